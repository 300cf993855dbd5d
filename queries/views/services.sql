-- purpose: The service groups, the essential ones by their number first.
-- column: service_code  VARCHAR
-- column: name_vi       VARCHAR
-- column: name_en       VARCHAR
-- column: owner         VARCHAR
-- column: essential_no  INTEGER  1-25; NULL for the others
SELECT
    service_code,
    name_vi,
    name_en,
    owner,
    essential_no
FROM services
ORDER BY
    essential_no NULLS LAST,
    service_code
