"""Titles and charts of several answers: steps of one way, groups side by side, who holds a backlog."""

from __future__ import annotations

import json
from dataclasses import replace

from board.access import ANYBODY
from board.ask import ask
from board.captions import caption, file_words
from board.charts import dots, funnel, stacked_columns, trend
from board.disclosure import NO_FIGURE
from board.findings import apart_title, funnel_title, groups_title, holders_title, renewals_title, steps_title
from board.question import Question
from tests.board.releases import JUNE, MAY, release_of

QUESTION = Question("card_delivered", JUNE)
STEPS = ("card_collected", "card_printed", "card_delivered")
SMALL = 7  # the count that must not be found anywhere
TDM, DI_AN, THUAN_AN = "25741", "25942", "25963"


def row(indicator_id, numerator, denominator=10_000, base=TDM, age="25-39", sex="male", month=JUNE):
    return (indicator_id, month, base, age, sex, "permanent_present", None, numerator, denominator)


def answers(release, indicators, by, **more):
    return [ask(release, ANYBODY, replace(QUESTION, indicator_id=name, **more), by) for name in indicators]


def way(collected, printed, delivered):
    return release_of(row(STEPS[0], collected), row(STEPS[1], printed), row(STEPS[2], delivered))


def test_the_funnels_title_names_the_step_before_which_most_people_stop():
    steps = answers(way(9_500, 9_400, 9_100), STEPS, "total")
    assert funnel_title(steps, "vi") == "900 người chưa được trả thẻ, nhiều nhất là chưa thu nhận hồ sơ (500)"
    steps = answers(way(9_900, 9_800, 9_100), STEPS, "total")
    assert (
        funnel_title(steps, "en") == "900 people without a card; largest group: printed, not delivered (700)"
    )


def test_the_funnels_title_says_nothing_of_a_withheld_step():
    steps = answers(way(9_996, 9_400, 9_100), STEPS, "total")
    assert steps[0].row()["numerator"] is None
    assert funnel_title(steps, "vi") == "Đã trả thẻ: 91,0%"


def test_no_difference_of_steps_below_ten_is_said():
    steps = answers(way(9_500, 9_497, 9_494), STEPS, "total")
    assert funnel_title(steps, "vi") == "506 người chưa được trả thẻ, nhiều nhất là chưa thu nhận hồ sơ (500)"


def test_the_funnel_begins_with_those_who_could():
    steps = answers(way(9_500, 9_400, 9_100), STEPS, "total")
    drawn = funnel(steps, "vi", whole="Từ đủ 14 tuổi")
    assert drawn["data"][0]["y"] == ["Từ đủ 14 tuổi"]
    assert drawn["data"][0]["x"] == [10_000]
    assert drawn["layout"]["annotations"][0]["text"] == "10.000 người"


def test_a_step_that_does_not_apply_is_said_once_and_not_twice():
    steps = answers(way(9_500, 9_400, 9_100), STEPS, "total", age_group="00-05")
    drawn = funnel(steps, "vi", whole="Từ đủ 14 tuổi")
    assert [note["text"] for note in drawn["layout"]["annotations"]] == ["không áp dụng"] * 3


def test_the_areas_that_hold_most_of_a_backlog_are_named_with_their_share():
    counts = {TDM: 60, DI_AN: 30, THUAN_AN: 10}
    release = release_of(*(row("backlog_over", count, None, base) for base, count in counts.items()))
    by_area, whole = (answers(release, ["backlog_over"], by)[0] for by in ("area", "total"))
    assert holders_title(by_area, whole, "vi") == "Tồn trên 90 ngày: Thủ Dầu Một và Dĩ An chiếm 90%"


def groups(*cells):
    release = release_of(*(row("card_delivered", *counts, age=age, sex=sex) for age, sex, *counts in cells))
    return [ask(release, ANYBODY, replace(QUESTION, sex=sex), "age_group") for sex in ("male", "female")]


def test_the_lowest_and_highest_group_are_named():
    both = groups(
        ("18-24", "male", 6_000, 10_000), ("18-24", "female", 7_000, 10_000), ("80+", "female", 500, 1_000)
    )
    title = groups_title(both, ("Nam", "Nữ"), "vi")
    assert title == "Thấp nhất: nữ, từ 80 tuổi (50%); cao nhất: nữ, 18–24 tuổi (70,0%)"


def test_no_highest_group_is_named_beside_a_bounded_one():
    both = groups(
        ("18-24", "male", 6_000, 10_000), ("18-24", "female", 9_995, 10_000), ("60-79", "male", 7_000, 10_000)
    )  # fmt: skip
    assert groups_title(both, ("Nam", "Nữ"), "vi") == "Thấp nhất: nam, 18–24 tuổi (60,0%)"


def test_neither_end_is_named_beside_a_withheld_group():
    both = groups(
        ("18-24", "male", 6_000, 10_000), ("18-24", "female", 7_000, 10_000), ("80+", "female", 90, 150)
    )
    assert groups_title(both, ("Nam", "Nữ"), "vi") == "60,0%–70,0%"


