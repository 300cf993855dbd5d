-- purpose: every dossier; codes as places in their closed lists, no date missing.
-- param: never, the day that stands for a missing date
SELECT
    enum_code(commune_code) AS commune,
    enum_code(unit_code) AS unit,
    enum_code(service_code) AS service,
    filed_on,
    due_on,
    coalesce(finished_on, $never) AS finished_on,
    enum_code(channel) AS channel,
    enum_code(payment) AS payment,
    enum_code(digitised) AS digitised,
    enum_code(rating) AS rating
FROM dossiers;
