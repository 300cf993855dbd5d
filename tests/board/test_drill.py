"""From the province down to a commune and back; the titles of a ranking without targets."""

from __future__ import annotations

from dataclasses import replace

from board.access import ANYBODY
from board.ask import ask
from board.drill import frame, is_dense, lines, path
from board.findings.spread import distance_title
from board.question import Question
from tests.board.releases import JUNE, release_of

PROVINCE = Question("card_delivered", JUNE)


def cell(base: str, number: int, of: int | None, indicator_id: str = "card_delivered") -> tuple:
    return (indicator_id, JUNE, base, "25-39", "male", "permanent_present", None, number, of)


def test_the_province_and_a_district_show_what_lies_inside_them():
    district = replace(PROVINCE, area_code="718")
    assert frame(PROVINCE) == PROVINCE
    assert frame(district) == district


def test_a_commune_stands_among_those_of_its_district():
    assert frame(replace(PROVINCE, area_code="25750")) == replace(PROVINCE, area_code="718")


def test_a_commune_chosen_among_all_communes_stays_among_all():
    chosen = replace(PROVINCE, area_code="25750", level="commune")
    assert frame(chosen) == replace(PROVINCE, level="commune")
    assert [is_dense(one) for one in (frame(chosen), PROVINCE)] == [True, False]


def test_the_way_up_begins_with_the_province():
    assert [item.area_code for item in path("to_2025_06", "25750")] == ["74", "718", "25750"]


def test_a_rate_is_compared_with_the_areas_above_it_and_a_count_is_not():
    chosen = replace(PROVINCE, area_code="25750")
    assert [one.area_code for one in lines(chosen)] == ["25750", "718", "74"]
    assert [one.area_code for one in lines(chosen.about("card_undelivered"))] == ["25750"]


def test_a_ranking_of_rates_without_targets_says_how_far_its_ends_lie_apart():
    release = release_of(cell("25741", 912, 1000), cell("25942", 850, 1000))
    shown = ask(release, ANYBODY, PROVINCE, "area")
    assert distance_title(shown, "vi") == "Cao nhất và thấp nhất cách nhau 6,2 điểm phần trăm"
    assert distance_title(shown, "en") == "Highest and lowest are 6.2 percentage points apart"


def test_the_share_of_the_largest_is_said_only_where_nothing_is_withheld():
    districts = ("25741", "25870", "25960", "25840", "25801", "25975", "25930", "25897", "25819")
    cells = [cell(base, 100 * place, None, "card_undelivered") for place, base in enumerate(districts, 1)]
    question = PROVINCE.about("card_undelivered")
    shown = ask(release_of(*cells), ANYBODY, question, "area")
    assert len(shown.rows.drop_nulls("value")) == 9
    assert distance_title(shown, "vi") == "3 địa bàn nhiều nhất chiếm 53% trong 9 địa bàn"
    hidden = ask(
        release_of(cell("25741", 5, None, "card_undelivered"), *cells[1:]), ANYBODY, question, "area"
    )
    assert "chiếm" not in distance_title(hidden, "vi")