def test_dots_leave_out_groups_that_do_not_apply_and_mark_bounds_as_open():
    both = groups(("18-24", "male", SMALL, 10_000), ("18-24", "female", 7_000, 10_000))
    drawn = dots(both, ("Nam", "Nữ"), "vi")
    series = [trace for trace in drawn["data"] if trace["mode"] == "markers"]
    assert {label for trace in series for label in trace["y"]} == {"18–24 tuổi"}
    opened = [trace for trace in series if trace["marker"]["symbol"].endswith("-open")]
    assert [trace["x"] for trace in opened] == [[0.1]]
    assert "<0,1%" in json.dumps(drawn["layout"], ensure_ascii=False)
    assert "0.07" not in json.dumps(drawn)


def test_the_group_with_the_widest_distance_between_two_steps_is_named():
    numbers = {"18-24": (9_000, 5_000), "60-79": (8_000, 3_000)}
    names = ("e_identity_registered", "e_identity_level_2")
    release = release_of(
        *(
            row(name, count, age=age)
            for age, counts in numbers.items()
            for name, count in zip(names, counts, strict=True)
        )
    )
    first, last = answers(release, names, "age_group")
    title = apart_title(first, last, ("Đăng ký", "Mức độ 2"), "vi")
    assert title == "Đăng ký hơn mức độ 2 nhiều nhất ở nhóm 60–79 tuổi: 50,0 điểm phần trăm"


def test_the_steps_of_a_month_stand_in_one_title():
    series = answers(way(9_500, 9_400, 9_100), STEPS, "period")
    title = steps_title(series, ("Thu nhận", "In thẻ", "Trả thẻ"), "vi")
    assert title == "Thu nhận 95,0%, in thẻ 94,0%, trả thẻ 91,0% vào tháng 6/2025"


def test_renewals_are_counted_by_urgency_and_a_small_one_is_bounded():
    kinds = ("card_expired", "renewal_due_3", "renewal_due_12")
    release = release_of(
        *(row(kind, count, None) for kind, count in zip(kinds, (120, SMALL, 300), strict=True))
    )
    totals = answers(release, kinds, "total")
    by_age = answers(release, kinds[:1], "age_group")[0]
    assert renewals_title(totals, by_age, "vi") == (
        "120 thẻ quá hạn, <10 đến hạn trong 3 tháng, 300 đến hạn 4–12 tháng; thẻ quá hạn nhiều nhất ở nhóm 25–39 tuổi"
    )


def backlog(*over):
    cells = [("backlog_over", month, count) for month, count in zip((MAY, JUNE), over, strict=True)]
    cells += [("backlog_90", month, 50) for month in (MAY, JUNE)]
    release = release_of(*(row(name, count, None, month=month) for name, month, count in cells))
    return stacked_columns(answers(release, ("backlog_over", "backlog_90"), "period"), ("lâu", "vừa"), "vi")


def test_the_whole_of_the_asked_month_stands_above_its_column():
    assert backlog(20, 30)["layout"]["annotations"][1]["text"] == "<b>80</b>"


def test_a_withheld_part_of_a_column_is_hatched_and_gives_no_whole():
    drawn = backlog(20, SMALL)
    assert len(drawn["layout"]["annotations"]) == 1  # the legend
    assert drawn["data"][0]["y"] == [20.0, None]
    assert drawn["data"][1]["y"] == [None, 10.0]
    assert drawn["data"][1]["marker"]["pattern"]["shape"] == "/"


def test_a_trend_without_a_shown_figure_says_so_and_has_no_axis():
    series = answers(release_of(row("card_delivered", 50, 100)), ["card_delivered"], "period")
    drawn = trend(series, None, "vi")
    assert drawn["layout"]["yaxis"]["visible"] is False
    assert [note["text"] for note in drawn["layout"]["annotations"]] == [NO_FIGURE["vi"]]


def test_a_caption_of_several_answers_names_all_and_owns_up_for_all():
    steps = answers(way(9_996, 9_400, SMALL), STEPS, "total")
    said = caption(steps[1], "vi", [steps[0], steps[2]])
    assert said.startswith(
        "Tỷ lệ đã in thẻ căn cước, tỷ lệ thu nhận hồ sơ cấp thẻ căn cước và tỷ lệ đã trả thẻ căn cước, "
    )
    assert "2 số liệu không công bố chính xác" in said


def test_files_of_one_figure_are_told_apart():
    both = groups(("18-24", "male", 6_000, 10_000), ("18-24", "female", 7_000, 10_000))
    assert [file_words(answer, "vi") for answer in both] == ["Đã trả thẻ, nam", "Đã trả thẻ, nữ"]
    assert [answer.file_name for answer in both] == [
        "card_delivered-74-age_group-2025-06-male.csv",
        "card_delivered-74-age_group-2025-06-female.csv",
    ]


def test_a_commune_is_compared_with_the_parts_of_its_district():
    assert Question("card_delivered", JUNE, TDM).around() == Question("card_delivered", JUNE, "718")
    assert Question("card_delivered", JUNE, "718").around() == Question("card_delivered", JUNE, "718")
