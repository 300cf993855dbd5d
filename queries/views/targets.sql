-- purpose: Every target of a release, the earliest due first.
-- column: indicator_id  VARCHAR
-- column: area_vintage  VARCHAR
-- column: area_code     VARCHAR
-- column: from_on       DATE
-- column: due_on        DATE
-- column: value         DOUBLE   rate 0-1, a count, or an assigned number
-- column: unit          VARCHAR  'rate' | 'count' | 'assigned'
-- column: programme     VARCHAR
-- column: legal_basis   VARCHAR
-- column: label         VARCHAR  'Dữ liệu mô phỏng' or empty
-- column: source        VARCHAR
SELECT
    indicator_id,
    area_vintage,
    area_code,
    from_on,
    due_on,
    value,
    unit,
    programme,
    legal_basis,
    label,
    source
FROM targets
ORDER BY
    due_on,
    from_on,
    indicator_id,
    area_vintage,
    area_code,
    label
