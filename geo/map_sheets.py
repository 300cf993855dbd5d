"""Map sheets: what the screen and the paper draw, one small JSON file per vintage, level and kind.

A sheet holds finished SVG paths in whole drawing units (y downwards), names with their places, and the sentence that
says what it is. Keys of a sheet: see geo/README.md. Built-in sheets lie in geo/maps; an imported one in data/maps wins.
"""

from __future__ import annotations

import json
import os
from pathlib import Path

import numpy as np
import shapely
import shapely.affinity

from geo import labels as place
from geo.areas import NEW_VINTAGE, OLD_VINTAGE, Area, area, areas
from geo.lattice import STEP_X, STEP_Y, Cell, Point, borders, paper, path, rings, texture

BUILT_IN = Path(__file__).parent / "maps"
IMPORTED = Path(__file__).parents[1] / "data" / "maps"
MARGIN = 40
NOTE = {
    "vi": "Lược đồ do dự án tự dựng từ bảng số liệu; không phải bản đồ địa giới hành chính.",
    "en": "Schematic drawn by the project from tables of figures; not a map of legal boundaries.",
}
LAND_SCALE = {"vi": "1 ô = 1 km²", "en": "1 cell = 1 km²"}
DENSE_DISTRICTS = ("718", "723", "724", "725")  # Thủ Dầu Một, Tân Uyên, Dĩ An, Thuận An
_NAME_SIZES = {"district": range(70, 93, 2), "commune": range(34, 69, 2)}
_DENSE_SIZES = range(14, 41)
_LEADER_SIZE = 76
_OUTSIDE_SIZE = 66


def sheet_path(area_vintage: str, level: str, kind: str = "land") -> Path | None:
    """The file to draw: the imported one, else the built-in one, else None (kind 'people' before it was built)."""
    name = sheet_name(area_vintage, level, kind)
    return next((folder / name for folder in (IMPORTED, BUILT_IN) if (folder / name).is_file()), None)


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


def draw_sheet(
    area_vintage: str,
    level: str,
    kind: str,
    cells: dict[Cell, str],
    scale: dict[str, str],
    note: dict[str, str],
) -> dict:
    """The sheet of a mosaic. cells: the commune (or new unit) of every cell; level: what is filled and named."""
    fill = {cell: _at_level(area_vintage, code, level) for cell, code in cells.items()}
    shapes = {
        code: _shape({cell for cell, own in fill.items() if own == code}) for code in set(fill.values())
    }
    outline = _shape(set(cells))
    dense = _dense_codes(area_vintage, level) if kind == "land" else []
    names = outside_names(outline, kind)
    placed = _labels(area_vintage, level, fill, shapes, outline, dense, [_name_box(name) for name in names])
    shift, view_box = _frame(outline, placed, names)
    district = {code: area(area_vintage, code).parent_code for code in set(cells.values())}
    old = area_vintage == OLD_VINTAGE
    return {
        "id": sheet_name(area_vintage, level, kind).removesuffix(".json"),
        "area_vintage": area_vintage,
        "level": level,
        "kind": kind,
        "note": note,
        "scale": scale,
        "view_box": view_box,
        "areas": [
            _area_entry(item, fill, placed[item.area_code], shift) for item in areas(area_vintage, level)
        ],
        "texture": "".join(path(texture(own), shift=shift) for own in _regions(cells)),
        "inner": path(borders(cells, lambda a, b: district[a] == district[b]), shift=shift),
        "district_lines": path(borders(cells, lambda a, b: district[a] != district[b]), shift=shift)
        if old
        else "",
        "outline": path(rings(set(cells)), closed=True, shift=shift),
        "outside": [{**name, "x": name["x"] + shift[0], "y": name["y"] + shift[1]} for name in names],
        "inset": _inset(dense, shapes, placed, shift),
        "over_labels": _over_labels(area_vintage, level, cells, shift) if dense else [],
    }


def _at_level(area_vintage: str, code: str, level: str) -> str:
    return area(area_vintage, code).parent_code if level == "district" else code


