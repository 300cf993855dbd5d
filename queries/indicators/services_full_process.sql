-- purpose: Procedures offered wholly online, of all offered at the month's end; of the province, so without a base area.
-- column: period        DATE      last day of the month
-- column: area_vintage  VARCHAR
-- column: base_code     VARCHAR   NULL: the province
-- column: age_band      VARCHAR   NULL: does not apply
-- column: sex           VARCHAR   NULL: does not apply
-- column: residence     VARCHAR   NULL: does not apply
-- column: service_code  VARCHAR   NULL: does not apply
-- column: numerator     INTEGER   full-process
-- column: denominator   INTEGER   offered
WITH months AS (
    SELECT DISTINCT
        period,
        area_vintage
    FROM population
)
SELECT
    service_offers.period,
    months.area_vintage,
    CAST(NULL AS VARCHAR) AS base_code,
    CAST(NULL AS VARCHAR) AS age_band,
    CAST(NULL AS VARCHAR) AS sex,
    CAST(NULL AS VARCHAR) AS residence,
    CAST(NULL AS VARCHAR) AS service_code,
    CAST(coalesce(sum(service_offers.services) FILTER (WHERE service_offers.provision = 'full_process'), 0) AS INTEGER) AS numerator,
    CAST(sum(service_offers.services) AS INTEGER) AS denominator
FROM service_offers
INNER JOIN months
    ON months.period = service_offers.period
GROUP BY
    service_offers.period,
    months.area_vintage
