"""Parts of one whole that stand on each other, or side by side: each from where the one before it ends."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

from reports.blocks.figure import end_of


def stack(rows: Sequence[dict[str, Any] | None], place: Callable[[float], float]) -> list[dict[str, Any]]:
    """The pieces of the parts that have an end: from, to (0-1), hatched where the end is a bound, part: its number.

    rows: of the same key, one a part, None where a part has no such row. place: where an amount stands on the axis.
    """
    pieces, foot = [], 0.0
    for part, row in enumerate(rows):
        if row is None or (end := end_of(row)) is None:
            continue
        hatched = row["value"] is None
        pieces.append({"part": part, "hatched": hatched, "from": place(foot), "to": place(foot + end)})
        foot += end
    return pieces


def length(rows: Sequence[dict[str, Any] | None]) -> float:
    """How far a stack of them reaches, bounds included."""
    return sum(end_of(row) or 0.0 for row in rows if row is not None)
