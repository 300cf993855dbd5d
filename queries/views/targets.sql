-- purpose: Every target of one indicator in one vintage, the earliest due first.
-- param: indicator_id   an id of the catalogue
-- param: area_vintage   'to_2025_06' | 'from_2025_07'
-- param: seen           area codes the viewer may see, NULL for all
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
WHERE indicator_id = $indicator_id
    AND area_vintage = $area_vintage
    AND (CAST($seen AS VARCHAR[]) IS NULL OR list_contains(CAST($seen AS VARCHAR[]), area_code))
ORDER BY
    due_on,
    from_on,
    area_code,
    label
