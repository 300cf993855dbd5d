"""The address of a question: it round-trips, and a stale part falls back."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from board.offers import offered_age_groups, offered_denominators, offered_levels
from board.question import Question, month_end
from tests.board.releases import INFO

DEFAULT = Question("card_delivered", date(2025, 6, 30))
KEYS = ("indicator", "period", "area", "level", "age", "sex", "residence", "of", "service")
CODES = ("", "74", "724", "25747", "25741-25747", "district", "commune", "14-24", "14-17", "80+", "male",
         "permanent", "temporary", "registered", "assigned", "DV01", "N01", "residents", "dossiers_online",
         "services_full_process", "2023-09", "2025-07", "2026-13", "0000-01", "9999-12", "' OR 1=1")  # fmt: skip


def test_an_address_leaves_the_defaults_out():
    assert DEFAULT.to_params() == {"indicator": "card_delivered", "period": "2025-06"}


def test_a_question_survives_the_address():
    asked = Question(
        "card_delivered", date(2023, 9, 30), "724", "commune", "60+", "female", "permanent", "registered"
    )
    assert asked.to_params() == {
        "indicator": "card_delivered", "period": "2023-09", "area": "724", "level": "commune", "age": "60+",
        "sex": "female", "residence": "permanent", "of": "registered",
    }  # fmt: skip
    assert Question.from_params(asked.to_params(), DEFAULT) == asked


@given(st.dictionaries(st.sampled_from(KEYS), st.sampled_from(CODES) | st.text("0129-+DVađ %", max_size=8)))
def test_any_address_gives_a_question_that_gives_itself_back(params):
    asked = Question.from_params(params, DEFAULT)
    assert Question.from_params(asked.to_params(), DEFAULT) == asked


@pytest.mark.parametrize(
    ("params", "read"),
    [
        ({"indicator": "deleted", "area": "999", "level": "galaxy", "period": "yesterday", "sex": "?"}, DEFAULT),
        ({"period": "2020-12"}, DEFAULT),
        ({"period": "2025-07", "area": "724"}, Question("card_delivered", date(2025, 7, 31))),
        ({"level": "district", "period": "2026-01"}, Question("card_delivered", date(2026, 1, 31))),
        ({"area": "724", "level": "district"}, Question("card_delivered", date(2025, 6, 30), "724")),
        ({"age": "14-17"}, replace(DEFAULT, age_group="14-17")),
        ({"age": "14-17", "level": "commune"}, replace(DEFAULT, level="commune")),
        ({"residence": "temporary", "of": "registered"}, replace(DEFAULT, denominator="registered")),
        ({"sex": "male", "of": "assigned"}, replace(DEFAULT, denominator="assigned")),
        ({"service": "DV01", "sex": "male"}, replace(DEFAULT, sex="male")),
        (
            {"indicator": "dossiers_online", "service": "DV01", "sex": "male", "of": "registered"},
            replace(DEFAULT, indicator_id="dossiers_online", service_code="DV01"),
        ),
        (
            {"indicator": "services_full_process", "level": "commune"},
            replace(DEFAULT, indicator_id="services_full_process"),
        ),
        (
            {"indicator": "residents", "of": "assigned", "sex": "male"},
            replace(DEFAULT, indicator_id="residents", sex="male"),
        ),
    ],
)  # fmt: skip
def test_a_part_that_is_stale_or_does_not_fit_falls_back(params, read):
    assert Question.from_params(params, DEFAULT) == read


def test_months_and_services_that_the_release_lacks_fall_back():
    params = {"indicator": "dossiers_online", "period": "2026-01", "service": "DV09"}
    asked = Question.from_params(params, DEFAULT, INFO)
    assert asked == replace(DEFAULT, indicator_id="dossiers_online")


def test_the_same_code_in_the_other_vintage_is_another_area_and_stays_a_valid_address():
    asked = Question.from_params({"area": "25747", "period": "2025-07"}, DEFAULT)
    assert (asked.area_vintage, asked.area_code) == ("from_2025_07", "25747")


def test_a_month_before_stops_at_the_break_of_the_vintages_and_at_the_first_period():
    assert replace(DEFAULT, period=date(2024, 3, 31)).before().period == date(2024, 2, 29)
    assert replace(DEFAULT, period=date(2025, 7, 31)).before() is None
    assert replace(DEFAULT, period=date(2021, 1, 31)).before() is None
    assert DEFAULT.before(12).period == date(2024, 6, 30)


def test_about_another_indicator_keeps_what_applies():
    asked = replace(DEFAULT, area_code="724", sex="male", denominator="registered")
    assert asked.about("dossiers_online") == Question("dossiers_online", DEFAULT.period, "724")
    assert asked.about("card_undelivered") == replace(asked, indicator_id="card_undelivered")


def test_what_may_be_chosen_where():
    assert offered_levels("to_2025_06", "74") == ("district", "commune")
    assert offered_levels("from_2025_07", "74") == ("commune",)
    assert offered_levels("to_2025_06", "25747") == ("commune",)
    assert offered_age_groups("commune") == ("00-05", "06-13", "14-24", "25-39", "40-59", "60+")
    assert offered_age_groups("district")[6:] == ("14-17", "18-24", "60-79", "80+")
    assert offered_denominators(DEFAULT.indicator) == ("present", "registered", "assigned")
    assert offered_denominators(DEFAULT.about("residents").indicator) == ("present", "registered")
    assert offered_denominators(DEFAULT.about("dossiers_online").indicator) == ("present",)


def test_a_period_is_named_by_its_last_day():
    assert month_end("2024-02") == date(2024, 2, 29)
    assert [month_end(text) for text in ("2024-2", "2024-13", "0000-01", "٢٠٢٤-01", "2024-02-01")] == [
        None
    ] * 5
