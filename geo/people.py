"""The population mosaic: 1 cell = 1,000 residents ("diện tích không phải là người").

The land mosaic is stretched like a rubber sheet until every area is as large as its residents (Dougenik, Chrisman and
Niemeyer 1985, "An algorithm to construct continuous area cartograms"), laid on a fresh lattice, and annealed by the
same solver. Takes a few seconds; one seed.
"""

from __future__ import annotations

import hashlib
import json
import math
from dataclasses import replace
from pathlib import Path

import numpy as np
import shapely

from geo.annealing import anneal
from geo.areas import levels
from geo.land import STORED_SEED, problem, stored_labels
from geo.lattice import CELL_AREA, Cell, rings
from geo.map_sheets import sheet_name, write_sheet
from geo.mosaic import Lattice, Problem, borders_of, lattice, mended
from geo.mosaic_sheets import NOTE, draw_sheet

RESIDENTS_PER_CELL = 1000
SCALE = {"vi": "1 ô = 1.000 người", "en": "1 cell = 1,000 residents"}
SWEEPS = 600
STRETCHES = 60
PULL, MISS, HEAT = (
    0.5,
    12.0,
    (1.2, 0.12),
)  # the stretched shape is a good start: keep cool, mind the neighbours
FREE_RIM = 4.0  # cells of free ground around the stretched shape, so that no edge of the lattice shows
METHOD = 1  # part of the cache key: raise it when the same counts should give another picture


def build_people_sheets(
    residents_by_commune: dict[str, int], area_vintage: str, label: str, out_dir: Path
) -> list[Path]:
    """Write the population sheets of a vintage (commune level, and district level where there is one).

    residents_by_commune: protected counts of a release, every commune or unit of the vintage; label: the release's
    ('Dữ liệu mô phỏng', or '' for real data). Sheets already made from the same cells are left as they are.
    Raises KeyError where an area has no count.
    """
    facts = problem(area_vintage, residents_by_commune, RESIDENTS_PER_CELL)
    key = f"{METHOD} {area_vintage} {label} {facts.codes} {facts.quotas.tolist()}"
    made_from = hashlib.sha256(key.encode()).hexdigest()[:16]
    wanted = [level for level in levels(area_vintage) if level != "province"]
    paths = [out_dir / sheet_name(area_vintage, level, "people") for level in wanted]
    if all(_made_from(path) == made_from for path in paths):
        return paths
    cells = people_cells(facts, stored_labels(area_vintage))
    for level in wanted:
        sheet = draw_sheet(area_vintage, level, "people", cells, SCALE, people_note(label))
        write_sheet(sheet | {"made_from": made_from}, out_dir)
    return paths


def people_note(label: str) -> dict[str, str]:
    """The schematic's sentence, and what the sizes stand for."""
    label_en = {"": "", "Dữ liệu mô phỏng": " (simulated data)"}.get(label, f" ({label})")
    label_vi = f" ({label[0].lower()}{label[1:]})" if label else ""
    return {
        "vi": f"{NOTE['vi']} Cỡ của địa bàn theo số dân{label_vi}.",
        "en": f"{NOTE['en']} Areas are sized by residents{label_en}.",
    }


def people_cells(facts: Problem, land: dict[Cell, str], sweeps: int = SWEEPS) -> dict[Cell, str]:
    """The cells of every area, its quota each, from the land mosaic as the first shape."""
    shapes = stretched(land, dict(zip(facts.codes, facts.quotas.tolist(), strict=True)))
    centroids = shapely.get_coordinates(shapely.centroid([shapes[code] for code in facts.codes]))
    stretched_facts = replace(facts, points=centroids)
    reach = max(
        math.sqrt(((shapely.get_coordinates(shapes[code]) - point) ** 2).sum(1).max())
        for code, point in zip(facts.codes, centroids, strict=True)
    )
    board = lattice(stretched_facts, margin=reach + FREE_RIM)
    start = _laid_on(board, stretched_facts, shapes)
    state = replace(borders_of(stretched_facts, board, start), pull=PULL, miss=MISS, heat=HEAT)
    labels = anneal(state, STORED_SEED, sweeps)
    return {cell: facts.codes[label - 1] for cell, label in zip(board.cells, labels, strict=True) if label}


def stretched(land: dict[Cell, str], goals: dict[str, float]) -> dict[str, shapely.Polygon]:
    """The land's areas, code -> polygon (1 unit of area = 1 cell, y upwards), pulled towards the goal areas."""
    outlines = {code: rings({cell for cell, own in land.items() if own == code})[0] for code in goals}
    corners = sorted({point for ring in outlines.values() for point in ring})
    number = {point: place for place, point in enumerate(corners)}
    index = [np.array([number[point] for point in ring]) for ring in outlines.values()]
    goal = np.array(list(goals.values()), float)
    scale = math.sqrt(goal.sum() / len(land) / CELL_AREA)
    points = np.array(corners, float) * (scale, -scale)
    for _ in range(STRETCHES):
        points = points + _pull(points, index, goal)
    return {code: shapely.Polygon(points[ring]) for code, ring in zip(outlines, index, strict=True)}


def _pull(points: np.ndarray, index: list[np.ndarray], goal: np.ndarray) -> np.ndarray:
    """One step of the rubber sheet: every area pushes or pulls all corners by its lack or surplus of radius."""
    shapes = shapely.polygons([shapely.linearrings(points[ring]) for ring in index])
    area, middle = np.maximum(shapely.area(shapes), 0.05), shapely.get_coordinates(shapely.centroid(shapes))
    radius = np.sqrt(area / math.pi)
    mass = np.sqrt(goal / math.pi) - radius
    error = float(np.mean(np.maximum(area, goal) / np.minimum(area, goal)))
    away = points[:, None, :] - middle[None]
    distance = np.maximum(np.sqrt((away**2).sum(2)), 1e-9)
    ratio = distance / radius
    force = np.where(ratio > 1, mass / ratio, mass * ratio**2 * (4 - 3 * ratio))
    return ((force / distance)[..., None] * away).sum(1) / (1 + error)


def _laid_on(board: Lattice, facts: Problem, shapes: dict[str, shapely.Polygon]) -> list[int]:
    """The area that holds the middle of each cell, mended to one piece each, nobody empty."""
    labels = [0] * len(board.cells)
    for number, code in enumerate(facts.codes, 1):
        inside = shapely.contains_xy(shapes[code], board.positions[:, 0], board.positions[:, 1])
        for place in np.flatnonzero(inside & ~board.rim):
            labels[place] = number
    apart = ((board.positions[:, None, :] - facts.points[None]) ** 2).sum(2)
    for number in range(1, len(facts.codes) + 1):
        if number not in labels:
            held = np.bincount(labels, minlength=len(facts.codes) + 1)
            held[0] = 2  # free ground; nobody's only cell is taken
            nearest = np.argsort(apart[:, number - 1], kind="stable")
            labels[int(next(place for place in nearest if held[labels[place]] > 1))] = number
    return mended(labels, board.neighbours.tolist(), apart)


def _made_from(path: Path) -> str | None:
    if not path.is_file():
        return None
    return json.loads(path.read_text(encoding="utf-8")).get("made_from")
