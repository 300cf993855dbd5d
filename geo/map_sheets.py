"""Map sheets: what the screen and the paper draw, one small JSON file per vintage, level and kind.

A sheet holds finished SVG paths in whole drawing units (y downwards), names with their places, and the sentence that
says what it is. Keys of a sheet: see geo/README.md. Built-in sheets lie in geo/maps; an imported one in data/maps wins.
"""

from __future__ import annotations

import json
import os
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import shapely
import shapely.affinity

from geo import labels as place
from geo.areas import NEW_VINTAGE, OLD_VINTAGE, Area, area, areas, children
from geo.lattice import Point, path

BUILT_IN = Path(__file__).parent / "maps"
IMPORTED = Path(__file__).parents[1] / "data" / "maps"
MARGIN = 40
DENSE_DISTRICTS = ("718", "723", "724", "725")  # Thủ Dầu Một, Tân Uyên, Dĩ An, Thuận An
_NAME_SIZES = {"district": range(70, 93, 2), "commune": range(34, 69, 2)}
_DENSE_SIZES = range(14, 41)
_SMALL_SIZES = range(8, 35)
_LEADER_SIZE = 76
_OUTSIDE_SIZE = 66


def sheet_path(area_vintage: str, level: str, kind: str = "land") -> Path | None:
    """The file to draw: the imported one, else the built-in one, else None (kind 'people' before it was built)."""
    name = sheet_name(area_vintage, level, kind)
    return next((folder / name for folder in (IMPORTED, BUILT_IN) if (folder / name).is_file()), None)


def mosaic_path(area_vintage: str, level: str) -> Path:
    """The built-in land mosaic, which stays selectable beside imported boundaries."""
    return BUILT_IN / sheet_name(area_vintage, level, "land")


def sheet_name(area_vintage: str, level: str, kind: str) -> str:
    return f"{area_vintage}-{level}-{kind}.json"


def write_sheet(sheet: dict, folder: Path) -> Path:
    """One line of JSON, put in place in one step."""
    folder.mkdir(parents=True, exist_ok=True)
    target = folder / f"{sheet['id']}.json"
    beside = target.with_suffix(".part")
    beside.write_text(json.dumps(sheet, ensure_ascii=False, separators=(",", ":")) + "\n", encoding="utf-8")
    os.replace(beside, target)
    return target


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
    dense = _dense_codes(area_vintage, level) if kind == "land" else []
    names = outside_names(outline, kind)
    placed = _labels(area_vintage, level, drawing, outline, dense, [_name_box(name) for name in names])
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
        "over_labels": _over_labels(drawing, shift) if dense and area_vintage == OLD_VINTAGE else [],
    }


def _dense_codes(area_vintage: str, level: str) -> list[str]:
    """The communes or units that lie in the dense south and are named in the inset."""
    if level != "commune":
        return []
    if area_vintage == OLD_VINTAGE:
        return [
            item.area_code for item in areas(OLD_VINTAGE, "commune") if item.parent_code in DENSE_DISTRICTS
        ]
    return [
        item.area_code for item in areas(NEW_VINTAGE, "commune")
        if item.area_km2 < 62 and item.lat < 11.13  # the last rural unit is larger, the next town lies further north
    ]  # fmt: skip


def _labels(
    area_vintage: str, level: str, drawing: Drawing, outline: shapely.Geometry, dense: list[str], taken: list
) -> dict[str, place.Label]:
    """A label per area: inside where it fits, else beside the map (districts) or as small as it must be."""
    placed: dict[str, place.Label] = {}
    for item in areas(area_vintage, level):
        code = item.area_code
        shape, points = drawing.shapes[code], drawing.points[code]
        if level == "district":
            label = place.inside(shape, points, item.name_vi, _NAME_SIZES["district"], lines=1, value=True)
        else:
            sizes = _DENSE_SIZES if code in dense else _NAME_SIZES["commune"]
            label = place.inside(shape, points, item.name_vi, sizes, lines=3, value=None)
            label = label or place.inside(shape, points, item.name_vi, _SMALL_SIZES, lines=3, value=False)
        if label:
            placed[code] = label
    for item in sorted(areas(area_vintage, level), key=lambda item: -item.lat):
        if item.area_code not in placed:
            label = place.outside(drawing.shapes[item.area_code], item.name_vi, _LEADER_SIZE, outline, taken)
            line = shapely.LineString([label.leader_start, label.leader])
            taken = [*taken, label.box(), line.difference(outline)]
            placed[item.area_code] = label
    return placed


