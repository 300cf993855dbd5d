-- purpose: Residents present in every commune or unit in a vintage's last month, for the population mosaic.
-- param: area_vintage   'to_2025_06' | 'from_2025_07'
-- column: area_code     VARCHAR  commune or unit
-- column: residents     BIGINT   permanent_present + temporary
WITH last_month AS (
    SELECT max(period) AS period
    FROM population
    WHERE area_vintage = $area_vintage
)
SELECT
    area_part.area_code,
    CAST(sum(population.residents) AS BIGINT) AS residents
FROM population
INNER JOIN last_month
    ON last_month.period = population.period
INNER JOIN area_part
    ON area_part.area_vintage = population.area_vintage
    AND area_part.base_code = population.base_code
    AND area_part.level = 'commune'
WHERE population.area_vintage = $area_vintage
    AND population.residence IN ('permanent_present', 'temporary')
GROUP BY area_part.area_code
ORDER BY area_part.area_code
