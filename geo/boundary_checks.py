"""Checks on an authority's boundaries: are all areas there, does each lie where it should and is it as large.

Known trap: the labels of Tân Uyên (723) and Bắc Tân Uyên (726) swapped upstream.
"""

from __future__ import annotations

import shapely

from geo.areas import Area
from geo.land import plane

Notes = list[tuple[str, str]]  # what was noticed or repaired: (vi, en)
KNOWN_SWAP = frozenset({"723", "726"})
POINT_KM = {"district": 4.0, "commune": 2.5}  # how far a shape may lie from its rounded known point


class BoundaryError(Exception):
    """A boundary file that cannot be used: what is wrong and what to do, in both languages."""

    def __init__(self, vi: str, en: str):
        super().__init__(vi)
        self.vi = vi
        self.en = en


def known_point(item: Area) -> shapely.Point:
    return shapely.Point(plane(item.lon, item.lat))


def check_complete(codes: set[str], known: tuple[Area, ...]) -> None:
    missing = [item.full_name_vi for item in known if item.area_code not in codes]
    if missing:
        raise BoundaryError(
            f"Tệp thiếu {len(missing)} trong {len(known)} đơn vị: {_listed(missing)}. "
            "Cần đủ ranh giới của mọi đơn vị cùng cấp.",
            f"The file lacks {len(missing)} of {len(known)} areas: {_listed(missing)}. "
            "Boundaries of every area of the level are needed.",
        )


def check_places(
    shapes: dict[str, shapely.Geometry], known: tuple[Area, ...], notes: Notes
) -> dict[str, shapely.Geometry]:
    """Every shape lies at its known point with about its known area; the known swap of 723 and 726 is put right."""
    fits = {item.area_code: _fits(shapes[item.area_code], item) for item in known}
    if shapes.keys() >= KNOWN_SWAP and not any(fits[code] for code in KNOWN_SWAP):
        swapped = shapes | {"723": shapes["726"], "726": shapes["723"]}
        if all(_fits(swapped[item.area_code], item) for item in known if item.area_code in KNOWN_SWAP):
            shapes = swapped
            fits |= dict.fromkeys(KNOWN_SWAP, True)
            notes.append(
                (
                    "Tệp ghi nhầm Tân Uyên (723) và Bắc Tân Uyên (726) cho nhau; đã đổi lại theo vị trí và diện tích.",
                    "The file had Tân Uyên (723) and Bắc Tân Uyên (726) swapped; put right by place and area.",
                )
            )
    wrong = [item for item in known if not fits[item.area_code]]
    if wrong:
        told = _listed([f"{item.full_name_vi} ({item.area_code})" for item in wrong])
        raise BoundaryError(
            f"Vị trí hoặc diện tích không khớp với số liệu đã biết: {told}. Có thể mã, tên bị ghi nhầm "
            "hoặc tệp thuộc thời kỳ địa giới khác.",
            f"Place or area does not match what is known: {told}. Codes or names may be mixed up, or the file is of "
            "another period.",
        )
    _tell_areas(shapes, known, notes)
    return shapes


def _fits(shape: shapely.Geometry, item: Area) -> bool:
    # Commune areas were measured on two public maps that do not always agree; the others are official.
    allowed = max(0.35 * item.area_km2, 3.0) if item.level == "commune" else 0.1 * item.area_km2
    near = shape.distance(known_point(item)) <= POINT_KM[item.level]
    return near and abs(shape.area - item.area_km2) <= allowed


def _tell_areas(shapes: dict[str, shapely.Geometry], known: tuple[Area, ...], notes: Notes) -> None:
    for item in known:
        off = shapes[item.area_code].area / item.area_km2 - 1
        if abs(off) > 0.05 and abs(off) * item.area_km2 > 0.5:
            vi = f"{shapes[item.area_code].area:.1f} km², đã biết {item.area_km2:.1f} km²".replace(".", ",")
            en = f"{shapes[item.area_code].area:.1f} km², known {item.area_km2:.1f} km²"
            notes.append(
                (f"{item.full_name_vi}: diện tích trong tệp {vi}.", f"{item.full_name_vi}: file has {en}.")
            )


def _listed(names: list[str], most: int = 6) -> str:
    return ", ".join(names[:most]) + (f" … (+{len(names) - most})" if len(names) > most else "")
