"""Findings: exact sentences from small tables, and silence about what is withheld."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from board.access import ANYBODY
from board.ask import ask
from board.findings import attention, headline, map_title, ranking_title, spread_title, trend_title
from board.question import Question
from tests.board.releases import INFO, JUNE, MAY, release_of

QUESTION = Question("card_delivered", JUNE)
# communes: Thủ Dầu Một, Dĩ An, Thuận An in the south, Phú Giáo in the north
TDM, DI_AN, THUAN_AN, PHU_GIAO = "25741", "25942", "25963", "25858"
ONE_OF_EACH = (
    TDM,
    DI_AN,
    THUAN_AN,
    PHU_GIAO,
    "25780",
    "25813",
    "25816",
    "25888",
    "25894",
)  # a commune of every district


def release(numbers, indicator_id="card_delivered", denominator=10_000, aim=None, unit="rate"):
    rows = [
        (indicator_id, month, base, "25-39", "male", "permanent_present", None, numerator, denominator)
        for month, counts in numbers.items()
        for base, numerator in counts.items()
    ]
    targets = ()
    if aim is not None:
        targets = (
            (
                indicator_id,
                "to_2025_06",
                "74",
                date(2025, 1, 1),
                date(2025, 12, 31),
                aim,
                unit,
                "",
                "",
                "",
                "",
            ),
        )
    return release_of(*rows, targets=targets, info=replace(INFO, periods=(MAY, JUNE)))


DELIVERED = release(
    {
        MAY: {TDM: 9500, DI_AN: 9300, THUAN_AN: 9490, PHU_GIAO: 8800},
        JUNE: {TDM: 9690, DI_AN: 9630, THUAN_AN: 9510, PHU_GIAO: 8890},
    },
    aim=0.95,
)


def test_the_headline_says_how_many_meet_the_target_where_the_whole_stands_and_who_is_last():
    by_area, total = (ask(DELIVERED, ANYBODY, QUESTION, by) for by in ("area", "total"))
    before = ask(DELIVERED, ANYBODY, QUESTION.before(), "total")
    assert headline(by_area, total, before, "vi") == (
        "**3/4 huyện, thành phố có số liệu đạt chỉ tiêu 95%** về tỷ lệ đã trả thẻ căn cước. "
        "Toàn tỉnh đạt 94,3%, tăng 1,6 điểm phần trăm so với tháng trước; **Phú Giáo** thấp nhất (88,9%), "
        "cần thêm <10 người mỗi ngày để đạt vào 31/12/2025."
    )
    assert headline(by_area, total, None, "en") == (
        "**3/4 districts with figures meet the 95% target** for ID cards delivered. "
        "The province stands at 94.3%; **Phu Giao** lowest (88.9%), "
        "<10 people more a day needed to meet it on 31/12/2025."
    )


def test_the_headline_names_the_kinds_of_area_that_there_were_on_the_day():
    before = date(2024, 3, 31)  # Bến Cát became a city in May 2024
    release = release_of(
        *[("card_delivered", month, TDM, "25-39", "male", "permanent_present", None, 9690, 10_000) for month in (before, JUNE)],
        targets=(("card_delivered", "to_2025_06", "74", date(2024, 1, 1), date(2025, 12, 31), 0.95, "rate", "", "", "", ""),),
    )  # fmt: skip
    said = [
        headline(*(ask(release, ANYBODY, replace(QUESTION, period=month), by) for by in ("area", "total")), None, "vi")
        for month in (before, JUNE)
    ]  # fmt: skip
    assert said[0].startswith("**1/1 huyện, thị xã, thành phố có số liệu đạt chỉ tiêu 95%**")
    assert said[1].startswith("**1/1 huyện, thành phố có số liệu đạt chỉ tiêu 95%**")


def test_the_headline_explains_more_than_all():
    release = release_of(
        ("e_identity_activated", JUNE, TDM, "25-39", "male", "permanent_present", None, 1330, 2000),
        targets=(("e_identity_activated", "to_2025_06", "74", date(2025, 1, 1), date(2025, 12, 31), 1000, "assigned", "", "", "", ""),),
    )  # fmt: skip
    asked = replace(QUESTION, indicator_id="e_identity_activated")
    for denominator, explained in (("assigned", True), ("present", False)):
        by_area, total = (
            ask(release, ANYBODY, replace(asked, denominator=denominator), by) for by in ("area", "total")
        )
        said = headline(by_area, total, None, "vi")
        assert ("Trên 100% vì mẫu số là chỉ tiêu được giao" in said) is explained


def test_without_a_target_the_headline_says_so_and_judges_nobody():
    source = release({JUNE: {TDM: 9690, DI_AN: 9630}})
    by_area, total = (ask(source, ANYBODY, QUESTION, by) for by in ("area", "total"))
    assert headline(by_area, total, None, "vi") == (
        "Toàn tỉnh đạt 96,6%; **Dĩ An** thấp nhất (96,3%). Chưa có chỉ tiêu có nguồn."
    )


def test_nobody_is_called_last_where_a_withheld_area_may_be_lower_or_ties_leave_it_open():
    for numbers in ({TDM: 9690, DI_AN: 9000, PHU_GIAO: 4}, {TDM: 9690, DI_AN: 9000, PHU_GIAO: 9001}):
        source = release({JUNE: numbers})
        by_area, total = (ask(source, ANYBODY, QUESTION, by) for by in ("area", "total"))
        assert "thấp nhất" not in headline(by_area, total, None, "vi")
    assert spread_title(
        ask(release({JUNE: {TDM: 9690, DI_AN: 9000, PHU_GIAO: 4}}), ANYBODY, QUESTION, "area"), "vi"
    ) == ("Dĩ An 90,0%, Thủ Dầu Một 96,9%")


def test_no_extreme_is_named_beside_an_area_whose_rate_is_withheld_altogether():
    rows = [("card_delivered", JUNE, base, "25-39", "male", "permanent_present", None, *counts)
            for base, *counts in ((TDM, 9690, 10_000), (DI_AN, 9000, 10_000), (PHU_GIAO, 50, 150))]  # fmt: skip
    source = release_of(*rows)
    by_area, total = (ask(source, ANYBODY, QUESTION, by) for by in ("area", "total"))
    assert "thấp nhất" not in headline(by_area, total, None, "vi")
    assert spread_title(by_area, "vi") == "Dĩ An 90,0%, Thủ Dầu Một 96,9%"


def test_a_map_is_titled_by_the_side_that_lags_else_by_its_extremes():
    assert map_title(ask(DELIVERED, ANYBODY, QUESTION, "area"), "vi") == "Phía bắc còn dưới chỉ tiêu"
    no_target = release({JUNE: {TDM: 9690, DI_AN: 9630}})
    title = map_title(ask(no_target, ANYBODY, QUESTION, "area"), "vi")
    assert title == "Dĩ An thấp nhất (96,3%), Thủ Dầu Một cao nhất (96,9%)"


def test_a_ranking_names_those_short_of_the_target():
    by_area = ask(DELIVERED, ANYBODY, QUESTION, "area")
    assert ranking_title(by_area, "vi") == "Phú Giáo chưa đạt chỉ tiêu 95%"
    everybody = release({JUNE: {TDM: 9690, DI_AN: 9630}}, aim=0.9)
    title = ranking_title(ask(everybody, ANYBODY, QUESTION, "area"), "vi")
    assert title == "Mọi địa bàn có số liệu đều đạt chỉ tiêu 90%"


def test_a_breakdown_inside_the_noise_has_no_difference_worth_naming():
    even = release({JUNE: {TDM: 9690, DI_AN: 9693}})
    assert spread_title(ask(even, ANYBODY, QUESTION, "area"), "vi") == "Không có chênh lệch đáng kể"


def test_a_trend_says_how_far_it_came():
    series = ask(DELIVERED, ANYBODY, QUESTION, "period")
    assert trend_title(series, "vi") == "Tăng 1,6 điểm phần trăm trong 1 tháng, lên 94,3% vào tháng 6/2025"
    first = ask(DELIVERED, ANYBODY, replace(QUESTION, period=MAY), "period")
    assert trend_title(first, "vi") == "92,7% vào tháng 5/2025"


def test_attention_names_areas_distance_and_who_answers_the_furthest_first():
    backlog = release(
        {JUNE: {base: number for base, number in zip(ONE_OF_EACH, (6000, 902, 10, 20, 30, 40, 50, 60, 70), strict=True)}},
        "card_undelivered", None,
    )  # fmt: skip
    lines = attention(
        [ask(DELIVERED, ANYBODY, QUESTION, "area"),
         ask(backlog, ANYBODY, replace(QUESTION, indicator_id="card_undelivered"), "area")],
        [ask(DELIVERED, ANYBODY, QUESTION, "period")],
        "vi",
    )  # fmt: skip
    assert [(line.key, line.text, line.who) for line in lines] == [
        (
            "missed",
            "**Phú Giáo**: tỷ lệ đã trả thẻ căn cước thấp hơn chỉ tiêu 6,1 điểm phần trăm",
            "Công an tỉnh Bình Dương và công an cấp xã thuộc huyện Phú Giáo",
        ),
        (
            "note",
            "**7.182 thẻ**: thẻ căn cước đã in, chưa trả; 96% ở Thủ Dầu Một và Dĩ An",
            "Công an tỉnh Bình Dương và công an cấp xã thuộc các địa bàn này",
        ),
    ]


def test_no_distance_below_ten_is_said_of_a_count():
    own = release_of(
        ("card_undelivered", JUNE, TDM, "25-39", "male", "permanent_present", None, 57, None),
        targets=(("card_undelivered", "to_2025_06", "718", date(2025, 1, 1), date(2025, 12, 31), 50, "count", "", "", "", ""),),
    )  # fmt: skip
    by_area = ask(own, ANYBODY, replace(QUESTION, indicator_id="card_undelivered"), "area")
    assert "cao hơn chỉ tiêu <10 thẻ" in attention([by_area], [], "vi")[0].text


def test_a_whole_that_falls_behind_says_how_late_it_comes_at_this_pace():
    slow = release({MAY: {TDM: 5000}, JUNE: {TDM: 5060}}, aim=0.95)
    lines = attention([], [ask(slow, ANYBODY, QUESTION, "period")], "vi")
    assert len(lines) == 1
    assert lines[0].text == (
        "**Toàn tỉnh**: tỷ lệ đã trả thẻ căn cước đạt chỉ tiêu chậm 2.036 ngày nếu giữ nhịp này; "
        "cần thêm 25 người mỗi ngày để đạt vào 31/12/2025"
    )
