-- purpose: take the rows of residents that break a rule out of the table.
DELETE FROM residents WHERE rowid IN (SELECT row_id FROM broken);
