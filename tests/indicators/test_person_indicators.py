"""Which people and cards each indicator counts: one cell of the cube with a different count in every level."""

from __future__ import annotations

import polars as pl
import pytest

from board import queries
from board.dimensions import BANDS, E_IDENTITY_LEVELS, ID_CARD_LEVELS
from tests.tables import empty_release, fill

# Every level has its own power of two, so that a sum says exactly which levels are in it.
CARD = {level: 2**place for place, level in enumerate(ID_CARD_LEVELS)}
E_IDENTITY = {level: 2**place for place, level in enumerate(E_IDENTITY_LEVELS)}
EVERYBODY = 2 ** len(ID_CARD_LEVELS) - 1

PRINTED = {"printed_30", "printed_90", "printed_over"}
COLLECTED = {"collected_30", "collected_90", "collected_over"}
RENEWAL_COLLECTED = {f"renewal_{level}" for level in COLLECTED}
RENEWAL_PRINTED = {f"renewal_{level}" for level in PRINTED}
DELIVERED = {"delivered_current", "due_12", "due_3", "expired"} | RENEWAL_COLLECTED | RENEWAL_PRINTED

COVERAGE = {  # percent of those of 14 and over
    "card_collected": (CARD, COLLECTED | PRINTED | DELIVERED),
    "card_printed": (CARD, PRINTED | DELIVERED),
    "card_delivered": (CARD, DELIVERED),
    "e_identity_registered": (E_IDENTITY, {"registered", "approved", "level_1", "level_2"}),
    "e_identity_activated": (E_IDENTITY, {"level_1", "level_2"}),
    "e_identity_level_2": (E_IDENTITY, {"level_2"}),
}
CARDS_OF_ALL_AGES = {
    "card_undelivered": PRINTED | RENEWAL_PRINTED,
    "card_awaiting_print": COLLECTED | RENEWAL_COLLECTED,
    "backlog_30": {"collected_30", "printed_30", "renewal_collected_30", "renewal_printed_30"},
    "backlog_90": {"collected_90", "printed_90", "renewal_collected_90", "renewal_printed_90"},
    "backlog_over": {"collected_over", "printed_over", "renewal_collected_over", "renewal_printed_over"},
    "renewal_due_12": {"due_12"},
    "renewal_due_3": {"due_3"},
    "card_expired": {"expired"},
}


@pytest.fixture(scope="module")
def con():
    """One commune in one month: in every age band one cell of women present."""
    con = empty_release()
    cell = {
        "period": "2023-09-30", "area_vintage": "to_2025_06", "base_code": "25741", "sex": "female",
        "residence": "permanent_present", "residents": EVERYBODY,
        **{f"id_card_{level}": count for level, count in CARD.items()},
        **{f"e_identity_{level}": count for level, count in E_IDENTITY.items()},
    }  # fmt: skip
    rows = pl.DataFrame([{**cell, "age_band": band} for band in BANDS])
    fill(con, "population", rows.with_columns(pl.col("period").str.to_date()))
    yield con
    con.close()


def counted(con, indicator_id: str) -> dict[str, tuple[int, int | None]]:
    """{age band: (numerator, denominator)}"""
    rows = queries.run(con, f"indicators/{indicator_id}")
    assert set(rows["service_code"]) == {None}
    assert rows.select("base_code", "sex", "residence").unique().rows() == [
        ("25741", "female", "permanent_present")
    ]
    return {
        band: (top, bottom)
        for band, top, bottom in rows.select("age_band", "numerator", "denominator").rows()
    }


@pytest.mark.parametrize("indicator_id", COVERAGE)
def test_coverage_counts_its_levels_among_those_of_14_and_over(con, indicator_id):
    counts, levels = COVERAGE[indicator_id]
    expected = sum(counts[level] for level in levels)
    assert counted(con, indicator_id) == dict.fromkeys(BANDS[2:], (expected, EVERYBODY))


@pytest.mark.parametrize("indicator_id", CARDS_OF_ALL_AGES)
def test_cards_and_applications_are_counted_at_every_age(con, indicator_id):
    expected = sum(CARD[level] for level in CARDS_OF_ALL_AGES[indicator_id])
    assert counted(con, indicator_id) == dict.fromkeys(BANDS, (expected, None))


def test_the_three_waits_are_together_what_awaits_print_and_what_is_undelivered(con):
    def total(*indicator_ids: str) -> int:
        return sum(counted(con, indicator_id)["25-39"][0] for indicator_id in indicator_ids)

    assert total("backlog_30", "backlog_90", "backlog_over") == total(
        "card_awaiting_print", "card_undelivered"
    )


def test_somebody_in_renewal_has_received_a_card(con):
    assert RENEWAL_COLLECTED | RENEWAL_PRINTED < DELIVERED
    without = sum(CARD[level] for level in DELIVERED - RENEWAL_COLLECTED - RENEWAL_PRINTED)
    renewing = sum(CARD[level] for level in RENEWAL_COLLECTED | RENEWAL_PRINTED)
    assert counted(con, "card_delivered")["25-39"][0] == without + renewing


def test_residents_are_a_plain_count(con):
    assert counted(con, "residents") == dict.fromkeys(BANDS, (EVERYBODY, None))


def test_everybody_is_asked_for_an_id_number(con):
    expected = EVERYBODY - CARD["no_number"], EVERYBODY
    assert counted(con, "id_number_coverage") == dict.fromkeys(BANDS, expected)
