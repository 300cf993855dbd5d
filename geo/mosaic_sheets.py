"""The sheet of a mosaic: its cells dissolved to shapes, its texture, its lines."""

from __future__ import annotations

import numpy as np
import shapely

from geo.areas import OLD_VINTAGE, area
from geo.lattice import STEP_X, STEP_Y, Cell, borders, paper, rings, texture
from geo.sheet_drawing import Drawing, assemble

NOTE = {
    "vi": "Lược đồ do dự án tự dựng từ bảng số liệu; không phải bản đồ địa giới hành chính.",
    "en": "Schematic drawn by the project from tables of figures; not a map of legal boundaries.",
}
LAND_SCALE = {"vi": "1 ô = 1 km²", "en": "1 cell = 1 km²"}


def draw_sheet(
    area_vintage: str,
    level: str,
    kind: str,
    cells: dict[Cell, str],
    scale: dict[str, str],
    note: dict[str, str],
) -> dict:
    """The map sheet of a mosaic. cells: the commune (or new unit) of every cell; level: what is filled and named."""
    district = {code: area(area_vintage, code).parent_code for code in set(cells.values())}
    filled = {cell: district[code] if level == "district" else code for cell, code in cells.items()}
    regions, communes = _regions(filled), _regions(cells)
    drawing = Drawing(
        shapes={code: _shape(own) for code, own in regions.items()},
        points={code: _label_points(own) for code, own in regions.items()},
        texture=[line for own in communes.values() for line in texture(own)],
        inner=borders(cells, lambda a, b: district[a] == district[b]),
        district_lines=(
            borders(cells, lambda a, b: district[a] != district[b]) if area_vintage == OLD_VINTAGE else []
        ),
        outline=rings(set(cells)),
    )
    return assemble(area_vintage, level, kind, drawing, scale, note)


def _regions(label: dict[Cell, str]) -> dict[str, set[Cell]]:
    found: dict[str, set[Cell]] = {code: set() for code in sorted(set(label.values()))}
    for cell, code in label.items():
        found[code].add(cell)
    return found


def _shape(cells: set[Cell]) -> shapely.Polygon:
    outer, *holes = rings(cells)
    return shapely.Polygon(outer, holes)


def _label_points(cells: set[Cell]) -> np.ndarray:
    """Cell centres and the points between them: where a label may be centred."""
    middles = np.array([paper(cell) for cell in sorted(cells)], float)
    return np.concatenate([middles + step for step in ((0, 0), (STEP_X, 0), (0, STEP_Y), (STEP_X, STEP_Y))])
