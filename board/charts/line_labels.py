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
    """Move end labels up that would stand on each other, lowest first."""
    ends = [value for trace in traces for value in trace["y"] if value is not None]
    pixels = (height - _AROUND) / max(max(ends) - min(ends), 1e-9) if ends else 0
    floor = float("-inf")
    for note in sorted(notes, key=lambda note: note["y"]):
        place = note["y"] * pixels
        note["yshift"] = note.get("yshift", 0) + max(0, floor - place)
        floor = max(place, floor) + _LINE


def target_label(answer: Answer, target: Target, months: list[date], language: str) -> dict[str, Any]:
    """At the start of the target's line, on the side where the series is not."""
    unit = answer.indicator.unit
    text = f"{'chỉ tiêu' if language == 'vi' else 'target'} {words.aim(target.aim, unit, language)}"
    begins = max(target.from_on, months[0])
    near = [
        row["value"]
        for row in answer.rows.rows(named=True)
        if row["key"] >= begins and row["value"] is not None
    ]
    above = not near or near[0] <= target.aim
    return text_note(text, SOFT_INK, bgcolor="rgba(255,255,255,0.8)", x=on_months(begins), y=on_axis(target.aim, unit), xanchor="left",
                     yanchor="bottom" if above else "top")  # fmt: skip


def forecast_label(expected: Outlook, unit: str, language: str) -> dict[str, Any]:
    """Where the pace leads, under the dotted line's end."""
    text = (
        f"{expected_text(expected, unit, language)} {'nếu giữ nhịp' if language == 'vi' else 'at this pace'}"
    )
    place = {"x": on_months(expected.target.due_on), "y": on_axis(expected.expected, unit)}
    return text_note(text, SOFT_INK, **place, xanchor="right", yanchor="top", yshift=-4)
