-- purpose: One number for all rows of each table beside the figures; other rows, another number.
-- column: name   VARCHAR  the table; 'about' for what the release says about itself
-- column: print  BIGINT   means nothing beyond one process: compare it with another release's at once
WITH prints_of_rows AS (
    SELECT 'targets' AS name, hash(targets) AS print FROM targets
    UNION ALL
    SELECT 'sources', hash(sources) FROM sources
    UNION ALL
    SELECT 'services', hash(services) FROM services
    UNION ALL
    SELECT 'area', hash(area) FROM area
    UNION ALL
    SELECT 'area_part', hash(area_part) FROM area_part
    UNION ALL
    SELECT 'about', hash(key, value) FROM release_info WHERE key IN ('label', 'source', 'method')
)
SELECT
    name,
    CAST(bit_xor(print) >> 1 AS BIGINT) AS print
FROM prints_of_rows
GROUP BY name
ORDER BY name
