"""Targets, the status against them, the change and the outlook."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from board.access import ANYBODY
from board.ask import ask
from board.changes import change
from board.outlook import outlook, outlook_text, pace_text
from board.question import Question
from board.status import status_of
from board.targets import target_for
from tests.board.releases import INFO, JUNE, release_of

YEAR = (date(2025, 1, 1), date(2025, 12, 31))
SAMPLE = "Dữ liệu mô phỏng"
MONTHS = [date(2025, 3, 31), date(2025, 4, 30), date(2025, 5, 31), JUNE]
QUESTION = Question("card_delivered", JUNE, "724")


def target(indicator_id, area_code, value, unit="rate", label=SAMPLE, first=YEAR[0], due=YEAR[1]):
    return (indicator_id, "to_2025_06", area_code, first, due, value, unit, "", "", label, "")


def cards(numerators, indicator_id="card_delivered", denominator=10_000, targets=()):
    rows = [
        (indicator_id, month, "25942", "25-39", "male", "permanent_present", None, numerator, denominator)
        for month, numerator in zip(MONTHS[-len(numerators) :], numerators, strict=True)
    ]
    return release_of(*rows, targets=tuple(targets), info=replace(INFO, periods=tuple(MONTHS)))


def total(release, question=QUESTION):
    return ask(release, ANYBODY, question, "total")


def test_the_target_in_force_is_the_areas_own_else_the_provinces_published_before_invented():
    release = cards(
        [9000],
        targets=[
            target("card_delivered", "74", 0.9),
            target("card_delivered", "74", 1.0, label="", due=date(2025, 7, 31)),
            target("card_delivered", "74", 0.5, first=date(2024, 1, 1), due=date(2024, 12, 31)),
            target("card_delivered", "724", 0.97),
            target("card_undelivered", "74", 500, unit="count"),
            target("card_delivered", "74", 8000, unit="assigned"),
        ],
    ).info
    found = {code: target_for(release, QUESTION, code) for code in ("724", "722", "74")}
    assert [found[code].value for code in ("724", "722", "74")] == [0.97, 1.0, 1.0]
    assert target_for(release, replace(QUESTION, period=date(2024, 6, 30))).value == 0.5
    assert (
        target_for(release, replace(QUESTION, indicator_id="card_undelivered")) is None
    )  # the province's own count
    assigned = target_for(release, replace(QUESTION, area_code="74", denominator="assigned"))
    assert (assigned.value, assigned.aim) == (8000, 1.0)


def test_a_target_is_in_force_from_its_first_day_to_its_due_day():
    def found(**span):
        release = cards([9000], targets=[target("card_delivered", "724", 0.9, **span)]).info
        return target_for(release, QUESTION) is not None

    assert found(first=JUNE)
    assert found(due=JUNE)
    assert not found(first=date(2025, 7, 1))
    assert not found(due=date(2025, 6, 29))


def test_a_breakdown_another_denominator_and_the_other_vintage_have_no_target():
    release = cards([9000], targets=[target("card_delivered", "74", 0.9)]).info
    changes = (
        {"sex": "male"},
        {"age_group": "60+"},
        {"denominator": "registered"},
        {"period": date(2025, 7, 31)},
    )
    assert [target_for(release, replace(QUESTION, area_code="74", **change)) for change in changes] == [
        None
    ] * 4


@pytest.mark.parametrize(
    ("numerator", "word", "shape", "gap", "short"),
    [
        (9690, "Đạt", "●", "vượt 1,9 điểm phần trăm", "+1,9"),
        (9496, "Đạt", "●", "đúng bằng chỉ tiêu", "0,0"),
        (9494, "Cận đạt", "▲", "thiếu 0,1 điểm phần trăm", "−0,1"),
        (9300, "Cận đạt", "▲", "thiếu 2,0 điểm phần trăm", "−2,0"),
        (9289, "Chưa đạt", "■", "thiếu 2,1 điểm phần trăm", "−2,1"),
        (9995, "Đạt", "●", "đạt", ""),
    ],
)
def test_a_rate_is_judged_as_it_is_shown(numerator, word, shape, gap, short):
    judged = status_of(total(cards([numerator], targets=[target("card_delivered", "724", 0.95)])))
    assert (judged.word.vi, judged.shape, judged.gap_text.vi, judged.gap_short.vi) == (
        word,
        shape,
        gap,
        short,
    )


def test_a_count_that_should_be_small_is_judged_the_other_way_round():
    targets = [target("card_undelivered", "724", 500, unit="count")]
    asked = replace(QUESTION, indicator_id="card_undelivered")
    release = {number: cards([number], "card_undelivered", None, targets) for number in (480, 540, 868)}
    judged = [status_of(total(release[number], asked)) for number in (480, 540, 868)]
    assert [status.word.vi for status in judged] == ["Đạt", "Cận đạt", "Chưa đạt"]
    assert judged[2].gap_text.vi == "cần giảm 368 thẻ"
    assert judged[2].needed.vi == "cần giảm <10 thẻ mỗi ngày để đạt vào 31/12/2025"


def test_what_is_needed_a_day_leads_to_the_target_on_its_day():
    judged = status_of(total(cards([5000], targets=[target("card_delivered", "724", 0.95)])))
    assert judged.needed_per_day == 25  # 4.500 people in 184 days
    assert judged.needed.vi == "cần thêm 25 người mỗi ngày để đạt vào 31/12/2025"


def test_without_a_target_or_a_shown_figure_there_is_no_status():
    assert status_of(total(cards([9000]))) is None
    targets = [target("card_delivered", "724", 0.95)]
    assert status_of(total(cards([5], targets=targets))) is None
    assert status_of(total(cards([100], denominator=150, targets=targets))) is None


def test_a_bounded_rate_meets_a_target_only_where_its_least_possible_value_does():
    def word(numerator, denominator, aim):
        judged = status_of(
            total(cards([numerator], denominator=denominator, targets=[target("card_delivered", "724", aim)]))
        )
        return judged and judged.word.vi

    assert word(245, 250, 0.96) == "Đạt"  # shown as '>96%': nine people fewer than 250 are 96,4%
    assert word(245, 250, 0.98) is None
    assert word(9_995, 10_000, 1.0) is None
    assert word(99_995, 100_000, 1.0) == "Đạt"  # 99.991 of 100.000 are 100,0% as shown


def test_a_change_is_said_only_of_two_shown_figures_and_beyond_the_noise():
    def of(before, now, **more):
        release = cards([before, now], **more)
        asked = replace(QUESTION, indicator_id=more.get("indicator_id", "card_delivered"))
        return change(total(release, asked), total(release, asked.before()))

    assert (of(9000, 9060).text.vi, of(9000, 9060).short.vi) == ("tăng 0,6 điểm phần trăm", "+0,6")
    assert of(9000, 9039).text.vi == "không đổi"  # 39 people: less than a district's noise band
    assert of(5, 9000) is None
    counts = {"indicator_id": "card_undelivered", "denominator": None}
    assert (of(1000, 880, **counts).text.vi, of(1000, 880, **counts).short.vi) == ("giảm 12,0%", "−120")
    assert (of(1000, 1039, **counts).text.vi, of(1000, 1039, **counts).short.vi) == ("không đổi", "±<40")
    large = change_of_a_large_count(1_000_000, 1_000_400)
    assert (large.text.vi, large.short.vi, large.short.en) == ("không đổi", "±<0,1%", "±<0.1%")
    assert large.size == 0
    large = change_of_a_large_count(1_000_000, 1_000_600)
    assert (large.text.vi, large.short.vi) == ("tăng 0,1%", "+600")


def change_of_a_large_count(before, now):
    release = cards([before, now], "residents", None)
    asked = replace(QUESTION, indicator_id="residents")
    return change(total(release, asked), total(release, asked.before()))


def test_a_change_of_the_whole_province_is_real_where_a_districts_would_be_noise():
    release = cards([9000, 9022])
    asked = replace(QUESTION, area_code="74")
    assert change(total(release, asked), total(release, asked.before())).text.vi == "tăng 0,2 điểm phần trăm"


def outlook_of(numerators, **more):
    release = cards(numerators, targets=[target("card_delivered", "724", 0.95, **more)])
    series = ask(release, ANYBODY, QUESTION, "period")
    expected = outlook(series, target_for(release.info, QUESTION))
    return series, expected


def test_the_outlook_is_a_straight_line_through_three_months():
    series, expected = outlook_of([5000, 5100, 5200, 5910])  # 910 people in 91 days
    assert expected.expected == pytest.approx(0.591 + 0.001 * 184)
    assert expected.days_late == 359 - 184
    assert pace_text(expected).vi == "chậm 175 ngày"
    assert outlook_text(series, expected, "vi") == (
        "Giữ nhịp này, thành phố Dĩ An đạt 77,5% vào 31/12/2025, dưới chỉ tiêu 17,5 điểm phần trăm."
    )


def test_an_outlook_never_passes_everybody_and_a_falling_series_never_arrives():
    assert outlook_of([5000, 6000, 7000, 8000])[1].expected == 1.0
    falling = outlook_of([5910, 5200, 5100, 5000])[1]
    assert (falling.days_late, pace_text(falling)) == (None, None)


def test_a_target_met_and_kept_counts_from_the_first_month_of_the_run():
    series, expected = outlook_of([9600, 9400, 9600, 9700])
    assert (expected.is_reached, expected.reached_on) == (True, date(2025, 5, 31))
    assert outlook_text(series, expected, "vi") == (
        "Thành phố Dĩ An đã đạt chỉ tiêu từ tháng 5/2025, trước hạn 214 ngày."
    )


def test_one_month_and_flows_have_no_outlook():
    assert outlook_of([9000])[1] is None
    release = cards([5000, 6000], "dossiers_online", targets=[target("dossiers_online", "724", 0.9)])
    asked = replace(QUESTION, indicator_id="dossiers_online")
    assert outlook(ask(release, ANYBODY, asked, "period"), target_for(release.info, asked)) is None
