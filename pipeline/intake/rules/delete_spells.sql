-- purpose: take the rows of spells that break a rule out of the table.
DELETE FROM spells WHERE rowid IN (SELECT row_id FROM broken);
