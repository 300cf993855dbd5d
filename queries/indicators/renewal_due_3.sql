-- purpose: Delivered cards, still valid, that expire within 3 months, all ages.
-- column: period        DATE      last day of the month
-- column: area_vintage  VARCHAR
-- column: base_code     VARCHAR   base area
-- column: age_band      VARCHAR   as in the cube
-- column: sex           VARCHAR   as in the cube
-- column: residence     VARCHAR   as in the cube
-- column: service_code  VARCHAR   NULL: does not apply
-- column: numerator     INTEGER   cards
-- column: denominator   INTEGER   NULL: a plain count
SELECT
    period,
    area_vintage,
    base_code,
    age_band,
    sex,
    residence,
    CAST(NULL AS VARCHAR) AS service_code,
    id_card_due_3 AS numerator,
    CAST(NULL AS INTEGER) AS denominator
FROM population
