"""Over time: lines and columns stand where their figures are, stop at the question's month and show nothing withheld."""

from __future__ import annotations

from dataclasses import replace

import pytest

from board.outlook import outlook
from board.targets import target_for
from reports.blocks.figure import Months, kept_apart, scale
from reports.blocks.series import columns, trend
from tests.reports.blocks.small import MONTHS, answered, small_release, target

RELEASE = small_release(targets=(target("card_delivered", 0.95),))
DELIVERED = answered(RELEASE, "period")
TARGET = target_for(RELEASE.info, DELIVERED.question)
BACKLOG = [answered(RELEASE, "period", f"backlog_{wait}") for wait in ("over", "90", "30")]
WAITS = ("trên 90 ngày", "31–90 ngày", "đến 30 ngày")


def drawn(*series, **more):
    return trend(series, more.pop("target", None), more.pop("outlook", None), "vi", title="", **more).content


def test_a_line_breaks_where_a_month_is_withheld_which_is_a_cross_at_its_bound():
    content = drawn(DELIVERED)
    assert [tick["text"] for tick in content["ticks"]] == ["0%", "20%", "40%", "60%", "80%", "100%"]
    assert content["lines"] == [
        {
            "series": 0,
            "runs": [[[0.0, 0.2], [0.2, 0.18]], [[0.6, 0.14], [0.8, 0.12], [1.0, 0.1]]],
            "bounds": [[0.4, 0.99]],
        }
    ]


def test_the_target_is_named_with_its_day_and_the_outlook_leads_to_it():
    april = answered(RELEASE, "period", period=MONTHS[1])
    content = drawn(april, target=TARGET, outlook=outlook(april, TARGET))
    line, aim, pace = content["labels"]
    assert (line["strong"], line["text"]) == ("82,0%", "Đã trả thẻ")
    assert (aim["text"], aim["start"][0], aim["end"][0]) == ("chỉ tiêu 95%, hạn 31/12/2025", 0.0, 1.0)
    assert pace["text"] == "giữ nhịp này 100,0%"  # 2 points a month, and never over 100%
    assert (pace["start"], pace["end"][0]) == (line["end"], 1.0)
    assert content["months"][-1] == {"at": 1.0, "text": "T12", "year": ""}


def test_among_several_lines_the_target_and_the_pace_say_whose_they_are():
    april = answered(RELEASE, "period", period=MONTHS[1])
    content = drawn(april, april, target=TARGET, outlook=outlook(april, TARGET), names=("Trả thẻ", "In thẻ"))
    assert [label["text"] for label in content["labels"][2:]] == [
        "Trả thẻ: chỉ tiêu 95%, hạn 31/12/2025", "Trả thẻ: giữ nhịp này 100,0%"]  # fmt: skip


def test_a_reached_target_leaves_nothing_ahead():
    reached = replace(outlook(DELIVERED, TARGET), is_reached=True)
    content = drawn(DELIVERED, target=TARGET, outlook=reached)
    assert [label["kind"] for label in content["labels"]] == ["line", "target"]
    assert content["months"][-1]["text"] == "T6"


def test_a_report_of_april_knows_no_may():
    block = trend([answered(RELEASE, "period", period=MONTHS[3])], None, None, "en", title="")
    assert [month["text"] for month in block.content["months"]] == ["Jan", "Feb", "Mar", "Apr"]
    assert "86.0%" in block.alt
    assert "88.0%" not in block.alt
    assert "January 2025 to April 2025" in block.source


def test_only_the_months_asked_for_are_drawn_and_named():
    block = trend([DELIVERED], None, None, "vi", title="", months=2)
    assert block.content["lines"][0]["runs"] == [[[0.0, 1.0], [1.0, 0.0]]]
    assert "từ tháng 5/2025 đến tháng 6/2025" in block.source


def test_the_end_of_a_line_before_the_questions_month_is_named():
    march = answered(RELEASE, "period", period=MONTHS[2])
    assert drawn(march)["labels"][0]["text"] == "Đã trả thẻ (tháng 2/2025)"


def test_five_lines_cannot_be_told_apart():
    with pytest.raises(ValueError, match="5 lines"):
        drawn(*[DELIVERED] * 5)


