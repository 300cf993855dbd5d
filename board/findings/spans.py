"""The strong parts of a sentence of findings, for those who draw it without Markdown."""

from __future__ import annotations


def spans(text: str) -> list[tuple[str, bool]]:
    """'**Phú Giáo**: thiếu' -> [('Phú Giáo', True), (': thiếu', False)]."""
    return [(part, place % 2 == 1) for place, part in enumerate(text.split("**")) if part]
