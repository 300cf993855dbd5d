"""The noise law: for every true count the least predictable unbiased change (maximum entropy).

Method: Marley & Leaver (2011), Giessing (2016), as in the R package `ptable`. Among all distributions of the
change v on -bound..bound with mean 0 and the wished variance, whose result count + v is neither negative nor in
1..gap, the one with the largest entropy has the shape p(v) ~ exp(a v + b v^2).
"""

from __future__ import annotations

from functools import lru_cache

import numpy as np

from board.errors import DefinitionError
from pipeline.protect.settings import Protection

SLOTS = 27_720  # the least common multiple of 1..12: a law with only two results has an exact share as well


def possible_changes(count: int, bound: int, gap: int) -> np.ndarray:
    """The changes v allowed for a true count: ascending integers within the bound, result 0 or above the gap."""
    changes = np.arange(-bound, bound + 1)
    results = count + changes
    return changes[(results == 0) | (results > gap)]


def change_law(count: int, bound: int, variance: float, gap: int) -> tuple[np.ndarray, np.ndarray]:
    """Changes and their probabilities for one true count of 1 or more.

    The mean is 0. The variance is the wished one, or the nearest that the allowed results can have.
    Raises DefinitionError when no law with mean 0 exists.
    """
    changes = possible_changes(count, bound, gap)
    if changes[0] > 0 or changes[-1] < 0:
        raise DefinitionError(f"noise law: no unbiased change for count {count}, bound {bound}, gap {gap}")
    if changes[0] == 0 or changes[-1] == 0:
        return np.array([0]), np.array([1.0])
    least = _two_results(changes[changes <= 0][-1], changes[changes >= 0][0])
    most = _two_results(changes[0], changes[-1])
    for extreme, reached in ((least, variance <= _variance(least)), (most, variance >= _variance(most))):
        if reached:
            return extreme
    return changes, _widest(changes.astype(float), variance)


def _two_results(low: int, high: int) -> tuple[np.ndarray, np.ndarray]:
    if low == high:
        return np.array([0]), np.array([1.0])
    return np.array([low, high]), np.array([high, -low]) / (high - low)


def _variance(law: tuple[np.ndarray, np.ndarray]) -> float:
    return float((law[0] ** 2 * law[1]).sum())


def _widest(changes: np.ndarray, variance: float) -> np.ndarray:
    """Newton's method on the convex dual of the entropy problem; its two unknowns are a and b of exp(a v + b v^2)."""
    moments = np.vstack([changes, changes**2 - variance])
    slopes = np.zeros(2)

    def potential(at: np.ndarray) -> float:
        exponent = at @ moments
        return float(exponent.max() + np.log(np.exp(exponent - exponent.max()).sum()))

    for _ in range(200):
        exponent = slopes @ moments
        shares = np.exp(exponent - exponent.max())
        shares /= shares.sum()
        gradient = moments @ shares
        if np.abs(gradient).max() < 1e-12:
            break
        curvature = (moments * shares) @ moments.T - np.outer(gradient, gradient)
        step = np.linalg.solve(curvature + 1e-14 * np.eye(2), gradient)
        length = 1.0
        while length > 1e-9 and potential(slopes - length * step) > potential(slopes):
            length /= 2
        slopes = slopes - length * step
    return shares


def share_slots(changes: np.ndarray, shares: np.ndarray) -> np.ndarray:
    """Whole slots for every change, summing to SLOTS, as near to the shares as an exact mean of zero allows."""
    slots = np.floor(shares * SLOTS + 1e-6).astype(int)
    rest = np.argsort(slots - shares * SLOTS, kind="stable")[: SLOTS - slots.sum()]
    slots[rest] += 1
    moves = [(a, b) for a in range(len(changes)) for b in range(len(changes)) if a != b]
    moves.sort(key=lambda m: (abs(m[0] - m[1]), -min(shares[m[0]], shares[m[1]])))
    while bias := int(slots @ changes):
        _move_slots(slots, changes, moves, bias)
    return slots


def _move_slots(slots: np.ndarray, changes: np.ndarray, moves: list[tuple[int, int]], bias: int) -> None:
    """Move one slot between two changes so that the bias shrinks; two moves at once where one would overshoot."""
    effects = {}
    for a, b in moves:
        if slots[a] > 1 and slots[b] > 0:
            effects.setdefault(int(changes[b] - changes[a]), (a, b))
    singles = [e for e in effects if abs(bias + e) < abs(bias)]
    pairs = [(e, f) for e in effects for f in effects if abs(bias + e + f) < abs(bias)]
    if not singles and not pairs:
        raise DefinitionError("noise law: the slots cannot be shared out without bias")
    chosen = (
        (min(singles, key=abs),) if singles else min(pairs, key=lambda p: (abs(bias + sum(p)), abs(p[0])))
    )
    for effect in chosen:
        a, b = effects[effect]
        slots[a] -= 1
        slots[b] += 1


@lru_cache(maxsize=16)
def noise_table(settings: Protection, gap: int | None = None) -> np.ndarray:
    """The change of every (true count, slot): int8 [bound + gap + 2, SLOTS]; the last row serves all larger counts.

    Rows from 1 have mean zero exactly. Row 0 lifts a share `zero_lift` of the zeros to one of the results that a
    true 1 shows when it stays positive, so that a small published number does not prove that somebody exists.
    `gap` replaces the setting's: margins take 0, for nobody's cell is a margin.
    """
    gap = settings.gap if gap is None else gap
    table = np.zeros((settings.bound + gap + 2, SLOTS), np.int8)
    for count in range(1, len(table)):
        changes, shares = change_law(count, settings.bound, settings.variance, gap)
        table[count] = np.repeat(changes, share_slots(changes, shares))
    ones = table[1][table[1] > -1].astype(int) + 1
    lifted = round(settings.zero_lift * SLOTS)
    if lifted and ones.size:
        table[0, SLOTS - lifted :] = ones[np.arange(lifted) * len(ones) // lifted]
    table.flags.writeable = False
    return table


def perturb(counts: np.ndarray, draws: np.ndarray, table: np.ndarray) -> np.ndarray:
    """The noisy counts, same shape as `counts`; `draws` are the keyed 64-bit numbers of the same cells."""
    rows = np.minimum(counts, len(table) - 1)
    return counts + table[rows, (draws % SLOTS).astype(np.intp)]
