-- purpose: One number for all figures of an indicator in a month and a commune or unit; other figures, another number.
-- column: indicator_id  VARCHAR
-- column: area_vintage  VARCHAR
-- column: period        DATE
-- column: area_code     VARCHAR  commune or unit; NULL for an indicator of the province alone
-- column: print         BIGINT   means nothing beyond one process: compare it with another release's at once
WITH prints_of_base_areas AS (
    SELECT
        indicator_id,
        area_vintage,
        period,
        base_code,
        bit_xor(hash(base_code, age_band, sex, residence, service_code, numerator, denominator)) AS print
    FROM measure
    GROUP BY
        indicator_id,
        area_vintage,
        period,
        base_code
)
SELECT
    prints.indicator_id,
    prints.area_vintage,
    prints.period,
    area_part.area_code,
    CAST(bit_xor(prints.print) >> 1 AS BIGINT) AS print
FROM prints_of_base_areas AS prints
LEFT JOIN area_part
    ON area_part.area_vintage = prints.area_vintage
    AND area_part.base_code = prints.base_code
    AND area_part.level = 'commune'
GROUP BY
    prints.indicator_id,
    prints.area_vintage,
    prints.period,
    area_part.area_code
