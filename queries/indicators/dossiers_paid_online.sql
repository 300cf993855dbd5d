-- purpose: Dossiers paid online, of those with a fee.
-- column: period        DATE      last day of the month
-- column: area_vintage  VARCHAR
-- column: base_code     VARCHAR   base area
-- column: age_band      VARCHAR   NULL: does not apply
-- column: sex           VARCHAR   NULL: does not apply
-- column: residence     VARCHAR   NULL: does not apply
-- column: service_code  VARCHAR   service group
-- column: numerator     INTEGER   paid online
-- column: denominator   INTEGER   with a fee
SELECT
    period,
    area_vintage,
    base_code,
    CAST(NULL AS VARCHAR) AS age_band,
    CAST(NULL AS VARCHAR) AS sex,
    CAST(NULL AS VARCHAR) AS residence,
    service_code,
    payment_online AS numerator,
    payment_online + payment_counter AS denominator
FROM dossiers
