-- purpose: take the rows of dossiers that break a rule out of the table.
DELETE FROM dossiers WHERE rowid IN (SELECT row_id FROM broken);
