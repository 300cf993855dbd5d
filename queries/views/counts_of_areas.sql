-- purpose: Indicators summed over whole areas, by area, period or residence; nothing else is filtered.
-- param: indicator_ids  ids of the catalogue
-- param: area_vintage   'to_2025_06' | 'from_2025_07'
-- param: periods        last days of the months, NULL for every month
-- param: area_codes     the areas asked for, of one level
-- param: residences     as in the cube, NULL where residence does not apply
-- param: seen           area codes the viewer may see, NULL for all
-- param: by             'area' | 'period' | 'residence'
-- column: indicator_id  VARCHAR
-- column: of_period     DATE     NULL by period, which is the key then
-- column: key           VARCHAR  area code, period as YYYY-MM-DD, or residence
-- column: numerator     BIGINT
-- column: denominator   BIGINT   NULL for plain counts
SELECT
    indicator_id,
    CASE WHEN $by <> 'period' THEN period END AS of_period,
    CASE $by
        WHEN 'area' THEN area_code
        WHEN 'period' THEN CAST(period AS VARCHAR)
        WHEN 'residence' THEN residence
    END AS key,
    CAST(sum(numerator) AS BIGINT)   AS numerator,
    CAST(sum(denominator) AS BIGINT) AS denominator
FROM rollup
WHERE list_contains(CAST($indicator_ids AS VARCHAR[]), indicator_id)
    AND area_vintage = $area_vintage
    AND (CAST($periods AS DATE[]) IS NULL OR list_contains(CAST($periods AS DATE[]), period))
    AND list_contains(CAST($area_codes AS VARCHAR[]), area_code)
    AND (CAST($residences AS VARCHAR[]) IS NULL OR list_contains(CAST($residences AS VARCHAR[]), residence))
    AND (CAST($seen AS VARCHAR[]) IS NULL OR list_contains(CAST($seen AS VARCHAR[]), area_code))
GROUP BY indicator_id, of_period, key
