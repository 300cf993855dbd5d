"""The mosaic solver: a map of equal hexagons computed from a table of facts alone (docs: geo/README.md).

Facts are a point, a size, who touches whom and who touches the outside; no boundary is read. Every area gets its
quota of cells in one piece without holes, close to its point, touching its neighbours and nobody else.
Deterministic: the same problem and seed give the same cells. Needs numpy only.
"""

from __future__ import annotations

import math
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property

import numpy as np

from geo.annealing import Borders, anneal, objective
from geo.lattice import DIRECTIONS, Cell, centres, side_length

SEEDS = tuple(range(1120, 1128))
SWEEPS = 1200
MARGIN = 7.0  # free lattice around the outermost points, in the unit of the points


@dataclass(frozen=True)
class Problem:
    """What is known. codes: n areas; points (n, 2) in a plane, y upwards; quotas (n,) whole cells;
    pairs: unordered pairs of codes that touch; outside: codes that touch the outside;
    groups: code -> group (a border inside a group is cheaper); cell_area in the square of the points' unit."""

    codes: tuple[str, ...]
    points: np.ndarray
    quotas: np.ndarray
    pairs: frozenset[frozenset[str]]
    outside: frozenset[str]
    groups: dict[str, str]
    cell_area: float = 1.0

    @cached_property
    def touching(self) -> np.ndarray:
        """(n+1, n+1) truth of who touches whom; index 0 is the outside."""
        truth = np.zeros((len(self.codes) + 1,) * 2, bool)
        for a, code in enumerate(self.codes, 1):
            truth[a, 0] = truth[0, a] = code in self.outside
            for b, other in enumerate(self.codes, 1):
                truth[a, b] = frozenset((code, other)) in self.pairs and a != b
        return truth


@dataclass(frozen=True)
class Lattice:
    """A rectangle of cells around the points; the rim stays outside, so that the outside is one piece."""

    cells: list[Cell]
    positions: np.ndarray  # (m, 2)
    neighbours: np.ndarray  # (m, 6), -1 beyond the rectangle

    @property
    def rim(self) -> np.ndarray:
        return (self.neighbours < 0).any(1)


def quotas(sizes: Iterable[float], unit: float = 1.0) -> np.ndarray:
    """Whole cells of `unit` each by largest remainder, at least one per area."""
    exact = np.asarray(list(sizes), float) / unit
    cells = np.maximum(1, np.floor(exact)).astype(int)
    missing = max(0, round(exact.sum()) - int(cells.sum()))
    cells[np.argsort(-(exact - cells), kind="stable")[:missing]] += 1
    return cells


def lattice(problem: Problem, margin: float = MARGIN) -> Lattice:
    side = side_length(problem.cell_area)
    (x0, y0), (x1, y1) = problem.points.min(0) - margin, problem.points.max(0) + margin
    width, height = math.sqrt(3.0) * side, 1.5 * side
    cells = [
        (q, r)
        for r in range(math.floor(y0 / height), math.ceil(y1 / height) + 1)
        for q in range(math.floor(x0 / width - r / 2), math.ceil(x1 / width - r / 2) + 1)
    ]
    place = {cell: number for number, cell in enumerate(cells)}
    around = [[place.get((q + dq, r + dr), -1) for dq, dr in DIRECTIONS] for q, r in cells]
    return Lattice(cells, centres(cells, problem.cell_area), np.array(around))


def solve(problem: Problem, seeds: Iterable[int] = SEEDS, sweeps: int = SWEEPS) -> dict[Cell, str]:
    """The cells of every area, from the seed with the lowest objective (no boundary is looked at)."""
    board = lattice(problem)
    best: tuple[float, list[int]] | None = None
    for seed in seeds:
        labels = solve_seed(problem, board, seed, sweeps)
        reached = objective(borders_of(problem, board, labels))
        if best is None or reached < best[0]:
            best = reached, labels
    if best is None:
        raise ValueError("no seed given")
    return {cell: problem.codes[label - 1] for cell, label in zip(board.cells, best[1], strict=True) if label}


