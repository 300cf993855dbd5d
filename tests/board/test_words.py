"""Numbers, dates and changes as a Vietnamese administrative text writes them."""

from __future__ import annotations

from datetime import date

import pytest

from board.words import (
    count_change,
    day,
    listed,
    month_name,
    number,
    percent,
    points_change,
    sentence,
    signed,
)

SEPTEMBER = date(2023, 9, 30)


@pytest.mark.parametrize(
    ("value", "decimals", "vi", "en"),
    [
        (1234567, 0, "1.234.567", "1,234,567"),
        (-4120, 0, "−4.120", "−4,120"),
        (0.5, 1, "0,5", "0.5"),
        (-0.04, 1, "0,0", "0.0"),
    ],
)
def test_numbers_have_dots_between_thousands_and_a_decimal_comma(value, decimals, vi, en):
    assert (number(value, "vi", decimals), number(value, "en", decimals)) == (vi, en)


def test_no_space_stands_before_the_percent_sign():
    assert (percent(0.912, "vi"), percent(0.912, "en"), percent(0.956, "vi", 0)) == ("91,2%", "91.2%", "96%")


def test_what_rounds_to_zero_carries_no_sign():
    assert [signed(value, "vi", 1) for value in (1.94, -0.84, 0.04, -0.04)] == ["+1,9", "−0,8", "0,0", "0,0"]


def test_rates_change_in_percentage_points():
    assert points_change(0.006, "vi") == "tăng 0,6 điểm phần trăm"
    assert points_change(-0.012, "vi") == "giảm 1,2 điểm phần trăm"
    assert points_change(0.012, "en") == "up 1.2 percentage points"


def test_a_change_inside_rounding_or_the_noise_band_is_no_change():
    assert points_change(0.0004, "vi") == "không đổi"
    assert points_change(0.004, "vi", decimals=0) == "không đổi"
    assert points_change(0.002, "vi", band=0.003) == "không đổi"
    assert count_change(1009, 1000, "vi", band=10) == "không đổi"
    assert count_change(1_000_100, 1_000_000, "vi") == "không đổi"


def test_counts_change_in_percent():
    assert count_change(31_874, 35_994, "vi") == "giảm 11,4%"
    assert count_change(1100, 1000, "en") == "up 10.0%"


def test_months_and_days_have_their_vietnamese_form():
    assert (month_name(SEPTEMBER, "vi"), month_name(SEPTEMBER, "en")) == ("tháng 9/2023", "September 2023")
    assert day(SEPTEMBER) == "30/09/2023"


def test_lists_and_sentences():
    assert [listed(list("ABC")[:n], "vi") for n in range(4)] == ["", "A", "A và B", "A, B và C"]
    assert sentence("đạt 95%") == "Đạt 95%"
