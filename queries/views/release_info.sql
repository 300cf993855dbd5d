-- purpose: What a release says about itself (docs/DATA.md, "Release").
-- column: key    VARCHAR
-- column: value  VARCHAR
SELECT
    key,
    value
FROM release_info
ORDER BY key
