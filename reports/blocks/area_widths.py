"""How wide the columns of a table of areas are, so that no figure breaks, and how large its type can be."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from reports.blocks.area_columns import Column, all_provisional

WIDE = 162.0  # mm of an official page
SIZES = {True: (8.0, 7.6, 7.2, 6.8, 6.4), False: (7.4, 7.0, 6.6, 6.2)}  # points: two lines a row, or one
LINES_OF_HEAD = 3
_SMALL, _HEAD = 0.78, 0.94  # sizes of small figures and of heads
_EMS = dict.fromkeys("0123456789–", 0.7) | {".": 0.34, ",": 0.35, "%": 0.88, "<": 0.58, ">": 0.58, " ": 0.23}
_LETTER = 0.65  # em of any other letter, in the bold face; figures as Be Vietnam Pro has them
_MARK, _PAD = 2.6, 1.4  # mm of a mark beside a figure, and above it beside a head
_INSET, _GAP = 2.0, 0.6  # mm of both sides of a cell, and before a small figure


def heads_of(columns: Sequence[Column], rows: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """Titles, and the sign that holds for the whole column."""
    return [
        {
            "title": one.title,
            "sign": "[p]" if all_provisional(one.answer) and not one.is_base else "",
            "is_base": one.is_base,
            "has_marks": any(row["cells"][place]["tone"] != "none" for row in rows),
        }
        for place, one in enumerate(columns)
    ]


def fitted(
    heads: list[dict[str, Any]], rows: list[dict[str, Any]], *, roomy: bool
) -> tuple[float, list[float], list[float]]:
    """The largest size of type, in points, in which no cell breaks; then mm: the width that each column needs, that of
    names first, and the room of small figures behind each indicator's.
    """
    columns = [[row["cells"][place] for row in rows] for place in range(len(heads))]
    for points in SIZES[roomy]:
        em = points * 25.4 / 72
        names = max(_ems(row["name"]) for row in rows) * em + _INSET
        smalls = [0.0 if roomy else _longest(cells, "small") * _SMALL * em for cells in columns]
        each = zip(heads, columns, smalls, strict=True)
        widths = [names, *(_width(head, cells, small, em) for head, cells, small in each)]
        if sum(widths) <= WIDE:
            break
    return points, widths, smalls


def _width(head: dict[str, Any], cells: list[dict[str, Any]], small: float, em: float) -> float:
    figures = max(_longest(cells, "text") * em, 0.0 if small else _longest(cells, "small") * _SMALL * em)
    title = head["title"] + (" [p]" if head["sign"] else "")
    named = _HEAD * _LETTER * em * _wrapped(title)
    if head["has_marks"]:
        figures, named = figures + _MARK, named + _PAD
    return max(figures + small + (_GAP if small else 0.0), named) + _INSET


def _longest(cells: list[dict[str, Any]], part: str) -> float:
    return max(_ems(cell[part]) for cell in cells)


def _ems(text: str) -> float:
    return sum(_EMS.get(letter, _LETTER) for letter in text)


def _wrapped(title: str) -> int:
    """The narrowest head, in letters, that needs no more lines than it should."""
    words_ = title.split()
    for width in range(max(map(len, words_)), len(title) + 1):
        lines, filled = 1, 0
        for word in words_:
            if filled and filled + 1 + len(word) > width:
                lines, filled = lines + 1, 0
            filled += len(word) + bool(filled)
        if lines <= LINES_OF_HEAD:
            return width
    return len(title)