def test_labels_of_lines_that_end_together_keep_a_line_apart_and_their_order():
    content = drawn(DELIVERED, answered(RELEASE, "period", "e_identity_registered"), answered(RELEASE, "period", "card_printed"),
                    names=("trả", "đăng ký", "in"), height=36.0)  # fmt: skip
    places = {label["text"]: label["at"] for label in content["labels"]}
    assert sorted(places, key=places.get) == ["in", "đăng ký", "trả"]
    assert places["đăng ký"] - places["in"] >= 0.0999
    assert places["trả"] - places["đăng ký"] >= 0.0999


def test_the_parts_of_a_month_stand_on_each_other_and_a_bounded_one_is_hatched():
    content = columns(BACKLOG, WAITS, "vi", title="").content
    assert [tick["text"] for tick in content["ticks"]] == ["0", "50", "100", "150", "200", "250"]
    first, last = content["columns"][0], content["columns"][-1]
    assert [(piece["from"], piece["to"]) for piece in first["pieces"]] == [
        (1.0, 0.6),
        (0.6, 0.4),
        (0.4, 0.28),
    ]
    assert [piece["hatched"] for piece in last["pieces"]] == [False, True, False]
    assert (last["pieces"][1]["from"], last["pieces"][1]["to"]) == (0.4, 0.36)  # ten, its bound
    assert [(one["strong"], one["text"]) for one in content["labels"]] == [
        ("150", "trên 90 ngày"), ("<10", "31–90 ngày"), ("30", "đến 30 ngày")]  # fmt: skip


def test_the_whole_of_a_month_stands_only_where_every_part_is_shown():
    may = [answered(RELEASE, "period", one.indicator.id, period=MONTHS[4]) for one in BACKLOG]
    labels = columns(may, WAITS, "vi", title="").content["labels"]
    assert (labels[-1]["strong"], labels[-1]["text"]) == ("220", "tổng số")


def test_what_is_withheld_shapes_nothing():
    other = small_release(hidden=3, targets=(target("card_delivered", 0.95),))
    lines = [
        trend([answered(one, "period")], None, None, "vi", title="").payload() for one in (RELEASE, other)
    ]
    assert lines[0] == lines[1]
    stacks = [
        columns(
            [answered(release, "period", one.indicator.id) for one in BACKLOG], WAITS, "vi", title=""
        ).payload()
        for release in (RELEASE, other)
    ]
    assert stacks[0] == stacks[1]


def test_a_series_without_a_figure_says_so_and_draws_no_axis():
    nothing = answered(RELEASE, "period", "e_identity_level_2")
    assert drawn(nothing) == {"empty": "Không có số liệu được công bố", "height": 42}


@pytest.mark.parametrize(
    ("ends", "unit", "from_zero", "texts"),
    [
        ([0.943, 0.996], "percent", False, ["94%", "96%", "98%", "100%"]),
        ([0.9, 0.9], "percent", False, ["89%", "89,5%", "90%", "90,5%", "91%"]),
        ([0.995, 1.0], "percent", False, ["98%", "99%", "100%"]),
        ([0.02, 1.3], "percent", False, ["0%", "50%", "100%", "150%"]),
        ([0.0, 132_005.0], "count", True, ["0", "50.000", "100.000", "150.000"]),
        ([], "count", True, ["0", "1", "2", "3", "4", "5"]),
    ],
)
def test_ticks_are_round_and_hold_every_end(ends, unit, from_zero, texts):
    found = scale(ends, unit, "vi", from_zero=from_zero)
    assert [text for _, text in found.ticks] == texts
    assert all(found.low <= end <= found.high for end in ends)


def test_months_name_the_year_once_and_the_last_always():
    named = Months(MONTHS[0].replace(year=2023), MONTHS[-1]).named("vi")
    assert [(one["text"], one["year"]) for one in named] == [
        ("T3", "2023"), ("T6", ""), ("T9", ""), ("T12", ""), ("T3", "2024"), ("T6", ""), ("T9", ""), ("T12", ""),
        ("T3", "2025"), ("T6", "")]  # fmt: skip


def test_labels_move_only_as_far_as_they_must():
    assert kept_apart([0.5, 0.1], 0.2) == [0.5, 0.1]
    assert kept_apart([0.98, 0.99, 1.0], 0.1) == [0.8, 0.9, 1.0]
    assert kept_apart([0.5, 0.5], 0.1) == [0.5, 0.6]
