"""Annealed border moves: cells change hands one by one until areas, places and neighbours fit.

A cell may go over to an area beside it only if that splits nothing and encloses nothing: walking once around the
cell, its old and its new area must each be met in one run. So every piece stays whole from start to end.
"""

from __future__ import annotations

import math
import random
from dataclasses import dataclass

import numpy as np

PULL = 3.0  # price of the squared distance of an area's centroid to its point, per cell
MISS = 6.0  # price of a wrong adjacency, lost or invented
AREA_PRICE = 1.0, 4.0  # price of (cells - quota) squared, at the start and at the end
HEAT = 3.0, 0.12  # at the start and at the end


@dataclass
class Borders:
    """The state: labels per cell (0 outside) and what each label should be. `choices`: cell -> labels it may
    take (default: any). targets (n, 2) and quotas (n,) of labels 1..n; touching, prices (n+1, n+1)."""

    labels: list[int]
    neighbours: np.ndarray
    positions: np.ndarray
    movable: np.ndarray
    targets: np.ndarray
    quotas: np.ndarray
    touching: np.ndarray
    prices: np.ndarray
    choices: dict[int, tuple[int, ...]] | None = None
    pull: float = PULL
    miss: float = MISS
    heat: tuple[float, float] = HEAT

    def __post_init__(self) -> None:
        count = len(self.quotas) + 1
        labels = np.asarray(self.labels)
        self.cells = np.bincount(labels, minlength=count).tolist()
        self.sum_x = np.bincount(labels, self.positions[:, 0], count).tolist()
        self.sum_y = np.bincount(labels, self.positions[:, 1], count).tolist()
        beside = np.where(self.neighbours >= 0, labels[self.neighbours], labels[:, None])
        shared = np.zeros((count, count), int)
        np.add.at(shared, (np.repeat(labels, 6), beside.ravel()), 1)
        np.fill_diagonal(shared, 0)
        self.shared = shared.tolist()  # sides that two labels share
        self.around = self.neighbours.tolist()
        self.point = self.positions.tolist()
        self.target = [[0.0, 0.0], *self.targets.tolist()]
        self.quota = [0, *(int(quota) for quota in self.quotas)]
        self.true = self.touching.tolist()
        self.price = self.prices.tolist()

    def at_border(self) -> np.ndarray:
        """Numbers of movable cells beside another label."""
        labels = np.asarray(self.labels)
        return np.flatnonzero(self.movable & (labels[self.neighbours] != labels[:, None]).any(1))


def anneal(state: Borders, seed: int, sweeps: int) -> list[int]:
    """The labels after `sweeps` sweeps of cooling border moves; reproducible from the seed."""
    chance = random.Random(seed)
    for sweep in range(sweeps):
        done = sweep / max(1, sweeps - 1)
        heat = state.heat[0] * (state.heat[1] / state.heat[0]) ** done
        area_price = AREA_PRICE[0] + (AREA_PRICE[1] - AREA_PRICE[0]) * done
        border = state.at_border().tolist()
        chance.shuffle(border)
        for cell in border:
            old = state.labels[cell]
            new = state.labels[state.around[cell][int(chance.random() * 6)]]
            if old == new or (state.choices is not None and new not in state.choices[cell]):
                continue
            ring = [state.labels[other] for other in state.around[cell]]
            if not keeps_whole(ring, old, new) or (old and state.cells[old] <= 1):
                continue
            change = place_change(state, cell, old, new, area_price) + border_change(state, ring, old, new)
            if change <= 0 or chance.random() < math.exp(-change / heat):
                _move(state, cell, ring, old, new)
    return state.labels


def keeps_whole(ring: list[int], old: int, new: int) -> bool:
    """Whether the six labels around a cell show the old and the new label in exactly one run each."""
    old_runs = new_runs = 0
    before = ring[5]
    for label in ring:
        if label != before:
            if label == old:
                old_runs += 1
            elif label == new:
                new_runs += 1
        before = label
    return old_runs == 1 and new_runs == 1


def place_change(state: Borders, cell: int, old: int, new: int, area_price: float) -> float:
    """Change of (cells - quota)^2 and of the centroids' distances, if the cell goes over."""
    x, y = state.point[cell]
    change = 0.0
    for label, step in ((old, -1), (new, 1)):
        if label == 0:
            continue
        count, (goal_x, goal_y) = state.cells[label], state.target[label]
        after = count + step
        total_x, total_y = state.sum_x[label], state.sum_y[label]
        now_x, now_y = (total_x / count - goal_x, total_y / count - goal_y) if count else (0.0, 0.0)
        then_x, then_y = (total_x + step * x) / after - goal_x, (total_y + step * y) / after - goal_y
        change += area_price * (1 + 2 * step * (count - state.quota[label]))
        change += state.pull * (after * (then_x**2 + then_y**2) - count * (now_x**2 + now_y**2))
    return change


def border_change(state: Borders, ring: list[int], old: int, new: int) -> float:
    """Change of the borders' price and of the wrong adjacencies, if the cell inside the ring goes over."""
    price_old, price_new = state.price[old], state.price[new]
    shared_old, shared_new = state.shared[old], state.shared[new]
    true_old, true_new = state.true[old], state.true[new]
    change, between = 0.0, shared_old[new]
    for label in set(ring):
        sides = ring.count(label)
        change += sides * (price_new[label] - price_old[label])
        if label == new:
            between -= sides
        elif label == old:
            between += sides
        else:
            if shared_old[label] == sides:  # the old label's last side with it goes
                change += state.miss if true_old[label] else -state.miss
            if shared_new[label] == 0:  # the new label's first side with it comes
                change += -state.miss if true_new[label] else state.miss
    if between == 0:
        change += state.miss if true_old[new] else -state.miss
    return change


def _move(state: Borders, cell: int, ring: list[int], old: int, new: int) -> None:
    x, y = state.point[cell]
    state.labels[cell] = new
    for label, step in ((old, -1), (new, 1)):
        state.cells[label] += step
        state.sum_x[label] += step * x
        state.sum_y[label] += step * y
    for label in ring:
        if label != old:
            state.shared[old][label] -= 1
            state.shared[label][old] -= 1
        if label != new:
            state.shared[new][label] += 1
            state.shared[label][new] += 1


def objective(state: Borders) -> float:
    """The total price of a state, to choose among seeds (area at its starting price)."""
    cells, shared = np.asarray(state.cells[1:]), np.asarray(state.shared)
    centroids = np.column_stack([state.sum_x[1:], state.sum_y[1:]]) / cells[:, None]
    distance = state.pull * (cells * ((centroids - state.targets) ** 2).sum(1)).sum()
    length = (shared * state.prices).sum() / 2
    wrong = np.triu((shared > 0) != state.touching, 1).sum()
    return float(AREA_PRICE[0] * ((cells - state.quotas) ** 2).sum() + distance + length + state.miss * wrong)
