-- purpose: List every table, column and type of the open release.
-- column: table_name   VARCHAR
-- column: column_name  VARCHAR
-- column: data_type    VARCHAR
SELECT
    table_name,
    column_name,
    data_type
FROM information_schema.columns
WHERE table_catalog = current_database()
    AND table_schema = 'main'
ORDER BY
    table_name,
    ordinal_position
