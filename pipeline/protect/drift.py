"""Balancing the cells of all areas without drift: errors of many areas must not pile up in one row x level.

Lifted zeros and the gap push the same way in every area: rare levels of small rows up, of large rows down. Cell by
cell that is nothing; summed over the province it would turn 3 people of 80 and over into 40. So the areas are
balanced in turns, and each turn prefers the moves that undo what the turns so far, and its own noise, have piled up.
A preference only: no further margin is met exactly, so the province's finest counts stay uncertain.
"""

from __future__ import annotations

import numpy as np

from pipeline.protect.balance import fit_margins

TURNS = 9
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
        fitted[:, turn] = cells
    return fitted
