"""Rates of several series in the same rows, as dots: how far apart they are is the message, so no bar from zero."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from board.answer import Answer
from board.charts.theme import (
    LEGEND_HEIGHT,
    ROW_HEIGHT,
    Figure,
    figure,
    legend,
    name_axis,
    on_axis,
    text_note,
    value_axis,
)
from board.disclosure import WITHHELD_TEXT
from board.palette import LINE, SERIES, SOFT_INK, WITHHELD

_SYMBOLS = {"circle": "●", "diamond": "◆", "square": "■", "triangle-up": "▲"}  # and as text
_LEAST_SPAN = 0.1  # ten points: smaller differences are not blown up


def dots(answers: Sequence[Answer], names: Sequence[str], language: str) -> Figure:
    """One dot a row and answer, at most four answers to the same question but one part; they share unit and rows.

    names: of the answers; they and their order stand above. Rows that do not apply are left out. A bounded figure is an open dot at its bound with its
    sign; a withheld one is a word at the left edge.
    """
    keys = [row["key"] for row in answers[0].rows.rows(named=True) if row["sign"] != "z"]
    labels = [answers[0].label(key, language) for key in keys]
    rows = [[answer.row(key) for key in keys] for answer in answers]
    traces = [_spans(rows, labels)]
    for answer, name, own, colour, symbol in zip(answers, names, rows, SERIES, _SYMBOLS, strict=False):
        traces += _series(answer, name, own, labels, {"color": colour, "symbol": symbol}, language)
    low, high = _range(rows)
    notes = [legend(names, SERIES, list(_SYMBOLS.values()))]
    notes += [
        note
        for place, label in enumerate(labels)
        for note in _notes(answers, [own[place] for own in rows], label, low, language)
    ]
    axes = {
        "xaxis": value_axis("percent", range=[100 * low, 100 * high], zeroline=False, nticks=5, tickangle=0),
        "yaxis": name_axis(
            autorange="reversed", showgrid=True, gridcolor=LINE, griddash="dot", ticklabelstandoff=4
        ),
    }
    margin = {"l": 8, "r": 8, "t": LEGEND_HEIGHT, "b": 8, "pad": 4}
    height = LEGEND_HEIGHT + 32 + ROW_HEIGHT * max(1, len(keys))
    return figure(traces, language, height, annotations=notes, margin=margin, **axes)


def _end(row: dict[str, Any]) -> float | None:
    return row["value"] if row["value"] is not None else row["bound"]


def _range(rows: list[list[dict]]) -> tuple[float, float]:
    """The axis: all ends with room for their texts, at least ten points wide."""
    ends = [end for own in rows for row in own if (end := _end(row)) is not None] or [0.0, 1.0]
    middle, span = (min(ends) + max(ends)) / 2, max(max(ends) - min(ends), _LEAST_SPAN)
    return middle - 0.78 * span, middle + 0.78 * span


def _spans(rows: list[list[dict]], labels: list[str]) -> dict[str, Any]:
    """A line in each row from its lowest to its highest dot."""
    x: list[float | None] = []
    y: list[str | None] = []
    for place, label in enumerate(labels):
        ends = [end for own in rows if (end := _end(own[place])) is not None]
        if ends:
            x += [100 * min(ends), 100 * max(ends), None]
            y += [label, label, None]
    return {"type": "scatter", "mode": "lines", "x": x, "y": y, "line": {"color": LINE, "width": 3}, "hoverinfo": "skip"}  # fmt: skip


def _series(
    answer: Answer, name: str, rows: list[dict], labels: list[str], marker: dict, language: str
) -> list[dict[str, Any]]:
    hovers = [
        f"<b>{name}, {label}</b><br>{answer.text(row, language)}<br>{answer.counts_text(row, language)}"
        for row, label in zip(rows, labels, strict=True)
    ]
    shared = {"type": "scatter", "mode": "markers", "y": labels, "hovertext": hovers, "hoverinfo": "text"}
    traces = [{**shared, "name": name, "x": [on_axis(row["value"], "percent") for row in rows],
               "marker": {**marker, "size": 11}}]  # fmt: skip
    if any(row["bound"] is not None for row in rows):
        hollow = {"symbol": f"{marker['symbol']}-open", "color": WITHHELD, "size": 11, "line": {"width": 2}}
        bounds = [on_axis(row["bound"], "percent") for row in rows]
        traces.append({**shared, "name": name, "x": bounds, "marker": hollow})
    return traces


def _notes(
    answers: Sequence[Answer], row: list[dict], label: str, low: float, language: str
) -> list[dict[str, Any]]:
    """The lowest and the highest figure of a row beside their dots; a word where none may be shown."""
    known = sorted(
        ((end, answer.text(own, language)) for answer, own in zip(answers, row, strict=True)
         if (end := _end(own)) is not None),
        key=lambda found: found[0],
    )  # fmt: skip
    if not known:
        return [
            text_note(WITHHELD_TEXT[row[0]["sign"]][language], SOFT_INK, x=100 * low, y=label, xanchor="left")
        ]
    first, last = known[0], known[-1]
    notes = [text_note(last[1], x=100 * last[0], y=label, xanchor="left", xshift=9)]
    if len(known) > 1:
        notes.append(text_note(first[1], x=100 * first[0], y=label, xanchor="right", xshift=-9))
    return notes
