"""What of a protected count may be shown, rule by rule."""

from __future__ import annotations

import re

import polars as pl
import pytest
from hypothesis import given
from hypothesis import strategies as st

from board.disclosure import (
    disclose_assigned,
    disclose_counts,
    disclose_rates,
    ranked,
    shown_counts,
    shown_text,
)


def counts(*pairs: tuple[int | None, int | None]) -> pl.LazyFrame:
    rows = [(f"{place}", *pair) for place, pair in enumerate(pairs)]
    return pl.LazyFrame(
        rows, {"key": pl.String, "numerator": pl.Int64, "denominator": pl.Int64}, orient="row"
    )


def texts(rows: pl.DataFrame, unit: str, language: str = "vi") -> list[str]:
    return [shown_text(row, unit, language) for row in rows.iter_rows(named=True)]


def test_a_count_under_ten_is_withheld_and_zero_too():
    rows = disclose_counts(counts((0, None), (1, None), (9, None), (10, None), (1234, None))).collect()
    assert texts(rows, "count") == ["<10", "<10", "<10", "10", "1.234"]
    assert rows["numerator"].to_list() == rows["value"].to_list() == [None, None, None, 10, 1234]
    assert rows["bound"].to_list() == [10, 10, 10, None, None]


@pytest.mark.parametrize(
    ("numerator", "denominator", "vi", "en"),
    [
        (150, 199, "không công bố", "withheld"),
        (0, 0, "không công bố", "withheld"),
        (9, 250, "<4%", "<4%"),
        (0, 300, "<4%", "<4%"),
        (10, 250, "4%", "4%"),
        (241, 250, ">96%", ">96%"),
        (300, 300, ">96%", ">96%"),
        (240, 250, "96%", "96%"),
        (4559, 4999, "91%", "91%"),
        (4560, 5000, "91,2%", "91.2%"),
        (9, 5000, "<0,2%", "<0.2%"),
        (2_000_000, 2_000_000, ">99,9%", ">99.9%"),
    ],
)
def test_a_rate_of_a_slice_is_shown_bounded_rounded_or_withheld(numerator, denominator, vi, en):
    rows = disclose_rates(counts((numerator, denominator)), whole_areas=False).collect()
    assert texts(rows, "percent") + texts(rows, "percent", "en") == [vi, en]


def test_a_whole_area_has_one_decimal_whatever_its_size():
    rows = disclose_rates(counts((456, 500), (9, 300), (295, 300)), whole_areas=True).collect()
    assert texts(rows, "percent") == ["91,2%", "<3,4%", ">96,6%"]


def test_a_hidden_side_of_a_rate_cannot_be_had_by_subtracting():
    rows = disclose_rates(counts((9, 250), (245, 250), (100, 150)), whole_areas=False).collect()
    assert rows["numerator"].to_list() == rows["value"].to_list() == [None, None, None]
    assert rows["denominator"].to_list() == [250, 250, None]
    shown = [shown_counts(row, "người", "percent", "vi") for row in rows.iter_rows(named=True)]
    assert shown == ["<10 / 250 người", "không công bố / 250 người", "không công bố"]


def test_only_an_assigned_number_gives_more_than_100_percent():
    rows = disclose_assigned(
        counts((1_600_000, 1_200_000), (1_195_000, 1_200_000), (9, 1_200_000), (500, None))
    )
    assert texts(rows.collect(), "percent") == ["133,3%", "99,6%", "<0,1%", "chưa có số liệu"]


@given(st.integers(0, 12_000), st.integers(0, 12_000), st.booleans())
def test_a_bound_is_true_and_no_text_shows_one_to_nine_people(one, other, whole_areas):
    numerator, denominator = min(one, other), max(one, other)
    row = (
        disclose_rates(counts((numerator, denominator)), whole_areas=whole_areas).collect().row(0, named=True)
    )
    text = shown_counts(row, "người", "percent", "en")
    assert not re.search(r"(?<![\d,])[0-9](?![\d,])", text.replace("<10", ""))
    if row["sign"] == "<":
        assert numerator / denominator < row["bound"] <= 0.06
    elif row["sign"] == ">":
        assert numerator / denominator > row["bound"] >= 0.94
    elif row["sign"] == "":
        assert row["value"] == numerator / denominator
        assert min(numerator, denominator - numerator) >= 10


def test_areas_closer_than_rounding_or_noise_share_a_rank():
    rates = disclose_rates(
        counts((90_020, 100_000), (90_010, 100_000), (90_090, 100_000), (607, 700), (600, 700), (100, 150)),
        whole_areas=True,
    ).collect()
    placed = ranked(rates, lower_is_better=False, unit="percent", band=10)
    assert texts(placed, "percent") == ["90,1%", "90,0%", "90,0%", "86,7%", "85,7%", "không công bố"]
    # 90,0% twice is one text; 86,7% and 85,7% are seven people apart; 90,1% and 90,0% are seventy.
    assert placed.select("key", "rank").rows() == [
        ("2", 1),
        ("0", 2),
        ("1", 2),
        ("3", 4),
        ("4", 4),
        ("5", None),
    ]


def test_the_order_of_ties_and_of_withheld_areas_tells_nothing():
    low = disclose_counts(counts((7, None), (1015, None), (1010, None), (3, None), (20, None))).collect()
    placed = ranked(low, lower_is_better=True, unit="count", band=10)
    assert placed.select("key", "rank").rows() == [("4", 1), ("1", 2), ("2", 2), ("0", None), ("3", None)]
