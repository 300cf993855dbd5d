-- purpose: every row of residents that breaks a rule of docs/DATA.md, once for each rule that it breaks.
-- param: last_day of the register
SELECT rowid AS row_id, 'person_id' AS column_name, 'missing' AS reason FROM residents WHERE person_id IS NULL
UNION ALL
SELECT rowid, 'person_id', 'duplicate' FROM residents
WHERE person_id IN (SELECT r.person_id FROM residents AS r GROUP BY r.person_id HAVING count(*) > 1)
UNION ALL
SELECT rowid, 'sex', 'not_listed' FROM residents WHERE sex IS NULL
UNION ALL
SELECT rowid, 'born_on', 'missing' FROM residents WHERE born_on IS NULL
UNION ALL
SELECT rowid, 'born_on', 'out_of_range' FROM residents WHERE born_on < DATE '1900-01-01'
UNION ALL
-- Nothing can be recorded after the register's last day; an expiry lies ahead by its nature.
SELECT rowid, 'born_on', 'after_last_day' FROM residents WHERE born_on > $last_day
UNION ALL
SELECT rowid, 'died_on', 'after_last_day' FROM residents WHERE died_on > $last_day
UNION ALL
SELECT rowid, 'id_number_on', 'after_last_day' FROM residents WHERE id_number_on > $last_day
UNION ALL
SELECT rowid, 'collected_on', 'after_last_day' FROM residents WHERE collected_on > $last_day
UNION ALL
SELECT rowid, 'printed_on', 'after_last_day' FROM residents WHERE printed_on > $last_day
UNION ALL
SELECT rowid, 'delivered_on', 'after_last_day' FROM residents WHERE delivered_on > $last_day
UNION ALL
SELECT rowid, 'renewal_collected_on', 'after_last_day' FROM residents WHERE renewal_collected_on > $last_day
UNION ALL
SELECT rowid, 'renewal_printed_on', 'after_last_day' FROM residents WHERE renewal_printed_on > $last_day
UNION ALL
SELECT rowid, 'renewal_delivered_on', 'after_last_day' FROM residents WHERE renewal_delivered_on > $last_day
UNION ALL
SELECT rowid, 'e_registered_on', 'after_last_day' FROM residents WHERE e_registered_on > $last_day
UNION ALL
SELECT rowid, 'e_approved_on', 'after_last_day' FROM residents WHERE e_approved_on > $last_day
UNION ALL
SELECT rowid, 'e_level1_on', 'after_last_day' FROM residents WHERE e_level1_on > $last_day
UNION ALL
SELECT rowid, 'e_level2_on', 'after_last_day' FROM residents WHERE e_level2_on > $last_day
UNION ALL
-- The first step of each chain is after birth; the rules of order below carry that on.
SELECT rowid, 'died_on', 'before_birth' FROM residents WHERE died_on < born_on
UNION ALL
SELECT rowid, 'id_number_on', 'before_birth' FROM residents WHERE id_number_on < born_on
UNION ALL
SELECT rowid, 'collected_on', 'before_birth' FROM residents WHERE collected_on < born_on
UNION ALL
SELECT rowid, 'e_registered_on', 'before_birth' FROM residents WHERE e_registered_on < born_on
UNION ALL
SELECT rowid, 'printed_on', 'without_earlier_step' FROM residents
WHERE printed_on IS NOT NULL AND collected_on IS NULL
UNION ALL
SELECT rowid, 'printed_on', 'wrong_order' FROM residents WHERE printed_on < collected_on
UNION ALL
SELECT rowid, 'delivered_on', 'without_earlier_step' FROM residents
WHERE delivered_on IS NOT NULL AND printed_on IS NULL
UNION ALL
SELECT rowid, 'delivered_on', 'wrong_order' FROM residents WHERE delivered_on < printed_on
UNION ALL
SELECT rowid, 'expires_on', 'without_earlier_step' FROM residents
WHERE expires_on IS NOT NULL AND printed_on IS NULL
UNION ALL
-- Only the card of somebody of 60, or of 58 and older, has no expiry (Law 59/2014/QH13, art. 21).
SELECT rowid, 'expires_on', 'missing' FROM residents
WHERE expires_on IS NULL AND year(printed_on) - year(born_on) < 58
UNION ALL
SELECT rowid, 'expires_on', 'wrong_order' FROM residents WHERE expires_on <= printed_on
UNION ALL
SELECT rowid, 'renewal_collected_on', 'without_earlier_step' FROM residents
WHERE renewal_collected_on IS NOT NULL AND delivered_on IS NULL
UNION ALL
SELECT rowid, 'renewal_collected_on', 'wrong_order' FROM residents WHERE renewal_collected_on < delivered_on
UNION ALL
SELECT rowid, 'renewal_printed_on', 'without_earlier_step' FROM residents
WHERE renewal_printed_on IS NOT NULL AND renewal_collected_on IS NULL
UNION ALL
SELECT rowid, 'renewal_printed_on', 'wrong_order' FROM residents WHERE renewal_printed_on < renewal_collected_on
UNION ALL
SELECT rowid, 'renewal_delivered_on', 'without_earlier_step' FROM residents
WHERE renewal_delivered_on IS NOT NULL AND renewal_printed_on IS NULL
UNION ALL
SELECT rowid, 'renewal_delivered_on', 'wrong_order' FROM residents WHERE renewal_delivered_on < renewal_printed_on
UNION ALL
SELECT rowid, 'renewal_expires_on', 'without_earlier_step' FROM residents
WHERE renewal_expires_on IS NOT NULL AND renewal_printed_on IS NULL
UNION ALL
SELECT rowid, 'renewal_expires_on', 'missing' FROM residents
WHERE renewal_expires_on IS NULL AND year(renewal_printed_on) - year(born_on) < 58
UNION ALL
SELECT rowid, 'renewal_expires_on', 'wrong_order' FROM residents WHERE renewal_expires_on <= renewal_printed_on
UNION ALL
SELECT rowid, 'e_approved_on', 'without_earlier_step' FROM residents
WHERE e_approved_on IS NOT NULL AND e_registered_on IS NULL
UNION ALL
SELECT rowid, 'e_approved_on', 'wrong_order' FROM residents WHERE e_approved_on < e_registered_on
UNION ALL
SELECT rowid, 'e_level1_on', 'without_earlier_step' FROM residents
WHERE e_level1_on IS NOT NULL AND e_approved_on IS NULL
UNION ALL
SELECT rowid, 'e_level1_on', 'wrong_order' FROM residents WHERE e_level1_on < e_approved_on
UNION ALL
SELECT rowid, 'e_level2_on', 'without_earlier_step' FROM residents
WHERE e_level2_on IS NOT NULL AND e_approved_on IS NULL
UNION ALL
SELECT rowid, 'e_level2_on', 'wrong_order' FROM residents
WHERE e_level2_on < e_approved_on OR e_level2_on < e_level1_on;
