-- purpose: People of 14 and over whose first card was printed, of all of that age.
-- column: period        DATE      last day of the month
-- column: area_vintage  VARCHAR
-- column: base_code     VARCHAR   base area
-- column: age_band      VARCHAR   as in the cube
-- column: sex           VARCHAR   as in the cube
-- column: residence     VARCHAR   as in the cube
-- column: service_code  VARCHAR   NULL: does not apply
-- column: numerator     INTEGER   printed or delivered
-- column: denominator   INTEGER   14 and over
SELECT
    period,
    area_vintage,
    base_code,
    age_band,
    sex,
    residence,
    CAST(NULL AS VARCHAR) AS service_code,
    id_card_printed_30
    + id_card_printed_90
    + id_card_printed_over
    + id_card_delivered_current
    + id_card_due_12
    + id_card_due_3
    + id_card_expired
    + id_card_renewal_collected_30
    + id_card_renewal_collected_90
    + id_card_renewal_collected_over
    + id_card_renewal_printed_30
    + id_card_renewal_printed_90
    + id_card_renewal_printed_over AS numerator,
    residents AS denominator
FROM population
WHERE age_band NOT IN ('00-05', '06-13')
