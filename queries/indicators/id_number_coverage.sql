-- purpose: Residents with a personal ID number, of all residents.
-- column: period        DATE      last day of the month
-- column: area_vintage  VARCHAR
-- column: base_code     VARCHAR   base area
-- column: age_band      VARCHAR   as in the cube
-- column: sex           VARCHAR   as in the cube
-- column: residence     VARCHAR   as in the cube
-- column: service_code  VARCHAR   NULL: does not apply
-- column: numerator     INTEGER   with a number
-- column: denominator   INTEGER   residents
SELECT
    period,
    area_vintage,
    base_code,
    age_band,
    sex,
    residence,
    CAST(NULL AS VARCHAR) AS service_code,
    residents - id_card_no_number AS numerator,
    residents AS denominator
FROM population
