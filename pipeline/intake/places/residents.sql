-- purpose: rows of residents by place, all that are checked and those that fail each criterion.
-- The place is that of the last stay: a resident has no address of their own. Reads `failing` (row_id, criterion).
-- param: checked  what stands for the criterion where every row counts
WITH last_stay AS (
    SELECT
        person_id,
        arg_max(commune_code, from_on) AS commune_code,
        arg_max(unit_code, from_on)    AS unit_code
    FROM spells
    GROUP BY person_id
)

SELECT
    s.commune_code,
    s.unit_code,
    $checked AS criterion,
    count(*) AS rows
FROM residents AS r
LEFT JOIN last_stay AS s ON s.person_id = r.person_id
GROUP BY s.commune_code, s.unit_code
UNION ALL
SELECT
    s.commune_code,
    s.unit_code,
    f.criterion,
    count(*) AS rows
FROM failing AS f
INNER JOIN residents AS r ON r.rowid = f.row_id
LEFT JOIN last_stay AS s ON s.person_id = r.person_id
GROUP BY s.commune_code, s.unit_code, f.criterion;
