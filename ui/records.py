"""A plain table of texts that can be read on a telephone too."""

from __future__ import annotations

from collections.abc import Sequence

from ui.components import component

_records = component("records")


def records(
    label: str,
    heads: Sequence[str],
    rows: Sequence[Sequence[str]],
    *,
    wraps: int = -1,
    tallest: int | None = None,
    key: str,
) -> None:
    """label: what it lists, for a screen reader. The first column names the row. wraps: the column whose texts may take
    several lines. tallest: pixels before it scrolls."""
    _records(
        key=key,
        data={
            "label": label,
            "heads": list(heads),
            "rows": [list(row) for row in rows],
            "wraps": wraps % len(heads),
            "tallest": tallest,
        },
    )
