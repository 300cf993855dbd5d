"""Steps, groups, parts and the pyramid: geometry from what is shown, hatched to a bound, silent where nothing is."""

from __future__ import annotations

from dataclasses import replace

import pytest

from board.steps import CARD_STEPS
from reports.blocks.groups import dots, funnel, parts, pyramid
from tests.reports.blocks.small import MONTHS, answered, small_release

RELEASE = small_release()
JANUARY = MONTHS[0]


def steps(**more):
    return [answered(RELEASE, "total", step, **more) for step in CARD_STEPS]


def by_sex(indicator_id, release=RELEASE):
    return [
        answered(release, "age_group", indicator_id, period=JANUARY, sex=sex) for sex in ("male", "female")
    ]


def test_a_funnel_names_who_stopped_before_each_step():
    content = funnel(steps(), "vi", title="", whole="Từ đủ 14 tuổi").content
    assert content["has_whole"]
    assert [(row["name"], row["counts"], row["to"], row["stopped"]) for row in content["rows"]] == [
        ("Từ đủ 14 tuổi", "1.000 người", 1.0, ""),
        ("Đã thu nhận hồ sơ", "990 / 1.000 người", 0.99, "chưa thu nhận hồ sơ: 10"),
        ("Đã in thẻ", "960 / 1.000 người", 0.96, "đã thu nhận, chưa in thẻ: 30"),
        ("Đã trả thẻ", "900 / 1.000 người", 0.9, "đã in thẻ, chưa trả: 60"),
    ]


def test_a_withheld_step_is_hatched_to_its_bound_and_nobody_is_said_to_have_stopped():
    rows = funnel(steps(period=MONTHS[2]), "en", title="").content["rows"]
    assert (rows[-1]["value"], rows[-1]["hatched"], rows[-1]["to"]) == ("<1.0%", True, 0.01)
    assert [row["stopped"] for row in rows] == ["", "", ""]


def test_fewer_than_ten_between_two_steps_are_not_counted_out():
    two = steps()[:2]
    lifted = two[1].rows.with_columns(numerator=two[0].rows["numerator"] - 4)
    close = replace(two[1], rows=lifted)
    assert (
        funnel([two[0], close], "vi", title="").content["rows"][1]["stopped"]
        == "đã thu nhận, chưa in thẻ: <10"
    )


def test_dots_stand_between_the_ticks_with_the_ends_of_each_row():
    content = dots(by_sex("card_printed"), ("Nam", "Nữ"), "vi", title="").content
    assert content["legend"] == ["Nam", "Nữ"]
    assert [row["name"] for row in content["rows"]] == [
        "14–24 tuổi",
        "25–39 tuổi",
        "40–59 tuổi",
        "Từ 60 tuổi",
    ]  # no 'z' rows
    young, _, old, _ = content["rows"]
    assert (young["low"]["text"], young["high"]["text"]) == ("77%", "83%")
    assert young["low"]["at"] == young["marks"][1]["at"] < young["marks"][0]["at"] == young["high"]["at"]
    assert [mark["hollow"] for mark in old["marks"]] == [False, True]
    assert old["low"]["text"] == "<3%"
    assert [tick["text"] for tick in content["ticks"]][-1] == "100%"


def test_a_row_with_nothing_to_show_is_a_word():
    row = dots(by_sex("card_printed"), ("Nam", "Nữ"), "vi", title="").content["rows"][-1]
    assert row == {"name": "Từ 60 tuổi", "word": "không công bố", "marks": []}


def test_parts_lie_side_by_side_with_their_numbers():
    content = parts(by_sex("card_expired"), ("nam", "nữ"), "vi", title="").content
    young, middle, old, _ = content["rows"]
    assert (young["texts"], old["texts"]) == (["250", "230"], ["300", "<10"])
    assert [(piece["from"], piece["to"]) for piece in middle["pieces"]] == [
        (0.0, 0.39333),
        (0.39333, 0.77333),
    ]
    assert [piece["hatched"] for piece in old["pieces"]] == [False, True]
    assert round((old["pieces"][1]["to"] - old["pieces"][1]["from"]) * 1500) == 10


def test_a_pyramid_has_equal_surfaces_for_equal_numbers():
    men, women = by_sex("residents")
    content = pyramid(men, women, (men, women), "vi", title="").content
    surfaces = [
        (bar["from"] - bar["to"]) * bar["length"] / int(bar["text"])
        for side in content["sides"]
        for bar in side
        if not bar["hatched"]
    ]
    assert surfaces == pytest.approx([surfaces[0]] * len(surfaces), rel=1e-3)
    assert [bar["text"] for bar in content["sides"][1] if bar["hatched"]] == ["<10"]
    assert content["outlines"][0][:2] == [
        [content["sides"][0][0]["length"], 0.84444],
        [content["sides"][0][0]["length"], 0.72222],
    ]
    assert content["outline_name"] == "đường chấm: toàn tỉnh"


def test_the_caption_of_groups_is_that_of_everybody_and_each_alt_of_its_own():
    block = dots(by_sex("card_printed"), ("Nam", "Nữ"), "vi", title="")
    assert "nam" not in block.source.partition(".")[0].split(", ")
    assert all(f", {sex}, " in block.alt for sex in ("nam", "nữ"))
    assert "3 số liệu không công bố chính xác" in block.source


def test_what_is_withheld_shapes_nothing():
    payloads = []
    for release in (RELEASE, small_release(hidden=3)):
        by_age = [by_sex(name, release) for name in ("card_printed", "card_expired", "residents")]
        march = [answered(release, "total", step, period=MONTHS[2]) for step in CARD_STEPS]
        names = ("nam", "nữ")
        blocks = (funnel(march, "vi", title="", whole="x"), dots(by_age[0], names, "vi", title=""),
                  parts(by_age[1], names, "vi", title=""), pyramid(*by_age[2], None, "vi", title=""))  # fmt: skip
        payloads.append([block.payload() for block in blocks])
    assert payloads[0] == payloads[1]
