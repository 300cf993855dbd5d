-- purpose: Months and areas without figures: communes with fewer people or dossiers than can be shown, months without a list of services.
-- param: fewest         smaller counts are taken for missing
-- column: source        VARCHAR
-- column: area_vintage  VARCHAR
-- column: period        DATE
-- column: area_code     VARCHAR
WITH counted AS (
    SELECT
        CASE indicator_id WHEN 'residents' THEN 'population' ELSE 'dossiers' END AS source,
        area_vintage,
        period,
        area_code
    FROM rollup
    WHERE indicator_id IN ('residents', 'dossiers_received')
        AND level = 'commune'
    GROUP BY source, area_vintage, period, area_code
    HAVING sum(numerator) < $fewest
),

unlisted AS (
    SELECT DISTINCT
        'service_offers' AS source,
        area_vintage,
        period,
        area_code
    FROM rollup
    WHERE indicator_id = 'residents'
        AND level = 'province'
        AND period NOT IN (SELECT period FROM service_offers)
)

SELECT
    source,
    area_vintage,
    period,
    area_code
FROM counted
UNION ALL
SELECT
    source,
    area_vintage,
    period,
    area_code
FROM unlisted
ORDER BY
    source,
    area_vintage,
    period,
    area_code
