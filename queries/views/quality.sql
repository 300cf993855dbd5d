-- purpose: Rows checked and failed by area and criterion, summed over the tables of each source.
-- param: area_vintage  'to_2025_06' | 'from_2025_07'
-- param: seen          area codes the viewer may see, NULL for all
-- column: source       VARCHAR  'population' | 'dossiers'
-- column: area_code    VARCHAR
-- column: criterion    VARCHAR
-- column: rows         BIGINT   rounded as the extract holds it
-- column: failed       BIGINT   rounded as the extract holds it
SELECT
    CASE WHEN source IN ('residents', 'spells') THEN 'population' ELSE source END AS source,
    area_code,
    criterion,
    CAST(sum(rows) AS BIGINT)   AS rows,
    CAST(sum(failed) AS BIGINT) AS failed
FROM quality
WHERE area_vintage = $area_vintage
    AND (CAST($seen AS VARCHAR[]) IS NULL OR list_contains(CAST($seen AS VARCHAR[]), area_code))
GROUP BY ALL
