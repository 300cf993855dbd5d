-- purpose: Find indicators whose areas of some level, summed, differ from the measure's own sum in some month.
-- column: indicator_id  VARCHAR
-- column: level         VARCHAR  level of areas
-- column: months        BIGINT   months that differ
WITH measured AS (
    SELECT
        indicator_id,
        period,
        sum(numerator)   AS numerator,
        sum(denominator) AS denominator
    FROM measure
    GROUP BY
        indicator_id,
        period
),
rolled_up AS (
    SELECT
        indicator_id,
        period,
        level,
        sum(numerator)   AS numerator,
        sum(denominator) AS denominator
    FROM rollup
    GROUP BY
        indicator_id,
        period,
        level
)
SELECT
    indicator_id,
    rolled_up.level,
    count(*) AS months
FROM measured
FULL JOIN rolled_up
    USING (indicator_id, period)
WHERE measured.numerator IS DISTINCT FROM rolled_up.numerator
    OR measured.denominator IS DISTINCT FROM rolled_up.denominator
GROUP BY
    indicator_id,
    rolled_up.level
ORDER BY
    indicator_id,
    rolled_up.level
