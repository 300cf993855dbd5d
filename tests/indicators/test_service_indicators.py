"""Which dossiers and services each indicator counts."""

from __future__ import annotations

from datetime import date

import polars as pl
import pytest

from board import queries
from tests.tables import empty_release, fill, table

JUNE, JULY = date(2025, 6, 30), date(2025, 7, 31)
# One service in one commune, 100 dossiers; a different count in every level.
DOSSIERS = {
    "received": 100,
    "channel_online_full": 40, "channel_online_partial": 25, "channel_counter": 35,
    "timeliness_on_time": 70, "timeliness_late": 11, "timeliness_open": 19,
    "payment_online": 21, "payment_counter": 9, "payment_no_fee": 70,
    "digitised_yes": 82, "digitised_no": 18,
    "rating_satisfied": 45, "rating_unsatisfied": 3, "rating_not_rated": 52,
}  # fmt: skip
EXPECTED = {
    "dossiers_received": (100, None),
    "dossiers_online": (65, 100),  # full-process and partial
    "dossiers_on_time": (70, 81),  # open dossiers within their term are left out
    "dossiers_paid_online": (21, 30),  # of those with a fee
    "dossiers_digitised": (82, 100),
    "dossiers_satisfied": (45, 48),  # of those rated
}


@pytest.mark.parametrize("indicator_id", EXPECTED)
def test_a_dossier_indicator_counts_its_levels(indicator_id):
    keys = {"period": JUNE, "area_vintage": "to_2025_06", "base_code": "25741", "service_code": "DV03"}
    with empty_release() as con:
        fill(con, "dossiers", pl.DataFrame([{**keys, **DOSSIERS}]))
        rows = queries.run(con, f"indicators/{indicator_id}").rows()
    breakdowns = (None, None, None, "DV03")
    assert rows == [(JUNE, "to_2025_06", "25741", *breakdowns, *EXPECTED[indicator_id])]


def test_full_process_services_are_a_share_of_all_offered_and_belong_to_the_province():
    offers = table("""
        period     | provision    | services
        2025-06-30 | full_process | 753
        2025-06-30 | partial      | 1050
        2025-06-30 | information  | 209
        2025-07-31 | partial      | 1000
    """)
    months = table("""
        period     | area_vintage  | base_code   | age_band
        2025-06-30 | to_2025_06    | 25741       | 25-39
        2025-06-30 | to_2025_06    | 25741       | 40-59
        2025-07-31 | from_2025_07  | 25741-25747 | 25-39
    """)
    with empty_release() as con:
        fill(
            con,
            "service_offers",
            offers.with_columns(pl.col("period").str.to_date(), pl.col("services").cast(int)),
        )
        fill(con, "population", months.with_columns(pl.col("period").str.to_date()))
        rows = queries.run(con, "indicators/services_full_process").sort("period").rows()
    none = (None,) * 5
    assert rows == [(JUNE, "to_2025_06", *none, 753, 2012), (JULY, "from_2025_07", *none, 0, 1000)]
