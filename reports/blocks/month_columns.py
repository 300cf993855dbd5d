"""The parts of a whole month by month, the last month's named beside their pieces."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Any

from board import words
from board.answer import Answer
from board.disclosure import NO_FIGURE
from reports.blocks.figure import Months, Scale, figure, kept_apart, months_shown, scale
from reports.blocks.stacks import length, stack
from reports.document import Block

MONTHS = 25  # two years, and the same month before them
HEIGHT = 42  # mm of the plot
LABEL = 3.6  # mm of a label's line


def columns(
    waiting: Sequence[Answer],
    names: Sequence[str],
    language: str,
    *,
    title: str,
    months: int = MONTHS,
    height: float = HEIGHT,
) -> Block:
    """Counts by period as parts of one column a month, at most three, the first at the foot; a bounded one hatched.

    months: the most recent ones drawn, up to the question's. height: of the plot, mm.
    """
    drawn = [months_shown(one, months) for one in waiting]
    content = _content(drawn, names, language, height)
    return figure("columns", content, waiting, language, title=title, drawn=drawn)


def _content(parts: Sequence[Answer], names: Sequence[str], language: str, height: float) -> dict[str, Any]:
    months = sorted({key for one in parts for key in one.keys})
    rows = {month: [one.row(month) if month in one.keys else None for one in parts] for month in months}
    if not any(length(own) for own in rows.values()):
        return {"empty": NO_FIGURE[language], "height": height}
    values = scale([length(own) for own in rows.values()], "count", language, from_zero=True)
    axis = Months(months[0], months[-1])
    labels = _labels(parts, names, months[-1], values, language)
    places = kept_apart([one["from"] for one in labels], LABEL / height)
    return {
        "height": height,
        "ticks": [{"at": values.down(value), "text": text} for value, text in values.ticks],
        "months": axis.named(language),
        "count": len(months),
        "columns": [
            {"at": axis.across(month), "pieces": stack(own, values.down)} for month, own in rows.items()
        ],
        "labels": [{**one, "at": place} for one, place in zip(labels, places, strict=True)],
    }


def _labels(
    parts: Sequence[Answer], names: Sequence[str], month: date, values: Scale, language: str
) -> list[dict[str, Any]]:
    """Beside the middle of each piece of a month; the whole above them, where all of its parts are shown."""
    rows = [one.row(month) if month in one.keys else None for one in parts]
    pieces = stack(rows, values.down)
    labels = [
        {
            "strong": parts[piece["part"]].text(month, language),
            "text": names[piece["part"]],
            "from": round((piece["from"] + piece["to"]) / 2, 5),
        }
        for piece in pieces
    ]
    if len(pieces) == len(parts) and not any(piece["hatched"] for piece in pieces):
        whole = words.number(length(rows), language)
        name = "tổng số" if language == "vi" else "in all"
        labels.append({"strong": whole, "text": name, "from": pieces[-1]["to"]})
    return labels