def _area_entry(item: Area, shape: shapely.Geometry, label: place.Label, shift: Point) -> dict:
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


def _over_labels(drawing: Drawing, shift: Point) -> list[dict]:
    """The districts' names over the part of a commune map whose own names stand in the inset."""
    found = []
    for code in DENSE_DISTRICTS:
        communes = [item.area_code for item in children(OLD_VINTAGE, code, "commune")]
        shape = shapely.union_all([drawing.shapes[commune] for commune in communes])
        points = np.concatenate([drawing.points[commune] for commune in communes])
        name = area(OLD_VINTAGE, code).name_vi
        label = place.inside(shape, points, name, range(30, 71), lines=3, value=False)
        if label:
            entry = {"code": code, "lines": list(label.lines)}
            found.append(entry | {"label": [label.x + shift[0], label.y + shift[1], label.size]})
    return found


# Where the names of the surrounding provinces stand: the share of the outline's width and height, and the angle.
_OUTSIDE = {
    "land": (("BÌNH PHƯỚC", 0.49, 0.11, 0), ("TÂY NINH", 0.02, 0.545, 62),
             ("TP. HỒ CHÍ MINH", 0.20, 0.79, 40), ("ĐỒNG NAI", 0.90, 0.875, 0)),
    "people": (("BÌNH PHƯỚC", 0.5, -0.05, 0), ("TÂY NINH", -0.06, 0.3, 75),
               ("TP. HỒ CHÍ MINH", 0.12, 0.86, 52), ("ĐỒNG NAI", 1.0, 0.32, 0)),
}  # fmt: skip


def outside_names(outline: shapely.Geometry, kind: str) -> list[dict]:
    """The surrounding provinces' names, moved away from the middle until they are clear of the outline."""
    left, top, right, bottom = outline.bounds
    middle = np.array([(left + right) / 2, (top + bottom) / 2])
    room = outline.buffer(_OUTSIDE_SIZE / 2)
    found = []
    for text, share_x, share_y, angle in _OUTSIDE[kind]:
        point = np.array([left + share_x * (right - left), top + share_y * (bottom - top)])
        step = 15 * (point - middle) / np.linalg.norm(point - middle)
        name = {"text": text, "x": 0, "y": 0, "angle": angle, "size": _OUTSIDE_SIZE}
        while room.intersects(_name_box(name | {"x": point[0], "y": point[1]})):
            point = point + step
        found.append(name | {"x": round(point[0]), "y": round(point[1])})
    return found


def _name_box(name: dict) -> shapely.Geometry:
    width, height = place.text_width(name["text"]) * name["size"], name["size"]
    flat = shapely.box(
        name["x"] - width / 2, name["y"] - height / 2, name["x"] + width / 2, name["y"] + height / 2
    )
    return shapely.affinity.rotate(flat, name["angle"], origin=(name["x"], name["y"]))


def _frame(
    outline: shapely.Geometry, placed: dict[str, place.Label], names: list[dict]
) -> tuple[Point, list[int]]:
    """The shift that brings everything to positive numbers, and the view box around it."""
    things = [outline, *(label.box() for label in placed.values()), *(_name_box(name) for name in names)]
    left, top, right, bottom = shapely.union_all(things).bounds
    shift = round(MARGIN - left), round(MARGIN - top)
    return shift, [0, 0, round(right - left + 2 * MARGIN), round(bottom - top + 2 * MARGIN)]
