"""Reconstruction: everything known about one month put together, first as bounds, then as a linear program.

Method: tightening of bounds by known sums (as in attacks on suppressed tables), then the most likely whole counts
under all sums, by the relaxation of an integer program in which each cell picks one candidate (scipy's HiGHS).
The attacker is stronger than a real one: how far true counts lie from published ones is told to her as measured.
"""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from pipeline.audit.most_likely import ERRORS, REACH, Candidates, Sums, most_likely
from pipeline.protect.settings import EXACT_FROM

_CAP = 20  # from here on the law of errors is the same
_RARE = 1e-3  # candidates less likely are left out


def guess_protected(true: np.ndarray, published: np.ndarray, law: np.ndarray) -> np.ndarray:
    """The best guess of the cells [area, row, level] of one month and group of a protected cube.

    law: `error_law` of the cube. Known beside the cells: their sums by area and level and by area and row, which
    carry their own small errors, and the province's levels from 10, which she takes for exact. The published figures
    themselves are always one solution.
    """
    cells = published.ravel().astype(np.int64)
    chances = np.maximum(law[np.minimum(cells, _CAP)], np.where(ERRORS == 0, _RARE, 0))
    cell, error = np.nonzero((chances >= _RARE) & (cells[:, None] + ERRORS >= 0))
    candidates = Candidates(cell, cells[cell] + ERRORS[error], -np.log(chances[cell, error]))
    about = [
        _sums(published, over, _error_chances((true - published.astype(np.int64)).sum(over)))
        for over in ((1,), (2,))
    ]
    return most_likely(cells.size, candidates, [*about, _exact(published, (0, 1))]).reshape(true.shape)


def guess_hidden(true: np.ndarray, low: np.ndarray, high: np.ndarray) -> np.ndarray:
    """The same attacker where small cells are hidden beside exact sums; low, high: their bounds, tightened."""
    span = np.arange(1, EXACT_FROM)
    hidden = np.flatnonzero((low < high).ravel())
    cell, value = np.repeat(hidden, span.size), np.tile(span, hidden.size)
    within = (low.ravel()[cell] <= value) & (value <= high.ravel()[cell])
    common = np.bincount(true[(true > 0) & (true < EXACT_FROM)], minlength=EXACT_FROM) + 1
    cost = -np.log(common / common.sum())
    known = np.flatnonzero((low == high).ravel())
    candidates = Candidates(
        np.concatenate([known, cell[within]]),
        np.concatenate([low.ravel()[known], value[within]]),
        np.concatenate([np.zeros(known.size), cost[value[within]]]),
    )
    return most_likely(true.size, candidates, [_sums(true, over) for over in ((1,), (2,))]).reshape(
        true.shape
    )


def error_law(true: np.ndarray, published: np.ndarray) -> np.ndarray:
    """Chance [published value up to _CAP, error -REACH..REACH] that the true count lies so far from it."""
    error = true.astype(np.int64) - published
    near = np.abs(error) <= REACH
    pairs = np.minimum(published[near], _CAP).astype(np.int64) * ERRORS.size + error[near] + REACH
    counts = np.bincount(pairs, minlength=(_CAP + 1) * ERRORS.size).reshape(_CAP + 1, -1)
    return counts / np.maximum(counts.sum(1, keepdims=True), 1)


def tightened(true: np.ndarray, sums_over: Sequence[tuple[int, ...]]) -> tuple[np.ndarray, np.ndarray]:
    """Bounds of every cell where 1-9 is hidden and every sum over the axes is exact from 10, tightened to the end."""
    hidden = (true > 0) & (true < EXACT_FROM)
    low, high = np.where(hidden, 1, true), np.where(hidden, EXACT_FROM - 1, true)
    open_ends = -1
    while open_ends != (open_ends := int((high - low).sum())):
        for over in sums_over:
            total = true.sum(over, keepdims=True)
            known = total >= EXACT_FROM
            others_low, others_high = low.sum(over, keepdims=True) - low, high.sum(over, keepdims=True) - high
            high, low = (
                np.where(known, np.minimum(high, total - others_low), high),
                np.where(known, np.maximum(low, total - others_high), low),
            )
    return low, high


def _sums(cells: np.ndarray, over: tuple[int, ...], chance: np.ndarray | None = None) -> Sums:
    kept = [axis for axis in range(cells.ndim) if axis not in over]
    places = np.indices(cells.shape)[kept].reshape(len(kept), -1)
    shape = tuple(cells.shape[axis] for axis in kept)
    return Sums(np.ravel_multi_index(tuple(places), shape), cells.sum(over, dtype=np.int64).ravel(), chance)


def _exact(cells: np.ndarray, over: tuple[int, ...]) -> Sums:
    """Sums that are published as they are from 10 on."""
    every = _sums(cells, over)
    number = np.where(every.total >= EXACT_FROM, np.cumsum(every.total >= EXACT_FROM) - 1, -1)
    return Sums(number[every.member], every.total[number >= 0])


def _error_chances(errors: np.ndarray) -> np.ndarray:
    counts = np.bincount(np.clip(errors.ravel(), -REACH, REACH) + REACH, minlength=ERRORS.size) + 0.5
    return counts / counts.sum()
