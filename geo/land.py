"""The land mosaic: 1 cell = 1 km2. First the 91 communes, then the 36 new units cut from the same cells.

The stored result is geo/mosaic_cells.csv; `python -m geo.build` solves it again.
"""

from __future__ import annotations

import csv
import math
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import numpy as np

from geo.annealing import Borders, anneal, objective
from geo.area_facts import rows
from geo.areas import NEW_VINTAGE, OLD_VINTAGE, Area, areas
from geo.lattice import Cell
from geo.mosaic import Lattice, Problem, borders_of, lattice, pieces, prices, quotas, solve_seed

STORED = Path(__file__).parent / "mosaic_cells.csv"
STORED_SEED = 1123  # lowest objective of mosaic.SEEDS, of the communes and of the cut: `python -m geo.build --all-seeds`
SWEEPS = 3000
KM_PER_DEGREE_LON, KM_PER_DEGREE_LAT = 111.32, 110.62
ORIGIN = 106.65, 11.15  # of the local plane, about the middle of the province


@dataclass(frozen=True)
class LandCell:
    """One cell of 1 km2: where it lies, its old commune, its new unit."""

    cell: Cell
    commune_code: str
    unit_code: str


def plane(lon: float, lat: float) -> tuple[float, float]:
    """Degrees to kilometres east and north of the origin (equirectangular: metres off at the edges)."""
    east = (lon - ORIGIN[0]) * KM_PER_DEGREE_LON * math.cos(math.radians(ORIGIN[1]))
    return east, (lat - ORIGIN[1]) * KM_PER_DEGREE_LAT


def problem(area_vintage: str, sizes: dict[str, float] | None = None, unit: float = 1.0) -> Problem:
    """The facts of the 91 communes or the 36 units; sizes: code -> size (default: km2), one cell per `unit`."""
    items = sorted(areas(area_vintage, "commune"), key=lambda item: item.area_code)
    table = "communes" if area_vintage == OLD_VINTAGE else "units"
    return Problem(
        codes=tuple(item.area_code for item in items),
        points=np.array([plane(item.lon, item.lat) for item in items]),
        quotas=quotas((sizes[item.area_code] if sizes else item.area_km2 for item in items), unit),
        pairs=neighbour_pairs(items),
        outside=frozenset(row["code"] for row in rows(table) if row["touches_outside"] == "1"),
        groups={item.area_code: item.parent_code or "" for item in items},
    )


def neighbour_pairs(items: list[Area]) -> frozenset[frozenset[str]]:
    return frozenset(frozenset((item.area_code, other)) for item in items for other in item.neighbours)


def solve_land(seed: int = STORED_SEED, sweeps: int = SWEEPS) -> tuple[dict[Cell, str], float]:
    """The communes' cells and the objective they reach."""
    facts = problem(OLD_VINTAGE)
    board = lattice(facts)
    labels = solve_seed(facts, board, seed, sweeps)
    reached = objective(borders_of(facts, board, labels))
    return {
        cell: facts.codes[label - 1] for cell, label in zip(board.cells, labels, strict=True) if label
    }, reached


def cut_units(communes: dict[Cell, str], seed: int = STORED_SEED, sweeps: int = SWEEPS) -> dict[Cell, str]:
    """The new unit of every cell: 75 communes go over whole, the cells of the 16 divided ones move between
    their two units until areas, places and neighbours fit the facts of 2025."""
    facts = problem(NEW_VINTAGE)
    number = {code: place for place, code in enumerate(facts.codes, 1)}
    board = lattice(facts)
    takers = {
        item.area_code: [number[code] for code, _ in item.successors]
        for item in areas(OLD_VINTAGE, "commune")
    }
    choices = {
        place: tuple(takers[communes[cell]]) for place, cell in enumerate(board.cells) if cell in communes
    }
    state = Borders(
        labels=_first_cut(facts, board, choices),
        neighbours=board.neighbours,
        positions=board.positions,
        movable=np.array([len(choices.get(place, ())) > 1 for place in range(len(board.cells))]),
        targets=facts.points,
        quotas=facts.quotas,
        touching=facts.touching,
        prices=prices(facts),
        choices=choices,
    )
    solved = anneal(state, seed, sweeps)
    return {cell: facts.codes[label - 1] for cell, label in zip(board.cells, solved, strict=True) if label}


def _first_cut(facts: Problem, board: Lattice, choices: dict[int, tuple[int, ...]]) -> list[int]:
    """Every divided cell to the nearer of its two units (in radii of the unit), then loose pieces to the other:
    a cut across the commune, since a strip along it could never be moved away cell by cell."""
    apart = ((board.positions[:, None, :] - facts.points[None]) ** 2).sum(2) / facts.quotas[None, :]
    labels = [0] * len(board.cells)
    for place, units in choices.items():
        labels[place] = min(units, key=lambda unit: apart[place, unit - 1])
    for _ in range(10):
        loose = [
            place
            for unit in range(1, len(facts.codes) + 1)
            for piece in pieces(labels, board.neighbours.tolist(), unit)[1:]
            for place in piece
        ]
        if not loose:
            return labels
        for place in loose:
            labels[place] = next(unit for unit in reversed(choices[place]) if unit != labels[place])
    raise ValueError("a new unit cannot be made in one piece")


def cells_text(communes: dict[Cell, str], units: dict[Cell, str]) -> str:
    """The stored table, row by row of the lattice."""
    lines = ["q,r,commune_code,unit_code"]
    for q, r in sorted(communes, key=lambda cell: (cell[1], cell[0])):
        lines.append(f"{q},{r},{communes[q, r]},{units[q, r]}")
    return "\n".join(lines) + "\n"


@cache
def stored_cells() -> tuple[LandCell, ...]:
    """The solved mosaic as it stands in the repository."""
    with open(STORED, encoding="utf-8", newline="") as file:
        return tuple(
            LandCell((int(row["q"]), int(row["r"])), row["commune_code"], row["unit_code"])
            for row in csv.DictReader(file)
        )


def stored_labels(area_vintage: str) -> dict[Cell, str]:
    """The commune (old vintage) or unit (new vintage) of every stored cell."""
    return {
        item.cell: item.commune_code if area_vintage == OLD_VINTAGE else item.unit_code
        for item in stored_cells()
    }
