"""Charts are plain dicts drawn from disclosed text; colours agree with the screen's theme and can be read."""

from __future__ import annotations

import json
import subprocess
import sys
import tomllib
from dataclasses import replace
from itertools import pairwise
from pathlib import Path

import pytest

from board.access import ANYBODY
from board.ask import ask
from board.charts import bars, columns, config, funnel, stacked, trend
from board.palette import INK, STATUS, STATUS_BACKGROUND, STATUS_TEXT, TEAL, class_of
from board.question import Question
from tests.board.releases import JUNE, MAY, release_of

ROOT = Path(__file__).resolve().parents[2]
QUESTION = Question("card_delivered", JUNE)
PRESENT = ("25-39", "male", "permanent_present", None)
SMALL = 7  # the count that must not be found anywhere


def rows(indicator_id, *numbers, denominator=10_000):
    return [
        (indicator_id, month, base, *PRESENT, number, denominator)
        for month in (MAY, JUNE)
        for base, number in zip(("25741", "25942", "25858"), numbers, strict=True)
    ]


RELEASE = release_of(
    *rows("card_delivered", 9000, 8000, SMALL),
    *rows("card_collected", 9600, 9500, 9400),
    *(row for name in ("backlog_30", "backlog_90") for row in rows(name, 50, 60, SMALL, denominator=None)),
    ("dossiers_received", MAY, "25741", None, None, None, "DV01", 400, None),
    ("dossiers_received", JUNE, "25741", None, None, None, "DV01", 500, None),
)  # fmt: skip


def answer(by, indicator_id="card_delivered", **more):
    return ask(RELEASE, ANYBODY, replace(QUESTION, indicator_id=indicator_id, **more), by)


def figures():
    return {
        "bars": bars(answer("area"), "vi", before=answer("area"), chosen="724"),
        "columns": columns(answer("period", "dossiers_received"), "vi"),
        "funnel": funnel([answer("total", "card_collected"), answer("total")], "vi"),
        "stacked": stacked(
            [answer("area", "backlog_90"), answer("area", "backlog_30")], ["lâu", "mới"], "vi"
        ),
        "trend": trend([answer("period"), answer("period", "card_collected")], None, "vi"),
        "trend of a withheld area": trend([answer("period", area_code="722")], None, "vi"),
    }


def values(figure):
    """Every number that a figure's data carry."""
    found = []
    for trace in figure["data"]:
        for axis in ("x", "y"):
            found += [value for value in trace.get(axis, ()) if isinstance(value, int | float)]
    return found


@pytest.mark.parametrize("name", figures())
def test_a_chart_carries_no_withheld_figure(name):
    figure = figures()[name]
    assert not {SMALL, 100 * SMALL / 10_000} & set(values(figure))
    assert f" {SMALL} " not in json.dumps(figure["layout"], ensure_ascii=False)


@pytest.mark.parametrize("name", figures())
def test_every_figure_is_in_the_theme_and_speaks_vietnamese(name):
    layout = figures()[name]["layout"]
    assert layout["font"]["family"].startswith("Be Vietnam Pro")
    assert layout["separators"] == ",."
    assert "yaxis2" not in layout


def test_a_withheld_bar_is_hatched_up_to_its_bound_and_says_so():
    figure = bars(answer("area"), "vi")
    hatched = next(trace for trace in figure["data"] if trace["marker"].get("pattern"))
    bounds = dict(zip(hatched["y"], hatched["x"], strict=True))
    assert bounds["Phú Giáo"] == pytest.approx(0.1)
    assert bounds["Dĩ An"] is None
    assert "<0,1%" in [note["text"] for note in figure["layout"]["annotations"]]


def test_bars_start_at_zero():
    assert bars(answer("area"), "vi")["layout"]["xaxis"]["range"][0] == 0
    assert columns(answer("period", "dossiers_received"), "vi")["layout"]["yaxis"]["rangemode"] == "tozero"


def test_the_newest_month_of_dossiers_is_hatched_as_provisional():
    solid, provisional = columns(answer("period", "dossiers_received"), "vi")["data"]
    assert (solid["y"], provisional["y"]) == ([400, None], [None, 500])
    assert provisional["marker"]["pattern"]["shape"] == "/"


def test_a_fifth_line_is_refused():
    with pytest.raises(ValueError, match="5 lines"):
        trend([answer("period")] * 5, None, "vi")


def test_a_line_breaks_where_a_month_is_withheld():
    line, crosses = trend([answer("period", area_code="722")], None, "vi")["data"]
    assert line["y"] == [None, None]
    assert crosses["y"] == pytest.approx([0.1, 0.1])


def test_charts_bring_their_own_locale_so_that_nothing_is_fetched():
    assert config("vi")["locales"]["vi"]["format"]["shortMonths"][8] == "T9"
    assert "locale" not in config("en")


def test_drawing_a_chart_imports_no_heavy_library():
    code = "import board.charts, sys; print([m for m in ('plotly', 'geopandas', 'streamlit') if m in sys.modules])"
    done = subprocess.run([sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"


def test_the_screens_theme_has_the_same_colours():
    theme = tomllib.loads((ROOT / ".streamlit" / "config.toml").read_text(encoding="utf-8"))["theme"]
    assert theme["textColor"] == INK
    for key, name in (("met", "green"), ("near", "yellow"), ("missed", "red")):
        shown = (theme[f"{name}Color"], theme[f"{name}TextColor"], theme[f"{name}BackgroundColor"])
        assert shown == (STATUS[key], STATUS_TEXT[key], STATUS_BACKGROUND[key])
    assert tuple(theme["chartSequentialColors"][::2]) == TEAL


def luminance(colour):
    parts = [int(colour[place : place + 2], 16) / 255 for place in (1, 3, 5)]
    linear = [part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def contrast(one, other):
    light, dark = sorted((luminance(one), luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def test_a_status_can_be_read_on_its_background_and_neighbouring_classes_told_apart():
    assert all(contrast(STATUS_TEXT[key], STATUS_BACKGROUND[key]) >= 4.5 for key in STATUS)
    assert all(contrast(light, dark) >= 1.25 for light, dark in pairwise(TEAL))


def test_a_value_on_a_break_belongs_to_the_class_above():
    breaks = (0.7, 0.8, 0.9, 0.95)
    assert [class_of(value, breaks) for value in (0.69, 0.7, 0.95, 1.0, None)] == [0, 1, 4, 4, None]
