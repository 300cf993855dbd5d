-- purpose: Count the cells whose levels do not sum to the cell, or that hold a negative count, by fact.
-- column: fact    VARCHAR  fact of the cube
-- column: broken  BIGINT   cells
WITH sums AS (
    SELECT
        'id_card' AS fact,
        residents AS cell,
        id_card_no_number + id_card_number_only
            + id_card_collected_30 + id_card_collected_90 + id_card_collected_over
            + id_card_printed_30 + id_card_printed_90 + id_card_printed_over
            + id_card_delivered_current + id_card_due_12 + id_card_due_3 + id_card_expired
            + id_card_renewal_collected_30 + id_card_renewal_collected_90 + id_card_renewal_collected_over
            + id_card_renewal_printed_30 + id_card_renewal_printed_90 + id_card_renewal_printed_over AS of_levels,
        least(
            id_card_no_number, id_card_number_only,
            id_card_collected_30, id_card_collected_90, id_card_collected_over,
            id_card_printed_30, id_card_printed_90, id_card_printed_over,
            id_card_delivered_current, id_card_due_12, id_card_due_3, id_card_expired,
            id_card_renewal_collected_30, id_card_renewal_collected_90, id_card_renewal_collected_over,
            id_card_renewal_printed_30, id_card_renewal_printed_90, id_card_renewal_printed_over
        ) AS smallest
    FROM population
    UNION ALL
    SELECT
        'e_identity',
        residents,
        e_identity_none + e_identity_registered + e_identity_approved + e_identity_level_1 + e_identity_level_2,
        least(
            e_identity_none, e_identity_registered, e_identity_approved, e_identity_level_1, e_identity_level_2
        )
    FROM population
    UNION ALL
    SELECT
        'channel',
        received,
        channel_online_full + channel_online_partial + channel_counter,
        least(channel_online_full, channel_online_partial, channel_counter)
    FROM dossiers
    UNION ALL
    SELECT
        'timeliness',
        received,
        timeliness_on_time + timeliness_late + timeliness_open,
        least(timeliness_on_time, timeliness_late, timeliness_open)
    FROM dossiers
    UNION ALL
    SELECT
        'payment',
        received,
        payment_online + payment_counter + payment_no_fee,
        least(payment_online, payment_counter, payment_no_fee)
    FROM dossiers
    UNION ALL
    SELECT
        'digitised',
        received,
        digitised_yes + digitised_no,
        least(digitised_yes, digitised_no)
    FROM dossiers
    UNION ALL
    SELECT
        'rating',
        received,
        rating_satisfied + rating_unsatisfied + rating_not_rated,
        least(rating_satisfied, rating_unsatisfied, rating_not_rated)
    FROM dossiers
)
SELECT
    fact,
    count(*) AS broken
FROM sums
WHERE of_levels <> cell OR smallest < 0
GROUP BY fact
ORDER BY fact
