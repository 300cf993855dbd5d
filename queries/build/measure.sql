-- purpose: Keep the rows that one indicator's own query gave, in the order in which pages ask for them.
-- param: indicator_id   an id of the catalogue; the temporary table indicator_rows holds its rows
-- column: Count         BIGINT   rows kept
INSERT INTO measure
SELECT
    $indicator_id,
    period,
    area_vintage,
    base_code,
    age_band,
    sex,
    residence,
    service_code,
    numerator,
    denominator
FROM indicator_rows
ORDER BY
    period,
    area_vintage,
    base_code,
    service_code,
    age_band,
    sex,
    residence
