-- purpose: Sum every indicator over age, sex and service to every area; rows without a base area belong to the province.
-- column: Count         BIGINT   rows kept
INSERT INTO rollup
WITH measure_by_base AS (
    SELECT
        indicator_id,
        period,
        area_vintage,
        base_code,
        residence,
        sum(numerator)   AS numerator,
        sum(denominator) AS denominator
    FROM measure
    GROUP BY
        indicator_id,
        period,
        area_vintage,
        base_code,
        residence
),
of_base_areas AS (
    SELECT
        measure_by_base.indicator_id,
        measure_by_base.period,
        measure_by_base.area_vintage,
        area_part.level,
        area_part.area_code,
        measure_by_base.residence,
        measure_by_base.numerator,
        measure_by_base.denominator
    FROM measure_by_base
    INNER JOIN area_part
        ON area_part.area_vintage = measure_by_base.area_vintage
        AND area_part.base_code = measure_by_base.base_code
),
of_the_province_alone AS (
    SELECT
        measure_by_base.indicator_id,
        measure_by_base.period,
        measure_by_base.area_vintage,
        area.level,
        area.area_code,
        measure_by_base.residence,
        measure_by_base.numerator,
        measure_by_base.denominator
    FROM measure_by_base
    INNER JOIN area
        ON area.area_vintage = measure_by_base.area_vintage
        AND area.level = 'province'
    WHERE measure_by_base.base_code IS NULL
),
everything AS (
    SELECT * FROM of_base_areas
    UNION ALL
    SELECT * FROM of_the_province_alone
)
SELECT
    indicator_id,
    period,
    area_vintage,
    level,
    area_code,
    residence,
    CAST(sum(numerator) AS BIGINT)   AS numerator,
    CAST(sum(denominator) AS BIGINT) AS denominator
FROM everything
GROUP BY
    indicator_id,
    period,
    area_vintage,
    level,
    area_code,
    residence
ORDER BY
    indicator_id,
    area_vintage,
    level,
    period,
    area_code,
    residence
