"""Rates of several series in the same rows, as dots: how far apart they are is the message, so no bar from zero."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from board.answer import Answer
from board.disclosure import WITHHELD_TEXT
from reports.blocks.figure import Scale, end_of, figure, scale
from reports.document import Block

MOST_SERIES = 4
_LEAST_SPAN = 0.1  # ten points: smaller differences are not blown up
_ROOM = 0.28  # of the span on either side, for the values beside the dots


def dots(answers: Sequence[Answer], names: Sequence[str], language: str, *, title: str) -> Block:
    """Rates of several series in the same rows, at most four: how far apart they are is the message.

    Rows that do not apply are left out. A bounded figure is an open dot at its bound; a withheld one is a word.
    """
    keys = [row["key"] for row in answers[0].rows.rows(named=True) if row["sign"] != "z"]
    table = {key: [one.row(key) for one in answers] for key in keys}
    ends = [end for own in table.values() for row in own if (end := end_of(row)) is not None]
    values = _wide(ends or [0.0, 1.0], language)
    content = {
        "legend": list(names[:MOST_SERIES]),
        "ticks": [{"at": values.across(value), "text": text} for value, text in values.ticks],
        "rows": [
            _dots(answers, own, answers[0].label(key, language), values, language)
            for key, own in table.items()
        ],
    }
    return figure("dots", content, answers, language, title=title)


def _wide(ends: list[float], language: str) -> Scale:
    """An axis with room for the values beside its outermost dots; ticks where there can be figures."""
    low, high = min(ends), max(ends)
    middle, span = (low + high) / 2, max(high - low, _LEAST_SPAN)
    upper = max(middle + span / 2, high)
    upper = upper if high > 1 else min(1.0, upper)
    ticks = scale([max(0.0, middle - span / 2), upper], "percent", language).ticks
    first, last = min(ticks[0][0], low), max(ticks[-1][0], high)
    return Scale(first - _ROOM * span, last + _ROOM * span, ticks)


def _dots(
    answers: Sequence[Answer], own: list[dict], name: str, values: Scale, language: str
) -> dict[str, Any]:
    known = sorted(
        (
            (end, one.text(row, language))
            for one, row in zip(answers, own, strict=True)
            if (end := end_of(row)) is not None
        ),
        key=lambda found: found[0],
    )
    marks = [
        {"series": place, "at": values.across(end), "hollow": row["value"] is None}
        for place, row in enumerate(own)
        if (end := end_of(row)) is not None
    ]
    if not known:
        return {"name": name, "word": WITHHELD_TEXT[own[0]["sign"]][language], "marks": []}
    low, high = known[0], known[-1]
    return {
        "name": name,
        "word": "",
        "marks": marks,
        "low": {"at": values.across(low[0]), "text": low[1] if len(known) > 1 else ""},
        "high": {"at": values.across(high[0]), "text": high[1]},
    }
