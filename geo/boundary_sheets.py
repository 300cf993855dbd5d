"""The map sheet of imported boundaries: simplified together, drawn in the same units as the mosaic."""

from __future__ import annotations

from datetime import date
from itertools import pairwise

import numpy as np
import shapely

from geo.areas import OLD_VINTAGE, area
from geo.land import plane
from geo.lattice import CELL_AREA, STEP_X, STEP_Y, Point, chains
from geo.sheet_drawing import Drawing, assemble, shape_rings

UNITS_PER_KM = CELL_AREA**0.5  # the mosaic's scale: 2,340 square units are 1 km2
MOST_CORNERS = {"district": 1500, "commune": 3500}
TOLERANCES_M = (15, 25, 40, 60, 90, 130, 180)


def boundary_sheet(
    area_vintage: str, level: str, degrees: dict[str, shapely.Geometry], file_name: str, imported_on: date
) -> dict:
    """The sheet of a clean coverage (code -> shape in degrees), with where it came from on it."""
    drawn = _drawn(simplified(degrees, MOST_CORNERS[level]))
    parent = {code: area(area_vintage, code).parent_code for code in drawn}
    between, outline = shared_lines(drawn)
    districts = area_vintage == OLD_VINTAGE and level == "commune"
    same = {pair: lines for pair, lines in between.items() if len({parent[code] for code in pair}) == 1}
    other = {pair: lines for pair, lines in between.items() if pair not in same}
    if level == "district":
        same, other = {}, between
    drawing = Drawing(
        shapes=drawn,
        points={code: _label_points(shape) for code, shape in drawn.items()},
        texture=[],
        inner=_lines(same),
        district_lines=_lines(other) if districts or level == "district" else [],
        outline=outline,
    )
    day = f"{imported_on:%d/%m/%Y}"
    note = {
        "vi": f"Ranh giới theo tệp của cơ quan có thẩm quyền: {file_name}, nhập ngày {day}.",
        "en": f"Boundaries from the authority's own file: {file_name}, imported on {day}.",
    }
    return assemble(area_vintage, level, "land", drawing, None, note)


def simplified(degrees: dict[str, shapely.Geometry], most: int) -> dict[str, shapely.Geometry]:
    """The coverage in km of the local plane, with fewer corners; common lines stay common (no gap, no overlap)."""
    plain = [
        shapely.transform(shape, lambda points: np.column_stack(plane(points[:, 0], points[:, 1])))
        for shape in degrees.values()
    ]
    for tolerance in TOLERANCES_M:
        fewer = shapely.coverage_simplify(plain, tolerance / 1000)
        if shapely.get_num_coordinates(fewer).sum() <= most:
            break
    return dict(zip(degrees, fewer, strict=True))


def _drawn(shapes: dict[str, shapely.Geometry]) -> dict[str, shapely.Geometry]:
    """km to whole drawing units, y downwards; common corners round alike, so lines stay common."""

    def project(points: np.ndarray) -> np.ndarray:
        return np.round(points * (UNITS_PER_KM, -UNITS_PER_KM))

    return {
        code: shapely.remove_repeated_points(shapely.transform(shape, project))
        for code, shape in shapes.items()
    }


def shared_lines(
    shapes: dict[str, shapely.Geometry],
) -> tuple[dict[frozenset[str], dict[Point, set[Point]]], list[list[Point]]]:
    """The sides that two areas share, by pair, and the closed outline of all."""
    owners: dict[tuple[Point, Point], set[str]] = {}
    for code, shape in shapes.items():
        for ring in shape_rings(shape):
            for a, b in pairwise([*ring, ring[0]]):
                owners.setdefault((min(a, b), max(a, b)), set()).add(code)
    between: dict[frozenset[str], dict[Point, set[Point]]] = {}
    for (a, b), codes in sorted(owners.items()):
        if len(codes) > 1:
            sides = between.setdefault(frozenset(codes), {})
            sides.setdefault(a, set()).add(b)
            sides.setdefault(b, set()).add(a)
    whole = shapely.union_all([shapely.make_valid(shape) for shape in shapes.values()])
    rings = [ring for ring in shape_rings(whole) if len(ring) > 2]
    return between, rings


def _lines(between: dict[frozenset[str], dict[Point, set[Point]]]) -> list[list[Point]]:
    ordered = sorted(between, key=sorted)
    return [line for pair in ordered for line in chains(between[pair])]


def _label_points(shape: shapely.Geometry) -> np.ndarray:
    """A grid of places inside the shape, at least one."""
    left, top, right, bottom = shape.bounds
    xs, ys = np.meshgrid(np.arange(left, right, STEP_X), np.arange(top, bottom, STEP_Y))
    grid = np.column_stack([xs.ravel(), ys.ravel()])
    inside = grid[shapely.contains_xy(shape, grid[:, 0], grid[:, 1])]
    return inside if len(inside) else shapely.get_coordinates(shape.point_on_surface())
