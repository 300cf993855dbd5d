"""The chart of a series: at most four lines with direct labels, the target outlined, the pace dotted ahead."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta
from typing import Any

from board.answer import Answer
from board.charts.line_labels import (
    end_label,
    forecast_label,
    keep_apart,
    target_end_label,
    target_start_label,
)
from board.charts.marks import hovers_of
from board.charts.theme import Figure, figure, month_axis, on_axis, on_months, text_note, value_axis
from board.disclosure import NO_FIGURE
from board.outlook import Outlook
from board.palette import INK, SERIES, SOFT_INK
from board.targets import Target

MOST_LINES = 4
_HEIGHT = 260
_MONTHS_BEFORE_AN_OUTLOOK = 18  # a longer past would press the gap that matters into a few pixels


def trend(
    answers: Sequence[Answer],
    target: Target | None,
    language: str,
    *,
    labels: Sequence[str] = (),
    expected: Outlook | None = None,
    height: int = _HEIGHT,
) -> Figure:
    """Lines of answers by period, all of one unit.

    labels: a name a line, the indicators' short names where not given; a single line needs none. target: outlined for
    its time. expected: the pace to its due date, dotted. The question's month is marked. Raises ValueError for more
    than four lines: a fifth cannot be told apart.
    """
    if not 1 <= len(answers) <= MOST_LINES:
        raise ValueError(f"trend: {len(answers)} lines, 1-{MOST_LINES} can be told apart")
    unit = answers[0].indicator.unit
    names = list(labels) or [answer.indicator.short_name.in_(language) for answer in answers]
    names = names if len(answers) > 1 else [""]
    traces: list[dict[str, Any]] = []
    notes: list[dict[str, Any]] = []
    for answer, name, colour in zip(answers, names, SERIES, strict=False):
        rows = _shown_rows(answer, expected)
        traces += _line(answer, rows, name, colour, language)
        notes += end_label(answer, rows, name, language, bool(expected))
    months = [row["key"] for row in _shown_rows(answers[0], expected)]
    if target and months:
        traces.append(_target_line(target, months, unit, expected))
        label = target_start_label if expected else target_end_label
        notes.append(label(answers[0], target, months, language))
    if not expected:
        keep_apart(notes, traces, height)
    room = 14 + 7 * max(
        (len(note["text"].replace("<b>", "").replace("</b>", "")) for note in notes), default=0
    )
    if expected:
        traces.append(_forecast(expected, unit))
        notes.append(forecast_label(expected, unit, language))
    ends = [*months[:1], expected.target.due_on if expected else months[-1]] if months else []
    margin = {"l": 8, "r": 24 if expected else room, "t": 12, "b": 8, "pad": 4}
    xaxis = month_axis(language, **({"range": _padded(ends)} if ends else {}))
    axes = {
        "xaxis": xaxis,
        "yaxis": value_axis(unit, rangemode="normal", zeroline=False, **_limits(unit, traces, height)),
    }
    if not any(end is not None for trace in traces for end in trace["y"]):
        for axis in axes.values():  # an empty axis would show a range of its own invention
            axis["visible"] = False
        notes = [text_note(NO_FIGURE[language], SOFT_INK, xref="paper", yref="paper", x=0.5, y=0.5)]
    return figure(traces, language, height, annotations=notes, margin=margin, **axes)


def _limits(unit: str, traces: list[dict[str, Any]], height: int) -> dict[str, Any]:
    """No room above 100% or below 0 where nothing is there: an axis up to 150% would say that there could be."""
    ticks = {"nticks": max(3, min(6, height // 30))}
    ends = [end for trace in traces for end in trace["y"] if end is not None]
    if unit == "count" or not ends or max(ends) > 100:
        return ticks
    return ticks | {"autorangeoptions": {"clipmin": -3, "clipmax": 103}}


def _shown_rows(answer: Answer, expected: Outlook | None) -> list[dict[str, Any]]:
    """All months; with an outlook the last ones up to the question's, from which it looks ahead."""
    rows = answer.rows.rows(named=True)
    if not expected:
        return rows
    return [row for row in rows if row["key"] <= answer.question.period][-_MONTHS_BEFORE_AN_OUTLOOK:]


def _padded(ends: list[date]) -> list[str]:
    """The ends of the axis with room for the marks; set by hand, because labels would stretch it."""
    first, last = (date.fromisoformat(on_months(end)) for end in ends)
    around = max(8, (last - first).days // 40)
    return [str(first - timedelta(days=around)), str(last + timedelta(days=around))]


def _line(answer: Answer, rows: list[dict], name: str, colour: str, language: str) -> list[dict[str, Any]]:
    """The line itself, broken where months are withheld; crosses at the bounds of those that have one."""
    unit = answer.indicator.unit
    hovers = hovers_of(answer, rows, language, f"{name}, " if name else "")
    months = [on_months(row["key"]) for row in rows]
    shared = {"type": "scatter", "x": months, "hovertext": hovers, "hoverinfo": "text"}
    chosen = [9 if row["key"] == answer.question.period else 0 for row in rows]
    traces = [{**shared, "mode": "lines+markers", "y": [on_axis(row["value"], unit) for row in rows],
               "line": {"color": colour, "width": 2.5}, "connectgaps": False,
               "marker": {"color": colour, "size": chosen, "opacity": 1}}]  # fmt: skip
    if any(row["bound"] is not None for row in rows):
        traces.append({**shared, "mode": "markers", "y": [on_axis(row["bound"], unit) for row in rows],
                       "marker": {"symbol": "x-thin-open", "size": 7, "color": colour}})  # fmt: skip
    return traces


def _target_line(target: Target, months: list[date], unit: str, expected: Outlook | None) -> dict[str, Any]:
    first, last = (
        max(target.from_on, months[0]),
        target.due_on if expected else min(target.due_on, months[-1]),
    )
    aim = on_axis(target.aim, unit)
    return {"type": "scatter", "mode": "lines", "x": [on_months(first), on_months(last)], "y": [aim, aim], "hoverinfo": "skip",
            "line": {"color": INK, "width": 1.2, "dash": "dash"}}  # fmt: skip


def _forecast(expected: Outlook, unit: str) -> dict[str, Any]:
    return {"type": "scatter", "mode": "lines", "hoverinfo": "skip",
            "x": [on_months(expected.last_period), on_months(expected.target.due_on)],
            "y": [on_axis(expected.last_value, unit), on_axis(expected.expected, unit)],
            "line": {"color": SERIES[0], "width": 2, "dash": "dot"}}  # fmt: skip
