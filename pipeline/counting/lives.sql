-- purpose: every stay with the dates of its person; codes as places in their closed lists, no date missing.
-- One row a stay: the counting adds rows up and needs no order, so parts of a register can be counted apart.
-- param: never, the day that stands for a missing date
SELECT
    enum_code(s.commune_code) AS commune,
    enum_code(s.unit_code) AS unit,
    enum_code(s.residence) AS residence,
    enum_code(r.sex) AS sex,
    s.from_on,
    coalesce(s.to_on, $never) AS to_on,
    r.born_on,
    coalesce(r.id_number_on, $never) AS id_number_on,
    coalesce(r.collected_on, $never) AS collected_on,
    coalesce(r.printed_on, $never) AS printed_on,
    coalesce(r.delivered_on, $never) AS delivered_on,
    coalesce(r.expires_on, $never) AS expires_on,
    coalesce(r.renewal_collected_on, $never) AS renewal_collected_on,
    coalesce(r.renewal_printed_on, $never) AS renewal_printed_on,
    coalesce(r.renewal_delivered_on, $never) AS renewal_delivered_on,
    coalesce(r.renewal_expires_on, $never) AS renewal_expires_on,
    coalesce(r.e_registered_on, $never) AS e_registered_on,
    coalesce(r.e_approved_on, $never) AS e_approved_on,
    coalesce(r.e_level1_on, $never) AS e_level1_on,
    coalesce(r.e_level2_on, $never) AS e_level2_on
FROM spells AS s
INNER JOIN residents AS r ON r.person_id = s.person_id;
