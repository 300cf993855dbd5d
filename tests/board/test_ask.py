"""From counts in a release to the rows of an answer: exact figures from small tables."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest
from polars.testing import assert_frame_equal

from board import queries
from board.access import ANYBODY, Viewer
from board.ask import ask, ask_together
from board.errors import AccessRefused, DefinitionError
from board.question import Question
from tests.board.releases import JUNE, MAY, release_of

BY_DISTRICT = Question("card_delivered", JUNE)
# Thủ Dầu Một (718): 25741, 25744; Dĩ An (724): 25942; Phú Giáo (722): 25858
PRESENT, ABSENT, TEMPORARY = "permanent_present", "permanent_absent", "temporary"


def cards(period, base, band, sex, residence, numerator, denominator):
    return ("card_delivered", period, base, band, sex, residence, None, numerator, denominator)


RELEASE = release_of(
    cards(JUNE, "25741", "25-39", "male", PRESENT, 900, 1000),
    cards(JUNE, "25744", "25-39", "female", PRESENT, 1, 9000),
    cards(JUNE, "25744", "60-79", "female", ABSENT, 400, 500),
    cards(JUNE, "25744", "80+", "male", TEMPORARY, 99, 400),
    cards(JUNE, "25942", "14-17", "male", PRESENT, 300, 400),
    cards(MAY, "25942", "14-17", "male", PRESENT, 200, 400),
    cards(date(2025, 7, 31), "25741-25747", "25-39", "male", PRESENT, 700, 1000),
)


def figures(answer):
    return {row["key"]: (row["numerator"], row["denominator"]) for row in answer.rows.iter_rows(named=True)}


def shown(answer):
    return {key: answer.text(key, "vi") for key in answer.keys}


def test_a_district_rate_is_not_the_mean_of_its_communes():
    answer = ask(RELEASE, ANYBODY, BY_DISTRICT, "area")
    assert figures(answer)["718"] == (1000, 10400)
    assert shown(answer)["718"] == "9,6%"  # the communes have 90% and 1,1%


def test_an_area_without_figures_is_in_the_answer_and_says_so():
    answer = ask(RELEASE, ANYBODY, BY_DISTRICT, "area")
    assert len(answer.rows) == 9
    assert shown(answer)["722"] == "chưa có số liệu"
    assert answer.row("722")["rank"] is None


def test_areas_come_best_first_with_level_and_parent():
    answer = ask(RELEASE, ANYBODY, replace(BY_DISTRICT, level="commune"), "area")
    rows = answer.rows.head(3).select("key", "rank", "level", "parent_code").rows()
    assert rows == [
        ("25741", 1, "commune", "718"),
        ("25942", 2, "commune", "724"),
        ("25744", 3, "commune", "718"),
    ]


def test_the_denominator_chooses_who_is_counted_above_and_below_the_line():
    present, registered = (
        ask(RELEASE, ANYBODY, replace(BY_DISTRICT, denominator=of), "total")
        for of in ("present", "registered")
    )
    assert figures(present)["74"] == (900 + 1 + 99 + 300, 1000 + 9000 + 400 + 400)
    assert figures(registered)["74"] == (900 + 1 + 400 + 300, 1000 + 9000 + 500 + 400)


def test_a_residence_is_the_part_of_those_counted():
    chosen = replace(BY_DISTRICT, residence="permanent")
    assert figures(ask(RELEASE, ANYBODY, chosen, "total"))["74"] == (1201, 10400)
    chosen = replace(chosen, denominator="registered")
    assert figures(ask(RELEASE, ANYBODY, chosen, "total"))["74"] == (1601, 10900)
    by_residence = ask(RELEASE, ANYBODY, BY_DISTRICT, "residence")
    assert figures(by_residence) == {"permanent": (1201, 10400), "temporary": (99, 400)}


def test_age_groups_are_sums_of_bands_and_broad_below_the_district():
    fine = ask(RELEASE, ANYBODY, BY_DISTRICT, "age_group")
    assert list(shown(fine)) == ["00-05", "06-13", "14-17", "18-24", "25-39", "40-59", "60-79", "80+"]
    assert figures(fine)["80+"] == (99, 400)
    broad = ask(
        RELEASE, ANYBODY, replace(BY_DISTRICT, area_code="25744", denominator="registered"), "age_group"
    )
    assert list(shown(broad)) == ["00-05", "06-13", "14-24", "25-39", "40-59", "60+"]
    assert figures(broad)["60+"] == (400, 500)
    assert (shown(broad)["00-05"], shown(broad)["25-39"]) == ("không áp dụng", "<0,2%")


def test_filters_narrow_the_areas_and_the_months():
    men = replace(BY_DISTRICT, sex="male", age_group="14-24", area_code="724")
    assert figures(ask(RELEASE, ANYBODY, men, "area"))["25942"] == (300, 400)
    assert figures(ask(RELEASE, ANYBODY, men, "period")) == {MAY: (200, 400), JUNE: (300, 400)}


def test_a_sex_or_an_age_group_counts_its_own_people_only():
    women, old = replace(BY_DISTRICT, sex="female"), replace(BY_DISTRICT, age_group="80+")
    assert figures(ask(RELEASE, ANYBODY, replace(women, denominator="registered"), "total"))["74"] == (
        401,
        9500,
    )
    assert figures(ask(RELEASE, ANYBODY, old, "total"))["74"] == (99, 400)


def test_a_breakdown_takes_the_place_of_its_own_filter():
    answer = ask(RELEASE, ANYBODY, replace(BY_DISTRICT, sex="female"), "sex")
    assert figures(answer)["male"] == (1299, 1800)


def test_a_series_stops_at_the_break_of_the_vintages():
    assert list(figures(ask(RELEASE, ANYBODY, BY_DISTRICT, "period"))) == [MAY, JUNE]
    after = replace(BY_DISTRICT, period=date(2025, 7, 31))
    assert figures(ask(RELEASE, ANYBODY, after, "period")) == {date(2025, 7, 31): (700, 1000)}


def test_a_code_of_both_vintages_counts_the_ground_of_its_own_vintage_only():
    new = Question("card_delivered", date(2025, 7, 31), "25747")
    assert figures(ask(RELEASE, ANYBODY, new, "total"))["25747"] == (700, 1000)
    assert shown(ask(RELEASE, ANYBODY, replace(new, period=JUNE), "total"))["25747"] == "chưa có số liệu"


def test_plain_counts_have_no_denominator_and_the_fewest_first_where_fewer_is_better():
    rows = [
        ("card_undelivered", JUNE, base, "25-39", "male", PRESENT, None, number, None)
        for base, number in (("25741", 500), ("25942", 40), ("25858", 9))
    ]
    answer = ask(release_of(*rows), ANYBODY, Question("card_undelivered", JUNE), "area")
    assert answer.rows.head(2).select("key", "rank").rows() == [("724", 1), ("718", 2)]
    assert figures(answer)["724"] == (40, None)
    assert shown(answer)["722"] == "<10"


def test_dossiers_of_the_newest_month_are_provisional_and_listed_by_service():
    rows = [
        ("dossiers_on_time", period, "25942", None, None, None, service, 3000, 4000)
        for period in (MAY, JUNE)
        for service in ("DV01", "N01")
    ]
    release, asked = release_of(*rows), Question("dossiers_on_time", JUNE, "724")
    assert ask(release, ANYBODY, asked, "period").rows["sign"].to_list() == ["", "p"]
    by_service = ask(release, ANYBODY, asked, "service")
    assert [by_service.label(key, "vi") for key in by_service.keys] == ["Đăng ký khai sinh", "Nhóm khác"]
    assert shown(by_service) == {"DV01": "75%", "N01": "75%"}
    one = ask(release, ANYBODY, replace(asked, service_code="DV01"), "total")
    assert figures(one)["724"] == (3000, 4000)


def test_the_provinces_own_indicator_needs_no_base_area():
    row = ("services_full_process", JUNE, None, None, None, None, None, 840, 2000)
    release, asked = release_of(row), Question("services_full_process", JUNE)
    assert shown(ask(release, ANYBODY, asked, "total")) == {"74": "42,0%"}
    assert set(shown(ask(release, ANYBODY, asked, "area")).values()) == {"chưa có số liệu"}


def test_an_assigned_number_is_the_one_laid_down_last_before_the_period():
    rows = [
        ("e_identity_activated", period, "25942", "25-39", "male", PRESENT, None, 1600, 5000)
        for period in (MAY, JUNE)
    ]
    targets = tuple(
        (
            "e_identity_activated",
            "to_2025_06",
            area,
            first,
            date(2025, 12, 31),
            value,
            "assigned",
            "",
            "",
            "",
            "",
        )
        for area, first, value in (("74", date(2024, 1, 1), 1000), ("74", JUNE, 1200), ("718", JUNE, 500))
    )
    release = release_of(*rows, targets=targets)
    asked = Question("e_identity_activated", JUNE, denominator="assigned")
    assert [answer_text for answer_text in shown(ask(release, ANYBODY, asked, "period")).values()] == [
        "160,0%",
        "133,3%",
    ]
    by_area = ask(release, ANYBODY, asked, "area")
    assert shown(by_area)["724"] == "chưa có số liệu"
    assert ask(release, ANYBODY, asked, "total").is_over_assigned()


def test_a_viewer_gets_the_areas_in_their_charge_and_is_refused_the_others():
    officer = Viewer("officer", (("to_2025_06", "724"),))
    assert list(shown(ask(RELEASE, officer, BY_DISTRICT, "area"))) == ["724"]
    communes = ask(RELEASE, officer, replace(BY_DISTRICT, level="commune"), "area")
    assert set(communes.rows["parent_code"]) == {"724"}
    assert figures(ask(RELEASE, officer, replace(BY_DISTRICT, area_code="25942"), "total"))["25942"] == (
        300,
        400,
    )
    for area_code in ("74", "718"):
        with pytest.raises(AccessRefused, match="không được xem"):
            ask(RELEASE, officer, replace(BY_DISTRICT, area_code=area_code), "total")
    with pytest.raises(AccessRefused):
        ask(RELEASE, officer, Question("card_delivered", date(2025, 7, 31)), "period")


@pytest.mark.parametrize(
    ("view", "filters"),
    [
        ("views/counts_of_areas", {"indicator_ids": ["card_delivered"], "periods": [JUNE]}),
        (
            "views/counts_of_cells",
            {
                "indicator_id": "card_delivered",
                "period": JUNE,
                "age_bands": None,
                "sex": None,
                "service_code": None,
            },
        ),
    ],
)
def test_the_query_itself_gives_no_area_that_the_viewer_may_not_see(view, filters):
    params = {
        "area_vintage": "to_2025_06",
        "residences": None,
    }
    with RELEASE.cursor() as cursor:
        rows = queries.run(
            cursor, view, **params, **filters, area_codes=["718", "724"], seen=["724", "25942"], by="area"
        )
    assert rows["key"].to_list() == ["724"]


@pytest.mark.parametrize("by", ["area", "period", "total", "age_group"])
def test_questions_asked_together_have_the_answers_they_have_alone(by):
    ids = ("card_delivered", "dossiers_on_time", "card_undelivered", "card_delivered", "dossiers_online")
    questions = [BY_DISTRICT.about(indicator_id) for indicator_id in ids]
    questions += [
        replace(BY_DISTRICT, **other)
        for other in ({"denominator": "registered"}, {"sex": "female"}, {"period": MAY})
    ]
    together = ask_together(RELEASE, ANYBODY, questions, by)
    assert [answer.question for answer in together] == questions
    for answer in together:
        assert_frame_equal(answer.rows, ask(RELEASE, ANYBODY, answer.question, by).rows)


def test_one_refused_question_refuses_all_that_are_asked_with_it():
    officer = Viewer("officer", (("to_2025_06", "724"),))
    with pytest.raises(AccessRefused):
        ask_together(
            RELEASE, officer, [replace(BY_DISTRICT, area_code=code) for code in ("724", "718")], "total"
        )


def test_a_fine_age_group_is_never_counted_by_commune():
    with pytest.raises(DefinitionError, match="14-17"):
        ask(RELEASE, ANYBODY, replace(BY_DISTRICT, age_group="14-17", level="commune"), "area")


def test_an_unknown_breakdown_is_our_own_mistake():
    with pytest.raises(DefinitionError, match="shoe_size"):
        ask(RELEASE, ANYBODY, BY_DISTRICT, "shoe_size")
