"""Steps of one way and parts of one whole; dots and the pyramid have modules of their own."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise
from typing import Any

from board import words
from board.answer import Answer
from board.status import at_least_ten
from board.steps import STOPPED_BEFORE
from reports.blocks.dots import dots
from reports.blocks.figure import end_of, figure, scale
from reports.blocks.pyramid import pyramid
from reports.blocks.stacks import length, stack
from reports.document import Block

__all__ = ["dots", "funnel", "parts", "pyramid"]
MOST_PARTS = 3


def funnel(steps: Sequence[Answer], language: str, *, title: str, whole: str = "") -> Block:
    """Steps of one way, each a total of one rate, within all who could take it. whole: the name of those.

    Beside each step stand those who have come to it and not through it.
    """
    stopped = _stopped(steps, language)
    rows = [_step(one, beside, language) for one, beside in zip(steps, stopped, strict=True)]
    everybody = steps[0].row()["denominator"]
    has_whole = bool(whole) and everybody is not None
    if has_whole:
        counted = f"{words.number(everybody, language)} {steps[0].indicator.noun.in_(language)}"
        first = {"name": whole, "value": "", "counts": counted, "to": 1.0, "hatched": False, "stopped": ""}
        rows.insert(0, first)
    return figure("funnel", {"rows": rows, "has_whole": has_whole}, steps, language, title=title)


def _step(answer: Answer, stopped: str, language: str) -> dict[str, Any]:
    """to: share of those who could, or its bound; counts: '' where the value already says that there is none."""
    row = answer.row()
    value, counts, end = answer.text(row, language), answer.counts_text(row, language), end_of(row)
    return {
        "name": answer.indicator.short_name.in_(language),
        "value": value,
        "counts": "" if counts == value else counts,
        "to": None if end is None else round(min(1.0, end), 5),
        "hatched": row["value"] is None,
        "stopped": stopped,
    }


def _stopped(steps: Sequence[Answer], language: str) -> list[str]:
    """'đã in thẻ, chưa trả: 334': differences of what is shown, and nothing where any of it is not."""
    rows, ids = [one.row() for one in steps], [one.indicator.id for one in steps]
    hidden = any(row["numerator"] is None for row in rows)
    if hidden or steps[0].question.denominator == "assigned" or not STOPPED_BEFORE.keys() >= set(ids):
        return [""] * len(steps)
    through = [rows[0]["denominator"], *(row["numerator"] for row in rows)]
    said = []
    for one, (before, after) in zip(ids, pairwise(through), strict=True):
        text = f"{STOPPED_BEFORE[one].in_(language)}: {at_least_ten(before - after, language)}"
        said.append(text if before > after else "")
    return said


def parts(by_age: Sequence[Answer], names: Sequence[str], language: str, *, title: str) -> Block:
    """Counts of the same rows side by side in one bar, at most three, the most pressing first; their numbers beside.

    Withheld parts are hatched up to their bound.
    """
    drawn = by_age[:MOST_PARTS]
    keys = [row["key"] for row in drawn[0].rows.rows(named=True) if row["sign"] != "z"]
    rows = {key: [one.row(key) for one in drawn] for key in keys}
    values = scale([length(own) for own in rows.values()], "count", language, from_zero=True)
    content = {
        "legend": list(names[:MOST_PARTS]),
        "ticks": [{"at": values.across(value), "text": text} for value, text in values.ticks],
        "rows": [
            {
                "name": drawn[0].label(key, language),
                "pieces": stack(own, values.across),
                "texts": [one.text(row, language) for one, row in zip(drawn, own, strict=True)],
            }
            for key, own in rows.items()
        ],
    }
    return figure("parts", content, drawn, language, title=title)
