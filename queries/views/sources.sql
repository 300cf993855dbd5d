-- purpose: Where a release's figures come from, one row a source.
-- column: source        VARCHAR  'population' | 'dossiers' | 'service_offers' | 'targets'
-- column: agency        VARCHAR
-- column: rhythm        VARCHAR  'month' | 'year' | 'once'
-- column: first_period  VARCHAR  YYYY-MM
-- column: last_period   VARCHAR  YYYY-MM
-- column: received_on   DATE
-- column: rows          BIGINT
-- column: basis         VARCHAR  'protected' | 'public: <who said so>'
SELECT
    source,
    agency,
    rhythm,
    first_period,
    last_period,
    received_on,
    rows,
    basis
FROM sources
ORDER BY list_position(['population', 'dossiers', 'service_offers', 'targets'], source)
