"""Counting persons at every month's end in one pass, by how many have *reached* each level.

A stay in one age band is a span of months. Along a fact's path, a person inside the span has reached a level from the
later of the span's start and the level's month on, and leaves at the span's end whatever the level. So one count of
starts a level, one count of ends for all, and running sums over the months give how many have reached each level;
the difference to the next level is how many are at it. Every part of a register adds to the same sums.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

import numpy as np

from board.dimensions import AGE_BANDS, PERSON_FACTS, RESIDENCES, SEXES
from pipeline.contract import crosswalk
from pipeline.counting.levels import E_IDENTITY_PATH, ID_CARD_PATH, e_identity_months, id_card_months
from pipeline.counting.months import month_of
from pipeline.counting.places import by_vintage, part_places
from pipeline.cube import Counts

_PATHS = {"id_card": (ID_CARD_PATH, id_card_months), "e_identity": (E_IDENTITY_PATH, e_identity_months)}
_IN_BAND = len(SEXES) * len(RESIDENCES)
_SPINE = len(AGE_BANDS) * _IN_BAND


@dataclass(frozen=True)
class _Spans:
    """Stays cut by age band. row: of the batch; cell: part x spine row, times the months; start < end: months."""

    row: np.ndarray
    cell: np.ndarray
    start: np.ndarray
    end: np.ndarray


def count_persons(lives: Iterable[Mapping[str, np.ndarray]], periods: list[str]) -> list[Counts]:
    """True counts by vintage. lives: parts of counting/lives.sql (codes uint8, dates int32 days)."""
    width = len(periods) + 1  # the last place takes what lies after the last month
    size = len(crosswalk()) * _SPINE * width
    ended = np.zeros(size, np.int32)
    reached = {fact: np.zeros((len(path), size), np.int32) for fact, (path, _) in _PATHS.items()}
    for days in lives:
        spans = _spans(days, width)
        ended += np.bincount(spans.cell + spans.end, minlength=size)
        for fact, (_, months_of_levels) in _PATHS.items():
            for level, months in enumerate(months_of_levels(days)):
                start = np.minimum(np.maximum(months[spans.row], spans.start), spans.end)
                reached[fact][level] += np.bincount(spans.cell + start, minlength=size)
    cells = {fact: _at_level(fact, reached[fact], ended, width) for fact in _PATHS}
    residents = cells["e_identity"].sum(3, dtype=np.int32)
    return [
        Counts(vintage, months, codes, *counts)
        for vintage, months, codes, counts in by_vintage(periods, residents, *cells.values())
    ]


def _spans(days: Mapping[str, np.ndarray], width: int) -> _Spans:
    """The stays of a batch, one for each age band that the person is in during the stay and the board's months.

    Born on 29 February: an age is reached at the end of February (Civil Code 2015, art. 148).
    """
    zero, last = np.int16(0), np.int16(width - 1)
    stay_start = np.maximum(month_of(days["from_on"]), zero)
    stay_end = np.minimum(month_of(days["to_on"], 1), last)
    born = month_of(days["born_on"])
    part = part_places()[days["commune"], days["unit"]]
    row = part * _SPINE + days["sex"] * len(RESIDENCES) + days["residence"]
    found: list[Sequence[np.ndarray]] = []
    for band, (_, first_age, next_age) in enumerate(AGE_BANDS):
        start = np.maximum(stay_start, born + np.int16(first_age * 12))
        end = np.minimum(stay_end, born + np.int16(next_age * 12))
        inside = np.flatnonzero(start < end)
        found.append((inside, (row[inside] + band * _IN_BAND) * width, start[inside], end[inside]))
    return _Spans(*(np.concatenate(parts) for parts in zip(*found, strict=True)))


def _at_level(fact: str, reached: np.ndarray, ended: np.ndarray, width: int) -> np.ndarray:
    """int32 [month, part, 48, level] from starts [place on the path, cell x month] and ends [cell x month]."""
    path, _ = _PATHS[fact]
    changes = (reached - ended).reshape(len(path), -1, _SPINE, width)[..., :-1]
    at_least = np.cumsum(changes, axis=3, dtype=np.int32)
    at_least[:-1] -= at_least[1:].copy()
    levels = PERSON_FACTS[fact]
    result = np.zeros((width - 1, at_least.shape[1], _SPINE, len(levels)), np.int32)
    for place, level in enumerate(path):
        result[..., levels.index(level)] += at_least[place].transpose(2, 0, 1)
    return result
