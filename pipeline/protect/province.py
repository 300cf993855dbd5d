"""Province margins: exact from 10; smaller counts are perturbed so that no exact figure has to give way.

With an exact population and exact large levels the *sum* of a row's small levels is known to anybody who subtracts,
so it is kept and only its split is perturbed. A single small level beside exact ones therefore stays as it is.
"""

from __future__ import annotations

import numpy as np

from pipeline.protect.balance import fit_totals
from pipeline.protect.keyed_draws import place_among_equals
from pipeline.protect.noise_law import perturb
from pipeline.protect.settings import EXACT_FROM


def exact_from_ten(counts: np.ndarray, draws: np.ndarray, table: np.ndarray) -> np.ndarray:
    """Counts [row, level] with those under 10 perturbed among themselves; every row keeps its sum."""
    return _perturb_among(counts, counts < EXACT_FROM, draws, table)


def group_margins(
    counts: np.ndarray, draws: np.ndarray, table: np.ndarray, possible: np.ndarray
) -> np.ndarray:
    """Province counts [month, group, level] to publish; `possible` is the structural mask of the same shape.

    Every group's total stays, every level whose province total is 10 or more stays, levels below are perturbed
    inside their group; and a small cell of an exact level is perturbed against the level's largest group.
    """
    totals = counts.sum(1, keepdims=True)
    small = (totals < EXACT_FROM) & possible
    levels = counts.shape[2]
    margins = _perturb_among(
        counts.reshape(-1, levels), small.reshape(-1, levels), draws.reshape(-1, levels), table
    ).reshape(counts.shape)
    noisy = perturb(counts, draws, table)
    for group in range(counts.shape[1]):
        for level in range(levels):
            hidden = (
                possible[:, group, level] & (counts[:, group, level] < EXACT_FROM) & ~small[:, group, level]
            )
            _exchange(margins, np.flatnonzero(hidden), group, level, noisy[:, group, level], possible)
    return margins


def _perturb_among(counts: np.ndarray, small: np.ndarray, draws: np.ndarray, table: np.ndarray) -> np.ndarray:
    """The small counts of a row share their sum anew; where only one is small, or all are empty, nothing changes."""
    noisy = np.where(small, perturb(counts, draws, table), counts)
    return fit_totals(noisy, counts.sum(1), place_among_equals(draws), fixed=~small)


def _exchange(
    margins: np.ndarray, months: np.ndarray, group: int, level: int, wanted: np.ndarray, possible: np.ndarray
) -> None:
    """Move a cell towards its noisy value by a rectangle of moves that keeps all group and level totals.

    The partners are the largest other group and the largest other level that both groups can have; the move is cut
    to what they hold.
    """
    for month in months:
        table = margins[month]
        others = [g for g in np.flatnonzero(possible[month, :, level]) if g != group]
        if not others:
            continue
        partner = max(others, key=lambda g: table[g].sum())
        both = possible[month, group] & possible[month, partner]
        shared = [x for x in np.flatnonzero(both) if x != level]
        if not shared:
            continue
        pool = max(shared, key=lambda x: min(table[group, x], table[partner, x]))
        move = int(wanted[month] - table[group, level])
        if move > 0:
            move = min(move, table[group, pool], table[partner, level])
        else:
            move = -min(-move, table[group, level], table[partner, pool])
        table[group, level] += move
        table[group, pool] -= move
        table[partner, level] -= move
        table[partner, pool] += move
