"""The population pyramid: surfaces are people, withheld groups are hatched, the title sums only what is shown."""

from __future__ import annotations

from dataclasses import replace

import pytest

from board.access import ANYBODY
from board.ask import ask
from board.charts.pyramid import OPEN_UNTIL, pyramid, years
from board.findings.population import pyramid_title
from board.question import Question
from tests.board.releases import JUNE, release_of

COMMUNE = Question("residents", JUNE, "25741")
COUNTS = {"00-05": 60, "06-13": 80, "18-24": 110, "25-39": 150, "40-59": 200, "80+": 30}


def answers(counts: dict[str, int]):
    release = release_of(*(
        ("residents", JUNE, "25741", band, sex, "temporary", None, number, None)
        for band, number in counts.items()
        for sex in ("male", "female")
    ))  # fmt: skip
    return tuple(ask(release, ANYBODY, replace(COMMUNE, sex=sex), "age_group") for sex in ("male", "female"))


def bars(figure: dict, hatched: bool) -> list[dict]:
    return [
        trace
        for trace in figure["data"]
        if trace["type"] == "bar" and ("pattern" in trace["marker"]) is hatched
    ]


@pytest.mark.parametrize(
    ("group", "ages"), [("00-05", (0, 6)), ("14-24", (14, 25)), ("60+", (60, OPEN_UNTIL))]
)
def test_a_group_covers_its_years(group, ages):
    assert years(group) == ages


def test_equal_surfaces_are_equal_numbers():
    men = bars(pyramid(*answers(COUNTS), None, "vi"), hatched=False)[0]
    spans = [end - first for first, end in map(years, ("00-05", "06-13", "14-24", "25-39", "40-59", "60+"))]
    surfaces = [-x * span for x, span in zip(men["x"], spans, strict=True)]
    assert surfaces == pytest.approx([number / 1260 for number in COUNTS.values()])


def test_men_stand_on_the_left_and_women_on_the_right():
    men, women = bars(pyramid(*answers(COUNTS), None, "vi"), hatched=False)
    assert all(x < 0 for x in men["x"])
    assert women["x"] == [-x for x in men["x"]]


def test_a_withheld_group_is_hatched_up_to_its_bound_and_labelled_so():
    drawn = pyramid(*answers({**COUNTS, "80+": 4}), None, "vi")
    assert [len(trace["x"]) for trace in bars(drawn, hatched=True)] == [1, 1]
    assert [note["text"] for note in drawn["layout"]["annotations"]].count("<10") == 2


def test_the_province_is_an_outline_that_says_its_name():
    own = answers(COUNTS)
    drawn = pyramid(*own, own, "en")
    assert drawn["data"][-1]["line"]["dash"] == "dot"
    assert "dotted: the province" in [note["text"] for note in drawn["layout"]["annotations"]]


def test_the_title_gives_the_share_of_young_adults():
    own = answers(COUNTS)
    assert pyramid_title(own, None, "Hiệp Thành", "vi") == "Hiệp Thành: 41,3% nhân khẩu từ 14 đến 39 tuổi"
    assert pyramid_title(own, own, "X", "en").endswith("residents are 14 to 39, the province 41.3%")


def test_no_share_is_said_where_a_group_is_withheld():
    hidden = answers({**COUNTS, "80+": 4})
    assert pyramid_title(hidden, None, "Hiệp Thành", "vi") == "Hiệp Thành: nhân khẩu theo tuổi và giới tính"
