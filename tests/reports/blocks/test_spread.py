"""How communes spread: marks where their exact figures are, and nowhere for those that are withheld."""

from __future__ import annotations

import json
from datetime import date

import pytest

from geo.areas import base_areas
from reports.blocks.maps import commune_spread
from reports.blocks.spread import DOT, PLOT, lanes
from tests.board.releases import release_of
from tests.reports.blocks.areas_small import HIDDEN, by_area, province

NEW_UNITS = {
    "25747": 960,
    "25750": 990,
    "25760": 930,
}  # Thủ Dầu Một, Phú Lợi, Bình Dương, by their base areas


def spread_of(release):
    return commune_spread(by_area(release, level="commune"), by_area(release), "vi", title="Phân hóa")


@pytest.fixture(scope="module")
def spread():
    return spread_of(province())


def row_of(block, name: str) -> dict:
    return next(one for one in block.content["rows"] if one["name"] == name)


def test_a_district_has_a_mark_for_each_exact_figure_and_a_tick_for_its_own(spread):
    row = row_of(spread, "Thủ Dầu Một")
    # the scale runs from 85,0% to 98,0% and 14% of these 13 points more on either side
    low, wide = 0.85 - 0.14 * 0.13, 0.13 * 1.28
    assert [one["at"] for one in row["dots"]] == pytest.approx([(rate - low) / wide for rate in (0.90, 0.95, 0.98)], abs=1e-5)  # fmt: skip
    assert [one["tone"] for one in row["dots"]] == ["missed", "met", "met"]
    assert row["own"] == pytest.approx((2830 / 3000 - low) / wide, abs=1e-5)
    assert (row["first"], row["last"], row["met"]) == ("Định Hòa", "Chánh Mỹ", "2/3")
    assert spread.content["target"] == pytest.approx((0.95 - low) / wide, abs=1e-5)
    assert spread.content["target_text"] == "chỉ tiêu 95%"


def test_communes_without_an_exact_figure_are_counted_and_not_placed(spread):
    row = row_of(spread, "Bàu Bàng")
    assert (row["dots"], row["own"], row["met"], row["hidden"]) == ([], None, "0", "7 không có số chính xác")


def test_where_no_figure_is_shown_there_is_no_scale():
    release = province(targets=())
    name = "e_identity_level_2"
    block = commune_spread(by_area(release, name, level="commune"), by_area(release, name), "vi", title="")
    assert (block.content["ticks"], block.content["target"], block.content["target_text"]) == ([], None, "")
    assert {row["met"] for row in block.content["rows"]} == {"0"}


def test_no_withheld_number_shapes_the_spread():
    drawn = [json.dumps(spread_of(province(hidden)).payload()) for hidden in (HIDDEN, 3)]
    assert drawn[0] == drawn[1]


def test_marks_that_would_hide_another_go_above_and_below_in_turn():
    step = DOT / PLOT
    assert lanes([0.1, 0.1, 0.1, 0.1 + step, 0.5]) == [0, -1, 1, 0, 0]
    assert lanes([0.5] * 6) == [0, -1, 1, -2, 2, 0]


def test_the_36_units_stand_in_one_strip_from_the_lowest_to_the_highest():
    base_of = {base.unit_code: base.base_code for base in base_areas("from_2025_07")}
    july = date(2025, 7, 31)
    release = release_of(*(("card_delivered", july, base_of[unit], "25-39", "male", "permanent_present", None, number, 1000) for unit, number in NEW_UNITS.items()))  # fmt: skip
    block = commune_spread(by_area(release, period=july), None, "vi", title="")
    assert block.kind == "ordered_strip"
    assert [(one["name"], one["text"]) for one in block.content["units"]] == [
        ("Bình Dương", "93,0%"),
        ("Thủ Dầu Một", "96,0%"),
        ("Phú Lợi", "99,0%"),
    ]
    assert block.content["hidden"] == "33 không có số chính xác"
