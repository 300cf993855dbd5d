-- purpose: Count the rows of the tables that an extract fills, and the indicators that were measured.
-- column: population      BIGINT
-- column: dossiers        BIGINT
-- column: services        BIGINT
-- column: service_offers  BIGINT
-- column: indicators      BIGINT  different ids in measure
SELECT
    (SELECT count(*) FROM population)                   AS population,
    (SELECT count(*) FROM dossiers)                     AS dossiers,
    (SELECT count(*) FROM services)                     AS services,
    (SELECT count(*) FROM service_offers)               AS service_offers,
    (SELECT count(DISTINCT indicator_id) FROM measure)  AS indicators
