"""The labels that stand at lines: values at their ends, the target's name, where the pace leads."""

from __future__ import annotations

from datetime import date
from typing import Any

from board import words
from board.answer import Answer
from board.charts.theme import on_axis, on_months, text_note
from board.outlook import Outlook, expected_text
from board.palette import SOFT_INK
from board.targets import Target

_AROUND = 90  # px of a chart's height that its lines do not use
_LINE = 17  # px between two labels


def end_label(
    answer: Answer, rows: list[dict], name: str, language: str, goes_on: bool
) -> list[dict[str, Any]]:
    """The last shown value, and the line's name, at the line's end; above it where a forecast goes on. In ink:
    the light lines' colours are too light for text."""
    known = [row for row in rows if row["value"] is not None]
    if not known:
        return []
    last = known[-1]
    text = f"<b>{answer.text(last, language)}</b>" + (f" {name}" if name else "")
    place = {"x": on_months(last["key"]), "y": on_axis(last["value"], answer.indicator.unit)}
    side = (
        {"xanchor": "center", "yanchor": "bottom", "yshift": 6}
        if goes_on
        else {"xanchor": "left", "xshift": 8}
    )
    return [text_note(text, **place, **side)]


def keep_apart(notes: list[dict[str, Any]], traces: list[dict[str, Any]], height: int) -> None:
    """Move end labels that would stand on each other towards the middle of the chart: there is room."""
    ends = [value for trace in traces for value in trace["y"] if value is not None]
    if not ends or not notes:
        return
    low, high = min(ends), max(ends)
    pixels = (height - _AROUND) / max(high - low, 1e-9)
    down = sum(note["y"] for note in notes) / len(notes) > (low + high) / 2
    towards = -1 if down else 1
    free_from = float("-inf")
    for note in sorted(notes, key=lambda note: towards * note["y"]):
        place = towards * note["y"] * pixels
        note["yshift"] = note.get("yshift", 0) + towards * max(0, free_from - place)
        free_from = max(place, free_from) + _LINE


def target_end_label(answer: Answer, target: Target, months: list[date], language: str) -> dict[str, Any]:
    """At the end of the target's line, among the labels of the lines."""
    ends = min(target.due_on, months[-1])
    return _target_note(answer, target, language, x=on_months(ends), xanchor="left", xshift=8)


def target_start_label(answer: Answer, target: Target, months: list[date], language: str) -> dict[str, Any]:
    """At the start of the target's line, on the side where the series is not: its end belongs to the forecast."""
    begins = max(target.from_on, months[0])
    near = [
        row["value"]
        for row in answer.rows.rows(named=True)
        if row["key"] >= begins and row["value"] is not None
    ]
    above = not near or near[0] <= target.aim
    side = "bottom" if above else "top"
    return _target_note(answer, target, language, x=on_months(begins), xanchor="left", yanchor=side)


def _target_note(answer: Answer, target: Target, language: str, **place: Any) -> dict[str, Any]:
    unit = answer.indicator.unit
    text = f"{'chỉ tiêu' if language == 'vi' else 'target'} {words.aim(target.aim, unit, language)}"
    return text_note(text, SOFT_INK, y=on_axis(target.aim, unit), **place)


def forecast_label(expected: Outlook, unit: str, language: str) -> dict[str, Any]:
    """Where the pace leads, under the dotted line's end."""
    text = (
        f"{expected_text(expected, unit, language)} {'nếu giữ nhịp' if language == 'vi' else 'at this pace'}"
    )
    place = {"x": on_months(expected.target.due_on), "y": on_axis(expected.expected, unit)}
    return text_note(text, SOFT_INK, **place, xanchor="right", yanchor="top", yshift=-4)
