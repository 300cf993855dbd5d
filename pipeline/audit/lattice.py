"""The reconstruction of whole months: blocks to attack, and the same attack on the design that hides small counts."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np

from board.audit_report import Finding, at_least, at_most
from board.dimensions import BANDS, RESIDENCES, SEXES
from pipeline.audit.attacks import share, small_cells
from pipeline.audit.reconstruction import error_law, guess_hidden, guess_protected, tightened
from pipeline.cube import Counts
from pipeline.protect.structural import AGES, GROUPS, group_rows, possible_levels

MOST_RECONSTRUCTED = 0.30  # as at one look
LEAST_WHERE_HIDDEN = (
    0.45  # of small cells hidden beside exact sums: the attack must win there, or it proves nothing
)
THOROUGH_MONTHS = 3
# Sums that filters offer, by axes of [area, band, sex, residence, level]; the spine, then one area's, then the province's.
_OFFERED = ((4,), (1,), (2,), (3,), (1, 2), (1, 3), (2, 3), (1, 2, 3), (0,), (0, 1), (0, 2), (0, 3))


def lattice_findings(
    subject: str, fact: str, true: Counts, protected: Counts, thorough: bool, chance: np.random.Generator
) -> Iterator[Finding]:
    """What the reconstruction finds of the small cells: of this cube, and where cells under 10 were hidden instead."""
    law = error_law(getattr(true, fact), getattr(protected, fact))
    found: dict[str, list[np.ndarray]] = {"protected": [], "hidden": []}
    for month in _months(true, thorough, chance):
        cells, shown = (getattr(counts, fact)[month].astype(np.int64) for counts in (true, protected))
        low, high = (bound.reshape(cells.shape) for bound in tightened(_by_row(cells), _OFFERED))
        for group in GROUPS if thorough else _one_residence_an_age(chance):
            levels = np.flatnonzero(possible_levels(fact, group, true.periods)[month])
            block = np.ix_(range(len(cells)), group_rows(group), levels)
            small = small_cells(cells[block])
            guess = guess_protected(cells[block], shown[block], law)
            found["protected"].append((guess == cells[block])[small])
            guess = guess_hidden(cells[block], low[block], high[block])
            found["hidden"].append((guess == cells[block])[small])
    protected_share, hidden_share = (share(np.concatenate(parts)) for parts in found.values())
    yield at_most("reconstruction", subject, protected_share, MOST_RECONSTRUCTED)
    yield at_least("hidden_cells", subject, hidden_share, LEAST_WHERE_HIDDEN)


def _by_row(cells: np.ndarray) -> np.ndarray:
    """[area, 48, level] as [area, band, sex, residence, level]."""
    return cells.reshape(len(cells), len(BANDS), len(SEXES), len(RESIDENCES), -1)


def _months(counts: Counts, thorough: bool, chance: np.random.Generator) -> np.ndarray:
    wanted = min(THOROUGH_MONTHS if thorough else 1, len(counts.periods))
    return np.sort(chance.choice(len(counts.periods), wanted, replace=False))


def _one_residence_an_age(chance: np.random.Generator) -> list[str]:
    return [f"{age}|{RESIDENCES[chance.integers(len(RESIDENCES))]}" for age in AGES]
