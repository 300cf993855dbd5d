-- purpose: Applications that wait 31 to 90 days for print or for delivery, first cards and renewals, all ages.
-- column: period        DATE      last day of the month
-- column: area_vintage  VARCHAR
-- column: base_code     VARCHAR   base area
-- column: age_band      VARCHAR   as in the cube
-- column: sex           VARCHAR   as in the cube
-- column: residence     VARCHAR   as in the cube
-- column: service_code  VARCHAR   NULL: does not apply
-- column: numerator     INTEGER   applications
-- column: denominator   INTEGER   NULL: a plain count
SELECT
    period,
    area_vintage,
    base_code,
    age_band,
    sex,
    residence,
    CAST(NULL AS VARCHAR) AS service_code,
    id_card_collected_90
    + id_card_printed_90
    + id_card_renewal_collected_90
    + id_card_renewal_printed_90 AS numerator,
    CAST(NULL AS INTEGER) AS denominator
FROM population
