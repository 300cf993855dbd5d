-- purpose: Every indicator's protected sums of the whole province; they pass board/disclosure.py before anybody sees them.
-- param: residences     kinds of residence that are counted; what has none is counted too
-- column: indicator_id  VARCHAR
-- column: area_vintage  VARCHAR
-- column: period        DATE
-- column: numerator     BIGINT
-- column: denominator   BIGINT  NULL for a plain count
SELECT
    indicator_id,
    area_vintage,
    period,
    CAST(sum(numerator) AS BIGINT)   AS numerator,
    CAST(sum(denominator) AS BIGINT) AS denominator
FROM rollup
WHERE level = 'province'
    AND (residence IS NULL OR list_contains($residences, residence))
GROUP BY
    indicator_id,
    area_vintage,
    period
