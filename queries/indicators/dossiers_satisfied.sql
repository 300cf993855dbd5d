-- purpose: Dossiers rated satisfied, of those rated.
-- column: period        DATE      last day of the month
-- column: area_vintage  VARCHAR
-- column: base_code     VARCHAR   base area
-- column: age_band      VARCHAR   NULL: does not apply
-- column: sex           VARCHAR   NULL: does not apply
-- column: residence     VARCHAR   NULL: does not apply
-- column: service_code  VARCHAR   service group
-- column: numerator     INTEGER   satisfied
-- column: denominator   INTEGER   rated
SELECT
    period,
    area_vintage,
    base_code,
    CAST(NULL AS VARCHAR) AS age_band,
    CAST(NULL AS VARCHAR) AS sex,
    CAST(NULL AS VARCHAR) AS residence,
    service_code,
    rating_satisfied AS numerator,
    rating_satisfied + rating_unsatisfied AS denominator
FROM dossiers
