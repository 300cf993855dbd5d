"""The names on a map: the areas', the districts' over a commune map, the surrounding provinces'."""

from __future__ import annotations

import numpy as np
import shapely
import shapely.affinity

from geo import labels as place
from geo.areas import NEW_VINTAGE, OLD_VINTAGE, area, areas, children
from geo.lattice import Point

DENSE_DISTRICTS = ("718", "723", "724", "725")  # Thủ Dầu Một, Tân Uyên, Dĩ An, Thuận An
_NAME_SIZES = {"district": range(70, 93, 2), "commune": range(34, 69, 2)}
_DENSE_SIZES = range(14, 41)
_SMALL_SIZES = range(8, 35)
_LEADER_SIZE = 76
_OUTSIDE_SIZE = 66


def dense_codes(area_vintage: str, level: str) -> list[str]:
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


def place_labels(
    area_vintage: str,
    level: str,
    shapes: dict[str, shapely.Geometry],
    points: dict[str, np.ndarray],
    outline: shapely.Geometry,
    dense: list[str],
    taken: list,
) -> dict[str, place.Label]:
    """A label per area: inside where it fits, else beside the map (districts) or as small as it must be."""
    placed: dict[str, place.Label] = {}
    for item in areas(area_vintage, level):
        code = item.area_code
        shape, spots = shapes[code], points[code]
        if level == "district":
            label = place.inside(shape, spots, item.name_vi, _NAME_SIZES["district"], lines=1, value=True)
        else:
            sizes = _DENSE_SIZES if code in dense else _NAME_SIZES["commune"]
            label = place.inside(shape, spots, item.name_vi, sizes, lines=3, value=None)
            label = label or place.inside(shape, spots, item.name_vi, _SMALL_SIZES, lines=3, value=False)
        if label:
            placed[code] = label
    for item in sorted(areas(area_vintage, level), key=lambda item: -item.lat):
        if item.area_code not in placed:
            label = place.outside(shapes[item.area_code], item.name_vi, _LEADER_SIZE, outline, taken)
            line = shapely.LineString([label.leader_start, label.leader])
            taken = [*taken, label.box(), line.difference(outline)]
            placed[item.area_code] = label
    return placed


def over_labels(
    shapes: dict[str, shapely.Geometry], points: dict[str, np.ndarray], shift: Point
) -> list[dict]:
    """The districts' names over the part of a commune map whose own names stand in the inset."""
    found = []
    for code in DENSE_DISTRICTS:
        communes = [item.area_code for item in children(OLD_VINTAGE, code, "commune")]
        shape = shapely.union_all([shapes[commune] for commune in communes])
        spots = np.concatenate([points[commune] for commune in communes])
        name = area(OLD_VINTAGE, code).name_vi
        label = place.inside(shape, spots, name, range(30, 71), lines=3, value=False)
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
        while room.intersects(name_box(name | {"x": point[0], "y": point[1]})):
            point = point + step
        found.append(name | {"x": round(point[0]), "y": round(point[1])})
    return found


def name_box(name: dict) -> shapely.Geometry:
    width, height = place.text_width(name["text"]) * name["size"], name["size"]
    flat = shapely.box(
        name["x"] - width / 2, name["y"] - height / 2, name["x"] + width / 2, name["y"] + height / 2
    )
    return shapely.affinity.rotate(flat, name["angle"], origin=(name["x"], name["y"]))
