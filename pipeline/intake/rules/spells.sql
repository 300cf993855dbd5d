-- purpose: every row of spells that breaks a rule of docs/DATA.md, once for each rule that it breaks.
-- Run after refused residents have been taken out: their spells have nobody to belong to.
-- param: last_day of the register
SELECT rowid AS row_id, 'person_id' AS column_name, 'missing' AS reason FROM spells WHERE person_id IS NULL
UNION ALL
SELECT s.rowid, 'person_id', 'unknown_person' FROM spells AS s
WHERE NOT EXISTS (SELECT 1 FROM residents AS r WHERE r.person_id = s.person_id) AND s.person_id IS NOT NULL
UNION ALL
SELECT rowid, 'commune_code', 'not_listed' FROM spells WHERE commune_code IS NULL
UNION ALL
SELECT rowid, 'unit_code', 'not_listed' FROM spells WHERE unit_code IS NULL
UNION ALL
SELECT s.rowid, 'unit_code', 'not_in_crosswalk' FROM spells AS s
WHERE
    s.commune_code IS NOT NULL
    AND s.unit_code IS NOT NULL
    AND NOT EXISTS (
        SELECT 1 FROM crosswalk AS c WHERE c.commune_code = s.commune_code AND c.unit_code = s.unit_code
    )
UNION ALL
SELECT rowid, 'residence', 'not_listed' FROM spells WHERE residence IS NULL
UNION ALL
SELECT rowid, 'from_on', 'missing' FROM spells WHERE from_on IS NULL
UNION ALL
SELECT rowid, 'from_on', 'after_last_day' FROM spells WHERE from_on > $last_day
UNION ALL
SELECT rowid, 'to_on', 'after_last_day' FROM spells WHERE to_on > $last_day
UNION ALL
SELECT rowid, 'to_on', 'wrong_order' FROM spells WHERE to_on < from_on
UNION ALL
SELECT s.rowid, 'from_on', 'before_birth' FROM spells AS s
INNER JOIN residents AS r ON r.person_id = s.person_id
WHERE s.from_on < r.born_on
UNION ALL
SELECT s.rowid, 'to_on', 'after_death' FROM spells AS s
INNER JOIN residents AS r ON r.person_id = s.person_id
WHERE r.died_on IS NOT NULL AND coalesce(s.to_on, DATE '9999-12-31') > r.died_on
UNION ALL
-- Both of two overlapping stays are refused: which one is right, only the owner knows.
SELECT DISTINCT s.rowid, 'from_on', 'overlap' FROM spells AS s
INNER JOIN spells AS o ON o.person_id = s.person_id
WHERE
    s.rowid <> o.rowid
    AND s.from_on <= coalesce(o.to_on, DATE '9999-12-31')
    AND o.from_on <= coalesce(s.to_on, DATE '9999-12-31');
