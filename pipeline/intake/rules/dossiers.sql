-- purpose: every row of dossiers that breaks a rule of docs/DATA.md, once for each rule that it breaks.
-- param: last_day of the register
SELECT rowid AS row_id, 'dossier_id' AS column_name, 'missing' AS reason FROM dossiers WHERE dossier_id IS NULL
UNION ALL
SELECT rowid, 'dossier_id', 'duplicate' FROM dossiers
WHERE dossier_id IN (SELECT d.dossier_id FROM dossiers AS d GROUP BY d.dossier_id HAVING count(*) > 1)
UNION ALL
SELECT rowid, 'service_code', 'not_listed' FROM dossiers WHERE service_code IS NULL
UNION ALL
SELECT rowid, 'commune_code', 'not_listed' FROM dossiers WHERE commune_code IS NULL
UNION ALL
SELECT rowid, 'unit_code', 'not_listed' FROM dossiers WHERE unit_code IS NULL
UNION ALL
SELECT d.rowid, 'unit_code', 'not_in_crosswalk' FROM dossiers AS d
WHERE
    d.commune_code IS NOT NULL
    AND d.unit_code IS NOT NULL
    AND NOT EXISTS (
        SELECT 1 FROM crosswalk AS c WHERE c.commune_code = d.commune_code AND c.unit_code = d.unit_code
    )
UNION ALL
SELECT rowid, 'channel', 'not_listed' FROM dossiers WHERE channel IS NULL
UNION ALL
SELECT rowid, 'payment', 'not_listed' FROM dossiers WHERE payment IS NULL
UNION ALL
SELECT rowid, 'digitised', 'not_listed' FROM dossiers WHERE digitised IS NULL
UNION ALL
SELECT rowid, 'rating', 'not_listed' FROM dossiers WHERE rating IS NULL
UNION ALL
SELECT rowid, 'filed_on', 'missing' FROM dossiers WHERE filed_on IS NULL
UNION ALL
SELECT rowid, 'filed_on', 'out_of_range' FROM dossiers WHERE filed_on < DATE '1990-01-01'
UNION ALL
SELECT rowid, 'filed_on', 'after_last_day' FROM dossiers WHERE filed_on > $last_day
UNION ALL
SELECT rowid, 'due_on', 'missing' FROM dossiers WHERE due_on IS NULL
UNION ALL
SELECT rowid, 'due_on', 'wrong_order' FROM dossiers WHERE due_on < filed_on
UNION ALL
SELECT rowid, 'finished_on', 'wrong_order' FROM dossiers WHERE finished_on < filed_on
UNION ALL
SELECT rowid, 'finished_on', 'after_last_day' FROM dossiers WHERE finished_on > $last_day;
