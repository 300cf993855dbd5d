-- purpose: the lines of one CSV file, every column typed. Lines that do not fit go to DuckDB's reject_errors.
-- No quotes: a lone one would swallow all lines up to the next.
-- param: path
-- param: columns (name -> DuckDB type, in the file's order)
-- param: delimiter
-- param: encoding
SELECT *
FROM
    read_csv(
        $path,
        columns = $columns,
        delim = $delimiter,
        encoding = $encoding,
        auto_detect = false,
        header = true,
        quote = '',
        escape = '',
        dateformat = '%d/%m/%Y',
        store_rejects = true,
        rejects_limit = 0
    );
