"""From shapes and lines to a finished map sheet: finished SVG paths in whole drawing units, y downwards."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import shapely

from geo.areas import OLD_VINTAGE, Area, areas
from geo.labels import Label
from geo.lattice import Point, path
from geo.map_sheets import sheet_name
from geo.sheet_names import dense_codes, name_box, outside_names, over_labels, place_labels

MARGIN = 40


@dataclass(frozen=True)
class Drawing:
    """A map before its names: shapes and lines in whole drawing units, anywhere in the plane.

    shapes: code -> polygon of every area of the sheet's level; points: code -> (n, 2) where its label may be
    centred; the lines as map sheets name them.
    """

    shapes: dict[str, shapely.Geometry]
    points: dict[str, np.ndarray]
    texture: list[list[Point]]
    inner: list[list[Point]]
    district_lines: list[list[Point]]
    outline: list[list[Point]]


def assemble(
    area_vintage: str,
    level: str,
    kind: str,
    drawing: Drawing,
    scale: dict[str, str] | None,
    note: dict[str, str],
) -> dict:
    """The sheet: names placed, everything moved into one view box (keys: geo/README.md)."""
    outline = shapely.union_all([shapely.Polygon(ring) for ring in drawing.outline])
    dense = dense_codes(area_vintage, level) if kind == "land" else []
    names = outside_names(outline, kind)
    placed = place_labels(
        area_vintage,
        level,
        drawing.shapes,
        drawing.points,
        outline,
        dense,
        [name_box(name) for name in names],
    )
    shift, view_box = _frame(outline, placed, names)
    return {
        "id": sheet_name(area_vintage, level, kind).removesuffix(".json"),
        "area_vintage": area_vintage,
        "level": level,
        "kind": kind,
        "note": note,
        "scale": scale,
        "view_box": view_box,
        "areas": [
            _area_entry(item, drawing.shapes[item.area_code], placed[item.area_code], shift)
            for item in areas(area_vintage, level)
        ],
        "texture": path(drawing.texture, shift=shift),
        "inner": path(drawing.inner, shift=shift),
        "district_lines": path(drawing.district_lines, shift=shift),
        "outline": path(drawing.outline, closed=True, shift=shift),
        "outside": [{**name, "x": name["x"] + shift[0], "y": name["y"] + shift[1]} for name in names],
        "inset": _inset(dense, drawing.shapes, shift),
        "over_labels": over_labels(drawing.shapes, drawing.points, shift)
        if dense and area_vintage == OLD_VINTAGE
        else [],
    }


def _area_entry(item: Area, shape: shapely.Geometry, label: Label, shift: Point) -> dict:
    return {
        "code": item.area_code,
        "name": item.name_vi,
        "d": path(shape_rings(shape), closed=True, shift=shift),
        "label": [label.x + shift[0], label.y + shift[1], label.size],
        "lines": list(label.lines),
        "value_fits": label.value_fits,
        "leader": _moved(label.leader, shift),
        "leader_start": _moved(label.leader_start, shift),
        "parent": item.parent_code,
    }


def shape_rings(shape: shapely.Geometry) -> list[list[Point]]:
    """The rings of a polygon or of several, outer ones clockwise on paper, without the repeated last point."""
    found = []
    for polygon in shapely.get_parts(shape):
        # y runs down, so anticlockwise in the plane is clockwise on paper
        for ring, outer in [(polygon.exterior, True), *((hole, False) for hole in polygon.interiors)]:
            coordinates = [(round(x), round(y)) for x, y in ring.coords[:-1]]
            found.append(coordinates if ring.is_ccw == outer else coordinates[::-1])
    return found


def _moved(point: Point | None, shift: Point) -> list[int] | None:
    return [point[0] + shift[0], point[1] + shift[1]] if point else None


def _inset(dense: list[str], shapes: dict[str, shapely.Geometry], shift: Point) -> dict | None:
    if not dense:
        return None
    left, top, right, bottom = shapely.union_all([shapes[code] for code in dense]).bounds
    view = [left + shift[0] - 30, top + shift[1] - 30, right - left + 60, bottom - top + 60]
    return {"view_box": [round(number) for number in view], "codes": dense}


def _frame(outline: shapely.Geometry, placed: dict[str, Label], names: list[dict]) -> tuple[Point, list[int]]:
    """The shift that brings everything to positive numbers, and the view box around it."""
    things = [outline, *(label.box() for label in placed.values()), *(name_box(name) for name in names)]
    left, top, right, bottom = shapely.union_all(things).bounds
    shift = round(MARGIN - left), round(MARGIN - top)
    return shift, [0, 0, round(right - left + 2 * MARGIN), round(bottom - top + 2 * MARGIN)]
