-- purpose: What the owner's audit of a release's counts found: one figure of one attack a row.
-- column: check    VARCHAR  what was tried
-- column: subject  VARCHAR  '<vintage>:<fact>'
-- column: figure   DOUBLE   a share, or a number of places
-- column: bar      VARCHAR  '<= 0.3', '>= 0.9' or 'stated'
-- column: passed   BOOLEAN
SELECT
    "check",
    subject,
    figure,
    bar,
    passed
FROM audit
ORDER BY
    "check",
    subject
