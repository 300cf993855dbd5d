-- purpose: Find indicators whose areas of some level, summed, differ from the measure's own sum in some month.
-- column: indicator_id  VARCHAR
-- column: level         VARCHAR  level of areas that the month should have or has
-- column: months        BIGINT   months that differ
WITH measured AS (
    SELECT
        indicator_id,
        period,
        area_vintage,
        base_code IS NULL AS is_of_the_province,
        sum(numerator)    AS numerator,
        sum(denominator)  AS denominator
    FROM measure
    GROUP BY
        indicator_id,
        period,
        area_vintage,
        base_code IS NULL
),
levels AS (
    SELECT DISTINCT
        area_vintage,
        level
    FROM area_part
),
expected AS (
    SELECT
        measured.indicator_id,
        measured.period,
        levels.level,
        measured.numerator,
        measured.denominator
    FROM measured
    INNER JOIN levels
        ON levels.area_vintage = measured.area_vintage
        AND (levels.level = 'province' OR NOT measured.is_of_the_province)
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
    level,
    count(*) AS months
FROM expected
FULL JOIN rolled_up
    USING (indicator_id, period, level)
WHERE expected.numerator IS DISTINCT FROM rolled_up.numerator
    OR expected.denominator IS DISTINCT FROM rolled_up.denominator
GROUP BY
    indicator_id,
    level
ORDER BY
    indicator_id,
    level
