-- purpose: The months of a release.
-- column: period  DATE  last day of the month
SELECT DISTINCT period
FROM rollup
WHERE level = 'province'
ORDER BY period
