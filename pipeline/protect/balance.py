"""Balancing: noisy cells are moved by single units until they add up to their margins.

Deterministic and never negative. Units go to positive cells (to zeros only where nothing else is left), the larger
first, each cell taking as few as possible, equals in the order of their keyed `places`: a unit more or less in a
large cell says nothing about a person, and a small cell keeps the noise it drew. Blocks (a month, or a month of an
area) are independent, so a block more changes no other.
"""

from __future__ import annotations

import numpy as np

LARGE = 20  # cells from here on are equally good places for a unit
LEAN_WEIGHT = 1.5  # against 0..1 for the size of a cell and a half for a column that helps
FEW = 2  # units that a positive cell takes at once before zeros are used as well


def fit_totals(
    cells: np.ndarray, totals: np.ndarray, places: np.ndarray, fixed: np.ndarray | None = None
) -> np.ndarray:
    """Cells [block, cell] moved so that each block sums to `totals` [block]; `fixed` cells are left alone.

    Raises ValueError when a total cannot be reached without a negative cell or a fixed one.
    """
    cells = cells.astype(np.int64)
    missing = totals - cells.sum(1)
    active = np.flatnonzero(missing)
    while active.size:
        barred = None if fixed is None else fixed[active]
        moved = _spread(cells[active], missing[active], places[active], barred=barred)
        cells[active] += moved
        missing[active] -= moved.sum(1)
        active = active[missing[active] != 0]
    return cells


def fit_margins(
    cells: np.ndarray,
    rows: np.ndarray,
    columns: np.ndarray,
    places: np.ndarray,
    lean: np.ndarray | None = None,
) -> np.ndarray:
    """Cells [block, row, column] moved so that they sum to `rows` [block, row] and `columns` [block, column].

    Rows first, each preferring columns that miss the same sign; then units change columns inside a row. `lean`, of
    the shape of `cells` and in -1..1, prefers cells to gain (positive) or to lose (negative) units.
    Both steps always end: a column that is too full holds a positive cell. Raises ValueError when the two margins
    of a block disagree or one is negative.
    """
    if (rows.sum(1) != columns.sum(1)).any() or (rows < 0).any() or (columns < 0).any():
        raise ValueError("margins disagree or are negative: no table has them")
    cells = cells.astype(np.int64)
    lean = np.zeros(cells.shape) if lean is None else lean * LEAN_WEIGHT
    missing = columns - cells.sum(1)
    for row in range(cells.shape[1]):
        _fit_row(cells, missing, row, rows[:, row], places[:, row], lean[:, row])
    active = np.flatnonzero(missing.any(1))
    while active.size:
        _shift_units(cells, missing, active, places, lean)
        active = active[missing[active].any(1)]
    return cells


def _fit_row(cells, missing, row: int, target: np.ndarray, places: np.ndarray, lean: np.ndarray) -> None:
    wanted = target - cells[:, row].sum(1)
    active = np.flatnonzero(wanted)
    while active.size:
        sign = np.sign(wanted[active])[:, None]
        bonus = (missing[active] * sign > 0) / 2 + lean[active] * sign
        moved = _spread(cells[active, row], wanted[active], places[active], bonus=bonus)
        cells[active, row] += moved
        missing[active] -= moved
        wanted[active] -= moved.sum(1)
        active = active[wanted[active] != 0]


def _spread(cells, wanted, places, *, bonus=0.0, barred=None) -> np.ndarray:
    """One round for all blocks: changes [block, cell] of the sign of `wanted`, at most as many units as wanted."""
    adding = (wanted > 0)[:, None]
    choice = np.where(cells > 0, 1, np.where(adding, 0, -1))
    if barred is not None:
        choice = np.where(barred, -1, choice)
    if (choice.max(1) < 0).any():
        raise ValueError("a total cannot be reached: no cell may change")
    order = np.minimum(cells, LARGE) / LARGE + places / (2 * LARGE) + bonus
    units = np.abs(wanted)
    moved = _deal(choice, order, units)
    return np.where(adding, moved, -np.minimum(moved, cells))


def _shift_units(cells, missing, active: np.ndarray, places: np.ndarray, lean: np.ndarray) -> None:
    """In every block, move units from its fullest column to its emptiest one, inside as many rows as needed."""
    gives, takes = missing[active].argmin(1), missing[active].argmax(1)
    blocks = np.arange(len(active))
    units = np.minimum(-missing[active, gives], missing[active, takes])
    source, target = cells[active, :, gives], cells[active, :, takes]
    smaller = np.minimum(source, target)
    choice = np.where(smaller > 0, 1, np.where(source > 0, 0, -1))
    order = np.minimum(smaller, LARGE) / LARGE + places[active, :, gives] / (2 * LARGE)
    order += (lean[active, :, takes] - lean[active, :, gives]) / 2
    moved = np.minimum(_deal(choice, order, units), source)
    cells[active, :, gives] -= moved
    cells[active, :, takes] += moved
    total = moved.sum(1)
    change = np.zeros_like(missing[active])
    change[blocks, gives] += total
    change[blocks, takes] -= total
    missing[active] += change


def _deal(choice: np.ndarray, order: np.ndarray, units: np.ndarray) -> np.ndarray:
    """Deal `units` [block] evenly: cells of choice 1 first, those of 0 too where each 1 would take more than FEW.

    Cells of choice -1 get nothing; inside a choice the higher `order` comes first.
    """
    enough = (choice == 1).sum(1) * FEW >= units
    eligible = choice >= np.where(enough, 1, 0)[:, None]
    count = eligible.sum(1)
    each = np.maximum(units // count, 1)
    ranked = np.argsort(np.where(eligible, -order - 100 * choice, np.inf), axis=1, kind="stable")
    dealt = (np.arange(eligible.shape[1]) < np.minimum(units, count)[:, None]) * each[:, None]
    result = np.zeros_like(dealt)
    np.put_along_axis(result, ranked, dealt, axis=1)
    return result