def _regions(cells: dict[Cell, str]) -> list[set[Cell]]:
    return [{cell for cell, own in cells.items() if own == code} for code in sorted(set(cells.values()))]


def _shape(cells: set[Cell]) -> shapely.Polygon:
    outer, *holes = rings(cells)
    return shapely.Polygon(outer, holes)


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


def _labels(area_vintage, level, fill, shapes, outline, dense, taken) -> dict[str, place.Label]:
    """A label per area: inside where it fits, else beside the map (districts) or as small as it must be."""
    placed: dict[str, place.Label] = {}
    beside: list[Area] = []
    for item in areas(area_vintage, level):
        code = item.area_code
        sizes = _DENSE_SIZES if code in dense else _NAME_SIZES[level]
        most, value = (1, True) if level == "district" else (3, None)
        points = _points([cell for cell, own in fill.items() if own == code])
        label = place.inside(shapes[code], points, item.name_vi, sizes, lines=most, value=value)
        if label is None and level == "commune":
            label = place.inside(shapes[code], points, item.name_vi, range(8, 35), lines=3, value=False)
        if label is None:
            beside.append(item)
        else:
            placed[code] = label
    for item in sorted(beside, key=lambda item: -item.lat):
        label = place.outside(shapes[item.area_code], item.name_vi, _LEADER_SIZE, outline, taken)
        line = shapely.LineString([(label.x, label.y), label.leader])
        taken = [*taken, label.box(), line.difference(outline)]
        placed[item.area_code] = label
    return placed


def _points(cells: list[Cell]) -> np.ndarray:
    """Cell centres and the points between them: where a label may be centred."""
    middles = np.array([paper(cell) for cell in cells], float)
    return np.concatenate([middles + step for step in ((0, 0), (STEP_X, 0), (0, STEP_Y), (STEP_X, STEP_Y))])


def _area_entry(item: Area, fill: dict[Cell, str], label: place.Label, shift: Point) -> dict:
    own = {cell for cell, code in fill.items() if code == item.area_code}
    return {
        "code": item.area_code,
        "name": item.name_vi,
        "d": path(rings(own), closed=True, shift=shift),
        "label": [label.x + shift[0], label.y + shift[1], label.size],
        "lines": list(label.lines),
        "value_fits": label.value_fits,
        "leader": _moved(label.leader, shift),
        "leader_start": _moved(label.leader_start, shift),
        "parent": item.parent_code,
    }


def _moved(point: Point | None, shift: Point) -> list[int] | None:
    return [point[0] + shift[0], point[1] + shift[1]] if point else None


def _inset(dense, shapes, placed, shift) -> dict | None:
    if not dense:
        return None
    left, top, right, bottom = shapely.union_all([shapes[code] for code in dense]).bounds
    view = [left + shift[0] - 30, top + shift[1] - 30, right - left + 60, bottom - top + 60]
    return {"view_box": [round(number) for number in view], "codes": dense}


def _over_labels(area_vintage, level, cells, shift) -> list[dict]:
    """The districts' names over the part of a commune map whose own names stand in the inset."""
    if area_vintage != OLD_VINTAGE:
        return []
    found = []
    for code in DENSE_DISTRICTS:
        own = [cell for cell, commune in cells.items() if area(OLD_VINTAGE, commune).parent_code == code]
        label = place.inside(
            _shape(set(own)),
            _points(own),
            area(OLD_VINTAGE, code).name_vi,
            range(30, 71),
            lines=3,
            value=False,
        )
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


def _frame(outline, placed, names) -> tuple[Point, list[int]]:
    """The shift that brings everything to positive numbers, and the view box around it."""
    things = [outline, *(label.box() for label in placed.values()), *(_name_box(name) for name in names)]
    left, top, right, bottom = shapely.union_all(things).bounds
    shift = round(MARGIN - left), round(MARGIN - top)
    return shift, [0, 0, round(right - left + 2 * MARGIN), round(bottom - top + 2 * MARGIN)]
