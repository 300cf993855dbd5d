-- purpose: rows of dossiers by place, all that are checked and those that fail each criterion.
-- Reads `failing` (row_id, criterion).
-- param: checked  what stands for the criterion where every row counts
SELECT
    commune_code,
    unit_code,
    $checked AS criterion,
    count(*) AS rows
FROM dossiers
GROUP BY commune_code, unit_code
UNION ALL
SELECT
    t.commune_code,
    t.unit_code,
    f.criterion,
    count(*) AS rows
FROM failing AS f
INNER JOIN dossiers AS t ON t.rowid = f.row_id
GROUP BY t.commune_code, t.unit_code, f.criterion;
