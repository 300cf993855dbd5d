-- purpose: What a release says of itself: version, fingerprint, label, source, method.
-- column: key    VARCHAR
-- column: value  VARCHAR
SELECT
    key,
    value
FROM release_info
ORDER BY key
