-- purpose: Count what a release may not hold beside its tables: objects of any other kind, and comments on anything.
-- column: objects  BIGINT  views, macros, types, sequences, indexes, other schemas, comments
WITH named AS (
    SELECT view_name AS name FROM duckdb_views() WHERE database_name = current_database() AND NOT internal
    UNION ALL
    SELECT function_name FROM duckdb_functions() WHERE database_name = current_database() AND NOT internal
    UNION ALL
    SELECT type_name FROM duckdb_types() WHERE database_name = current_database() AND NOT internal
    UNION ALL
    SELECT sequence_name FROM duckdb_sequences() WHERE database_name = current_database()
    UNION ALL
    SELECT index_name FROM duckdb_indexes() WHERE database_name = current_database()
    UNION ALL
    SELECT schema_name FROM duckdb_schemas() WHERE database_name = current_database() AND NOT internal AND schema_name <> 'main'
    UNION ALL
    SELECT table_name FROM duckdb_tables() WHERE database_name = current_database() AND (schema_name <> 'main' OR comment IS NOT NULL)
    UNION ALL
    SELECT column_name FROM duckdb_columns() WHERE database_name = current_database() AND comment IS NOT NULL
)
SELECT
    count(*) AS objects
FROM named
