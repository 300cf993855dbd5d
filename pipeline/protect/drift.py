"""Balancing the cells of all areas without drift: errors of many areas must not pile up in one row x level.

Lifted zeros and the gap push the same way in every area: rare levels of small rows up, of large rows down. Cell by
cell that is nothing; summed over the province it would turn 3 people of 80 and over into 40. So the areas are
balanced in turns, each turn prefers the moves that undo what the turns so far, and its own noise, have piled up, and
every area then pays off a part of the rest. No further margin is met exactly: the province's finest counts stay
uncertain by some units.
"""

from __future__ import annotations

import numpy as np

from pipeline.protect.balance import fit_margins

TURNS = 9
TOLERATED = 5  # units of debt of one row x level that are left alone
MOST_MOVES = 20  # of one area, so that no area pays for all
FULL_LEAN = 3  # units piled up in one row x level from which the preference is as strong as it gets


def fit_areas(
    true: np.ndarray, noisy: np.ndarray, rows: np.ndarray, columns: np.ndarray, places: np.ndarray
) -> np.ndarray:
    """Noisy cells [month, area, row, level] fitted to `rows` [month, area, row] and `columns` [month, area, level].

    Areas come in the order of their codes, so that a turn is roughly a district. Months stay independent.
    """
    fitted = np.empty_like(noisy, dtype=np.int64)
    owed = np.zeros((len(true), *true.shape[2:]), np.int64)
    for turn in np.array_split(np.arange(true.shape[1]), min(TURNS, true.shape[1])):
        owed += (true[:, turn] - noisy[:, turn]).sum(1)
        lean = np.repeat(np.clip(owed / FULL_LEAN, -1, 1), len(turn), axis=0)
        flat = (-1, *true.shape[2:])
        cells = fit_margins(
            noisy[:, turn].reshape(flat),
            rows[:, turn].reshape(-1, flat[1]),
            columns[:, turn].reshape(-1, flat[2]),
            places[:, turn].reshape(flat),
            lean,
        ).reshape(noisy[:, turn].shape)
        owed += (noisy[:, turn] - cells).sum(1)
        for place, area in enumerate(turn):
            _settle(cells[:, place], owed, places[:, area])
        fitted[:, turn] = cells
    return fitted


def _settle(cells: np.ndarray, owed: np.ndarray, places: np.ndarray) -> None:
    """Pay off what is owed [month, row, level] by moves inside one area that keep its rows and columns.

    The cell with the largest surplus gives a unit to the row that misses most of this level; another level of the
    two rows takes it back. Debts up to TOLERATED stay: paying all would publish the province's finest counts.
    """
    months = np.flatnonzero(((owed < -TOLERATED) & (cells > 0)).any((1, 2)))
    if not months.size:
        return
    tried = np.zeros(cells.shape, bool)
    for _ in range(MOST_MOVES):
        debt = owed[months] + places[months] / 2
        held = cells[months]
        every = np.arange(len(months))
        may_give = (held > 0) & (debt < -TOLERATED) & ~tried[months]
        surplus = np.where(may_give, debt, np.inf).reshape(len(months), held[0].size).argmin(1)
        giver, level = np.divmod(surplus, cells.shape[2])
        taker = debt[every, :, level].argmax(1)
        back = np.where(held[every, taker] > 0, debt[every, giver] - debt[every, taker], -np.inf)
        back[every, level] = -np.inf
        other = back.argmax(1)
        gain = debt[every, taker, level] - debt[every, giver, level] + back[every, other]
        worth = may_give[every, giver, level] & (gain > 2 * TOLERATED) & (giver != taker)
        tried[months, giver, level] = ~worth
        units = worth.astype(np.int64)
        corners = (
            (giver, level, -units),
            (taker, level, units),
            (giver, other, units),
            (taker, other, -units),
        )
        for row, column, change in corners:
            cells[months, row, column] += change
            owed[months, row, column] -= change
