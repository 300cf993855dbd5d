-- purpose: Dossiers filed online, full-process or partial, of all filed in the month.
-- column: period        DATE      last day of the month
-- column: area_vintage  VARCHAR
-- column: base_code     VARCHAR   base area
-- column: age_band      VARCHAR   NULL: does not apply
-- column: sex           VARCHAR   NULL: does not apply
-- column: residence     VARCHAR   NULL: does not apply
-- column: service_code  VARCHAR   service group
-- column: numerator     INTEGER   online
-- column: denominator   INTEGER   dossiers
SELECT
    period,
    area_vintage,
    base_code,
    CAST(NULL AS VARCHAR) AS age_band,
    CAST(NULL AS VARCHAR) AS sex,
    CAST(NULL AS VARCHAR) AS residence,
    service_code,
    channel_online_full + channel_online_partial AS numerator,
    received AS denominator
FROM dossiers
