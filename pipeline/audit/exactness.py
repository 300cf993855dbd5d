"""The price of protection: how far the figures that the board shows lie from the true ones.

Counted as they are shown: one level of a fact among people of 14 and over, present or registered. The board's noise
bands (board/disclosure.py) rest on these figures; they stay with the owner.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np

from board.counting import WHO_IS_COUNTED
from board.dimensions import BANDS, ENTITLED_BANDS, PERSON_FACTS, RESIDENCES, SEXES
from geo.areas import area_parts, levels
from pipeline.cube import Counts


@dataclass(frozen=True)
class Error:
    """Persons. error: of one figure; change: of the change from the month before. The largest of the province, below
    it what 95 of 100 figures keep."""

    area_vintage: str
    fact: str
    who: str
    level: str
    error: float
    change: float


def errors_of(true: Counts, shown: Counts) -> Iterator[Error]:
    """By fact, denominator and level of areas."""
    rows = [(band in ENTITLED_BANDS, residence) for band in BANDS for _ in SEXES for residence in RESIDENCES]
    for fact in PERSON_FACTS:
        apart = getattr(shown, fact).astype(np.int64) - getattr(true, fact)
        for who in ("present", "registered"):
            counted = np.array([old and residence in WHO_IS_COUNTED[who] for old, residence in rows])
            by_base = apart[:, :, counted].sum(2)
            for level in levels(true.area_vintage):
                summed = _by_area(by_base, true, level)
                sizes = np.abs(summed), np.abs(np.diff(summed, axis=0))
                worst = (float(size.max(initial=0)) for size in sizes)
                usual = (float(np.percentile(size, 95)) if size.size else 0.0 for size in sizes)
                yield Error(true.area_vintage, fact, who, level, *(worst if level == "province" else usual))


def _by_area(cells: np.ndarray, true: Counts, level: str) -> np.ndarray:
    """[month, base, level] summed to the areas of a level."""
    place = {base: code for base, of, code in area_parts(true.area_vintage) if of == level}
    above = np.array([place[code] for code in true.base_codes])
    return np.stack([cells[:, above == code].sum(1) for code in np.unique(above)], axis=1)
