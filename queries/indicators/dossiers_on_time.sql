-- purpose: Dossiers handled on time, of those finished or overdue; open ones within their term are left out.
-- column: period        DATE      last day of the month
-- column: area_vintage  VARCHAR
-- column: base_code     VARCHAR   base area
-- column: age_band      VARCHAR   NULL: does not apply
-- column: sex           VARCHAR   NULL: does not apply
-- column: residence     VARCHAR   NULL: does not apply
-- column: service_code  VARCHAR   service group
-- column: numerator     INTEGER   on time
-- column: denominator   INTEGER   on time or late
SELECT
    period,
    area_vintage,
    base_code,
    CAST(NULL AS VARCHAR) AS age_band,
    CAST(NULL AS VARCHAR) AS sex,
    CAST(NULL AS VARCHAR) AS residence,
    service_code,
    timeliness_on_time AS numerator,
    timeliness_on_time + timeliness_late AS denominator
FROM dossiers
