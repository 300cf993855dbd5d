"""The chart of a series: at most four lines with direct labels, the target outlined."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta
from typing import Any

from board.answer import Answer
from board.charts.line_labels import end_label, keep_apart, target_label
from board.charts.marks import hovers_of
from board.charts.theme import Figure, figure, month_axis, on_axis, on_months, text_note, value_axis
from board.disclosure import NO_FIGURE
from board.palette import INK, SERIES, SOFT_INK
from board.targets import Target

MOST_LINES = 4
_HEIGHT = 260


def trend(
    answers: Sequence[Answer],
    target: Target | None,
    language: str,
    *,
    labels: Sequence[str] = (),
    height: int = _HEIGHT,
) -> Figure:
    """Lines of answers by period, all of one unit.

    labels: a name a line, the indicators' short names where not given; a single line needs none. target: of the first
    line, outlined for its time. The question's month is marked. Raises ValueError for more than four lines: a fifth
    cannot be told apart.
    """
    if not 1 <= len(answers) <= MOST_LINES:
        raise ValueError(f"trend: {len(answers)} lines, 1-{MOST_LINES} can be told apart")
    unit = answers[0].indicator.unit
    names = list(labels) or [answer.indicator.short_name.in_(language) for answer in answers]
    names = names if len(answers) > 1 else [""]
    traces: list[dict[str, Any]] = []
    notes: list[dict[str, Any]] = []
    for answer, name, colour in zip(answers, names, SERIES, strict=False):
        rows = answer.rows.rows(named=True)
        traces += _line(answer, rows, name, colour, language)
        notes += end_label(answer, rows, name, language)
    months = [row["key"] for row in answers[0].rows.rows(named=True)]
    if target and months:
        traces.append(_target_line(target, months, unit))
        notes.append(target_label(answers[0], target, months, names[0], language))
    keep_apart(notes, traces, height)
    room = 14 + 7 * max(
        (len(note["text"].replace("<b>", "").replace("</b>", "")) for note in notes), default=0
    )
    xaxis = month_axis(language, **({"range": _padded([months[0], months[-1]])} if months else {}))
    margin = {"l": 8, "r": room, "t": 12, "b": 8, "pad": 4}
    yaxis = value_axis(unit, rangemode="normal", zeroline=False, **_limits(unit, traces, height))
    axes = {"xaxis": xaxis, "yaxis": yaxis}
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


def _target_line(target: Target, months: list[date], unit: str) -> dict[str, Any]:
    first, last = max(target.from_on, months[0]), min(target.due_on, months[-1])
    aim = on_axis(target.aim, unit)
    return {"type": "scatter", "mode": "lines", "x": [on_months(first), on_months(last)], "y": [aim, aim], "hoverinfo": "skip",
            "line": {"color": INK, "width": 1.2, "dash": "dash"}}  # fmt: skip
