"""The classes of a map in words."""

from __future__ import annotations

import itertools

from board import words
from board.indicators import Indicator


def class_words(indicator: Indicator, level: str, language: str) -> tuple[str, ...]:
    """The classes of a level, lowest first: ('dưới 70%', '70–80%', …, 'từ 95%'). Raises KeyError for a level without."""
    edges = [words.aim(edge, indicator.unit, language) for edge in indicator.classes[level]]
    below, above = ("dưới", "từ") if language == "vi" else ("under", "from")
    between = [f"{low.removesuffix('%')}–{high}" for low, high in itertools.pairwise(edges)]
    return (f"{below} {edges[0]}", *between, f"{above} {edges[-1]}")
