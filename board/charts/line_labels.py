"""The labels that stand at the ends of lines: values, names and the target."""

from __future__ import annotations

from datetime import date
from typing import Any

from board import words
from board.answer import Answer
from board.charts.theme import on_axis, on_months, text_note
from board.palette import SOFT_INK
from board.targets import Target

_AROUND = 90  # px of a chart's height that its lines do not use
_LINE = 17  # px between two labels


def end_label(answer: Answer, rows: list[dict], name: str, language: str) -> list[dict[str, Any]]:
    """The last shown value, and the line's name, at the line's end. In ink: light lines' colours are too light for text."""
    known = [row for row in rows if row["value"] is not None]
    if not known:
        return []
    last = known[-1]
    text = f"<b>{answer.text(last, language)}</b>" + (f" {name}" if name else "")
    place = {"x": on_months(last["key"]), "y": on_axis(last["value"], answer.indicator.unit)}
    return [text_note(text, **place, xanchor="left", xshift=8)]


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


def target_label(
    answer: Answer, target: Target, months: list[date], name: str, language: str
) -> dict[str, Any]:
    """At the end of the target's line, among the labels of the lines; name: of the line it belongs to, if several."""
    unit = answer.indicator.unit
    text = f"{'chỉ tiêu' if language == 'vi' else 'target'} {words.aim(target.aim, unit, language)} {name}".rstrip()
    place = {"x": on_months(min(target.due_on, months[-1])), "y": on_axis(target.aim, unit)}
    return text_note(text, SOFT_INK, **place, xanchor="left", xshift=8)
