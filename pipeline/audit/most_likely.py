"""The most likely whole counts of many cells whose sums are known: an integer program, solved as a linear one.

Each cell picks one of its candidates; where the relaxation splits a pick, the largest part wins (scipy's HiGHS).
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from scipy.optimize import linprog
from scipy.sparse import coo_matrix

REACH = 8  # an error larger than this is not looked for
ERRORS = np.arange(-REACH, REACH + 1)


@dataclass(frozen=True)
class Candidates:
    """What each cell may be: parallel arrays of cell, value and cost (minus the logarithm of its chance)."""

    cell: np.ndarray
    value: np.ndarray
    cost: np.ndarray


@dataclass(frozen=True)
class Sums:
    """Known sums: `member` [cell] names the sum that a cell belongs to (-1: none), `total` [sum] what it is.

    chance: of the errors -REACH..REACH of a sum that is only about right; None for exact ones.
    """

    member: np.ndarray
    total: np.ndarray
    chance: np.ndarray | None = None


def most_likely(size: int, candidates: Candidates, sums: Sequence[Sums]) -> np.ndarray:
    """int64 [size]: the counts of the largest total likelihood under all sums."""
    picks = candidates.cell.size
    rows, columns, values = [candidates.cell], [np.arange(picks)], [np.ones(picks)]
    costs, wanted = [candidates.cost], [np.ones(size)]
    used, variables = size, picks
    for known in sums:
        member = known.member[candidates.cell]
        inside = np.flatnonzero(member >= 0)
        rows.append(used + member[inside])
        columns.append(inside)
        values.append(candidates.value[inside].astype(float))
        wanted.append(known.total.astype(float))
        if known.chance is not None:  # the sum picks its error as a cell picks its count
            number = np.repeat(np.arange(known.total.size), ERRORS.size)
            errors = np.tile(ERRORS, known.total.size)
            place = variables + np.arange(number.size)
            rows += [used + number, used + known.total.size + number]
            columns += [place, place]
            values += [-errors.astype(float), np.ones(number.size)]
            wanted.append(np.ones(known.total.size))
            costs.append(np.tile(-np.log(known.chance), known.total.size))
            variables += number.size
        used = sum(part.size for part in wanted)
    matrix = coo_matrix(
        (np.concatenate(values), (np.concatenate(rows), np.concatenate(columns))), (used, variables)
    )
    solved = linprog(
        np.concatenate(costs), A_eq=matrix.tocsr(), b_eq=np.concatenate(wanted), bounds=(0, 1), method="highs"
    )
    if solved.x is None:
        raise RuntimeError(f"the reconstruction has no solution: {solved.message}")
    return _picked(size, candidates, solved.x[:picks])


def _picked(size: int, candidates: Candidates, weights: np.ndarray) -> np.ndarray:
    """Every cell's candidate of the largest weight."""
    order = np.argsort(weights, kind="stable")
    result = np.zeros(size, np.int64)
    result[candidates.cell[order]] = candidates.value[order]
    return result
