-- purpose: One indicator summed over the cells of the cube that fit, by area, period or one breakdown.
-- param: indicator_id   an id of the catalogue
-- param: area_vintage   'to_2025_06' | 'from_2025_07'
-- param: period         last day of the month, NULL for every month
-- param: area_codes     the areas asked for, of one level
-- param: age_bands      as in the cube, NULL for all
-- param: sex            as in the cube, NULL for all
-- param: residences     as in the cube, NULL for all
-- param: service_code   one service group, NULL for all
-- param: seen           area codes the viewer may see, NULL for all
-- param: by             'area' | 'period' | 'age_band' | 'sex' | 'residence' | 'service'
-- column: key           VARCHAR  area code, period as YYYY-MM-DD, or the code of the breakdown
-- column: numerator     BIGINT
-- column: denominator   BIGINT   NULL for plain counts
SELECT
    CASE $by
        WHEN 'area' THEN area_part.area_code
        WHEN 'period' THEN CAST(measure.period AS VARCHAR)
        WHEN 'age_band' THEN measure.age_band
        WHEN 'sex' THEN measure.sex
        WHEN 'residence' THEN measure.residence
        WHEN 'service' THEN measure.service_code
    END AS key,
    CAST(sum(measure.numerator) AS BIGINT)   AS numerator,
    CAST(sum(measure.denominator) AS BIGINT) AS denominator
FROM measure
INNER JOIN area_part
    ON area_part.area_vintage = measure.area_vintage
    AND area_part.base_code = measure.base_code
WHERE measure.indicator_id = $indicator_id
    AND measure.area_vintage = $area_vintage
    AND (CAST($period AS DATE) IS NULL OR measure.period = CAST($period AS DATE))
    AND list_contains(CAST($area_codes AS VARCHAR[]), area_part.area_code)
    AND (CAST($age_bands AS VARCHAR[]) IS NULL OR list_contains(CAST($age_bands AS VARCHAR[]), measure.age_band))
    AND ($sex IS NULL OR measure.sex = $sex)
    AND (CAST($residences AS VARCHAR[]) IS NULL OR list_contains(CAST($residences AS VARCHAR[]), measure.residence))
    AND ($service_code IS NULL OR measure.service_code = $service_code)
    AND (CAST($seen AS VARCHAR[]) IS NULL OR list_contains(CAST($seen AS VARCHAR[]), area_part.area_code))
GROUP BY key
