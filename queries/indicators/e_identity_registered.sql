-- purpose: People of 14 and over who have applied for an e-identity or hold one, of all of that age.
-- column: period        DATE      last day of the month
-- column: area_vintage  VARCHAR
-- column: base_code     VARCHAR   base area
-- column: age_band      VARCHAR   as in the cube
-- column: sex           VARCHAR   as in the cube
-- column: residence     VARCHAR   as in the cube
-- column: service_code  VARCHAR   NULL: does not apply
-- column: numerator     INTEGER   applied for, approved or activated
-- column: denominator   INTEGER   14 and over
SELECT
    period,
    area_vintage,
    base_code,
    age_band,
    sex,
    residence,
    CAST(NULL AS VARCHAR) AS service_code,
    e_identity_registered
    + e_identity_approved
    + e_identity_level_1
    + e_identity_level_2 AS numerator,
    residents AS denominator
FROM population
WHERE age_band NOT IN ('00-05', '06-13')