def solve_seed(problem: Problem, board: Lattice, seed: int, sweeps: int = SWEEPS) -> list[int]:
    """One label per lattice cell: 0 outside, else 1 + the place of the area in problem.codes."""
    return anneal(borders_of(problem, board, greedy_start(problem, board)), seed, sweeps)


def borders_of(problem: Problem, board: Lattice, labels: list[int]) -> Borders:
    return Borders(
        labels=list(labels),
        neighbours=board.neighbours,
        positions=board.positions,
        movable=~board.rim,
        targets=problem.points,
        quotas=problem.quotas,
        touching=problem.touching,
        prices=prices(problem),
    )


def prices(problem: Problem) -> np.ndarray:
    """(n+1, n+1) price of one side of border: true ones cheap, false ones dear, the outside in between."""
    truth = problem.touching
    group = np.array(["", *(problem.groups[code] for code in problem.codes)])
    price = np.where(truth, np.where(group[:, None] == group[None, :], 1.0, 1.3), 2.0)
    price[0, 1:] = price[1:, 0] = np.where(truth[0, 1:], 1.3, 4.0)
    np.fill_diagonal(price, 0.0)
    return price


def greedy_start(problem: Problem, board: Lattice) -> list[int]:
    """Nearest cells first (distance in radii of the area) until the quota is full, then mended to one piece each."""
    apart = ((board.positions[:, None, :] - problem.points[None]) ** 2).sum(2)
    scaled = apart / problem.quotas[None, :]
    reach = 3.3 * side_length(problem.cell_area) ** 2  # a generous disc: the outline may find its own way
    cells, areas = np.nonzero(scaled < reach)
    order = np.argsort(scaled[cells, areas], kind="stable")
    labels, left, rim = [0] * len(board.cells), problem.quotas.tolist(), board.rim
    for cell, number in zip(cells[order].tolist(), areas[order].tolist(), strict=True):
        if labels[cell] == 0 and left[number] > 0 and not rim[cell]:
            labels[cell] = number + 1
            left[number] -= 1
    for number in range(len(problem.codes)):  # nobody may be empty
        if left[number] == problem.quotas[number]:
            labels[int(np.argmin(apart[:, number]))] = number + 1
    return mended(labels, board.neighbours.tolist(), apart)


def mended(labels: list[int], around: list[list[int]], apart: np.ndarray) -> list[int]:
    """One piece per area and no hole: loose pieces are let go, enclosed cells join the nearest area beside them."""
    for _ in range(30):
        before = list(labels)
        for number in range(1, apart.shape[1] + 1):
            for piece in pieces(labels, around, number)[1:]:
                for cell in piece:
                    labels[cell] = 0
        for hole in pieces(labels, around, 0)[1:]:
            _fill(labels, around, apart, set(hole))
        if labels == before:
            break
    return labels


def _fill(labels: list[int], around: list[list[int]], apart: np.ndarray, hole: set[int]) -> None:
    while hole:
        taken = {}
        for cell in sorted(hole):
            beside = [labels[other] for other in around[cell] if other >= 0 and labels[other] > 0]
            if beside:
                taken[cell] = min(beside, key=lambda label: apart[cell, label - 1])
        for cell, label in taken.items():
            labels[cell] = label
        hole -= taken.keys()


def pieces(labels: list[int], around: list[list[int]], wanted: int) -> list[list[int]]:
    """The connected pieces of one label, largest first."""
    left = {cell for cell, label in enumerate(labels) if label == wanted}
    found = []
    while left:
        piece = [min(left)]
        left.discard(piece[0])
        for cell in piece:  # grows while it is walked
            for other in around[cell]:
                if other in left:
                    left.discard(other)
                    piece.append(other)
        found.append(piece)
    return sorted(found, key=len, reverse=True)
