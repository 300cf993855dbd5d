"""Checks and safe repairs on an authority's boundaries: where they lie, who is who, do they cover without overlap.

Everything here works on plain shapely geometries and raises BoundaryError with what happened and what to do.
Known traps: a missing .prj, Tân Uyên and Bắc Tân Uyên swapped upstream, Hoà for Hòa, slivers between neighbours.
"""

from __future__ import annotations

import re
from collections.abc import Callable

import numpy as np
import shapely

from geo.areas import Area, plain
from geo.land import plane
from geo.spelling import one_tone_mark

Notes = list[tuple[str, str]]
GRID_M = 0.5  # corners closer than this are one corner
SLIVER_SHARE, SLIVER_KM2 = 0.01, 0.5  # an overlap or gap above both is not a sliver
_KIND = re.compile(r"^(thành phố|thị xã|thị trấn|huyện|quận|phường|xã|tp\.?|tx\.?|tt\.?) +(?=\S)")
KNOWN_SWAP = frozenset({"723", "726"})
POINT_KM = {"district": 4.0, "commune": 2.5}  # how far a shape may lie from its rounded known point


class BoundaryError(Exception):
    """A boundary file that cannot be used: what is wrong and what to do, in both languages."""

    def __init__(self, vi: str, en: str):
        super().__init__(vi)
        self.vi = vi
        self.en = en


def name_key(text: object) -> str:
    """A name for comparing: one tone-mark style, lower case, accents kept, without the kind, which changes
    ('Thị xã Tân Uyên' became 'Thành phố Tân Uyên')."""
    return _KIND.sub("", " ".join(one_tone_mark(str(text)).lower().split()))


def code_key(value: object) -> str:
    """A code for comparing: 25741.0, ' 25741' and '025741' are 25741."""
    text = str(value).strip().removesuffix(".0")
    return text.lstrip("0")


def known_point(item: Area) -> shapely.Point:
    return shapely.Point(plane(item.lon, item.lat))


def matched(
    columns: dict[str, list[object]], shapes: list[shapely.Geometry], known: tuple[Area, ...]
) -> tuple[list[str | None], str]:
    """The code of every row (None: not one of ours) and the column that told it.

    shapes: in the local plane (km). The column with most of the codes wins, else the one with most of the names;
    a name that several areas carry goes to the nearest of them.
    """
    codes = {item.area_code for item in known}
    names: dict[str, list[Area]] = {}
    for item in known:
        for text in {name_key(item.name_vi), plain(item.name_vi), plain(item.full_name_vi)}:
            names.setdefault(text, []).append(item)

    def by_code(value: object, _: shapely.Geometry) -> str | None:
        return code_key(value) if code_key(value) in codes else None

    def by_name(value: object, shape: shapely.Geometry) -> str | None:
        found = names.get(name_key(value)) or names.get(plain(str(value))) or []
        near = [item for item in found if shape.distance(known_point(item)) < 3 * POINT_KM[item.level]]
        return min(near, key=lambda item: shape.distance(known_point(item))).area_code if near else None

    for told in (by_code, by_name):
        best = _best_column(columns, shapes, told)
        if best is not None:
            return best
    listed = ", ".join(columns)
    raise BoundaryError(
        f"Không cột nào của tệp chứa mã hoặc tên đơn vị hành chính đã biết (các cột: {listed}). "
        "Hãy thêm một cột mã, ví dụ 'code'.",
        f"No column of the file holds known area codes or names (columns: {listed}). Add a code column, e.g. 'code'.",
    )


def _best_column(
    columns: dict[str, list[object]], shapes: list[shapely.Geometry], told: Callable
) -> tuple[list[str | None], str] | None:
    answers = {
        name: [told(value, shape) for value, shape in zip(values, shapes, strict=True)]
        for name, values in columns.items()
    }
    if not answers:
        return None
    name = max(answers, key=lambda name: len({code for code in answers[name] if code}))
    told_codes = [code for code in answers[name] if code]
    return (answers[name], name) if len(set(told_codes)) > 1 else None


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


def clean_coverage(
    shapes: dict[str, shapely.Geometry], known: tuple[Area, ...], notes: Notes
) -> dict[str, shapely.Geometry]:
    """Shapes (metres) that cover their ground once: all lines are noded on a fine grid, every face gets one owner.

    A face in two shapes goes to the smaller one, a gap to the neighbour with the longest common line. Raises
    BoundaryError where an overlap or gap is too large to be a slip of the pen.
    """
    codes = list(shapes)
    outlines = shapely.boundary(list(shapes.values()))
    noded = shapely.union_all(outlines, grid_size=GRID_M)
    faces = shapely.get_parts(shapely.polygonize([noded]))
    middles = shapely.point_on_surface(faces)
    face_number, owner = shapely.STRtree(list(shapes.values())).query(middles, predicate="within")
    owners: list[list[str]] = [[] for _ in faces]
    for face, code in zip(face_number.tolist(), owner.tolist(), strict=True):
        owners[face].append(codes[code])
    overlap = [face for face, own in enumerate(owners) if len(own) > 1]
    gaps = [face for face, own in enumerate(owners) if not own]
    names = {item.area_code: item.full_name_vi for item in known}
    _refuse_large_overlaps(faces, owners, shapes, names)
    given = {face: min(own, key=lambda code: shapes[code].area) for face, own in enumerate(owners) if own}
    for face in gaps:
        given[face] = _gap_owner(faces, face, given, names)
    for count, vi, en in ((len(overlap), "chồng lấn", "overlaps"), (len(gaps), "hở", "gaps")):
        if count:
            square = sum(faces[face].area for face in (overlap if en == "overlaps" else gaps))
            notes.append(
                (
                    f"Đã sửa {count} chỗ {vi} nhỏ, tổng {square:.0f} m².",
                    f"Mended {count} small {en}, {square:.0f} m².",
                )
            )
    cleaned = {
        code: shapely.union_all([faces[face] for face, own in given.items() if own == code], grid_size=GRID_M)
        for code in codes
    }
    return cleaned


def _refuse_large_overlaps(
    faces: np.ndarray, owners: list[list[str]], shapes: dict[str, shapely.Geometry], names: dict[str, str]
) -> None:
    common: dict[tuple[str, str], float] = {}
    for face, own in enumerate(owners):
        for a in range(len(own)):
            for b in range(a + 1, len(own)):
                pair = tuple(sorted((own[a], own[b])))
                common[pair] = common.get(pair, 0.0) + faces[face].area
    for (a, b), square in common.items():
        smaller = min(shapes[a].area, shapes[b].area)
        if square > SLIVER_KM2 * 1e6 or square > SLIVER_SHARE * smaller:
            km2 = f"{square / 1e6:.2f}"
            raise BoundaryError(
                f"{names[a]} và {names[b]} chồng lên nhau {km2.replace('.', ',')} km²: quá lớn để tự sửa.",
                f"{names[a]} and {names[b]} overlap by {km2} km²: too much to be mended.",
            )


def _gap_owner(faces: np.ndarray, face: int, given: dict[int, str], names: dict[str, str]) -> str:
    gap = faces[face]
    if gap.area > SLIVER_KM2 * 1e6:
        km2 = f"{gap.area / 1e6:.2f}"
        raise BoundaryError(
            f"Có khoảng trống {km2.replace('.', ',')} km² không thuộc đơn vị nào: quá lớn để tự sửa.",
            f"A gap of {km2} km² belongs to no area: too much to be mended.",
        )
    common: dict[str, float] = {}
    for other, code in given.items():
        if faces[other].intersects(gap):
            length = faces[other].boundary.intersection(gap.boundary).length
            common[code] = common.get(code, 0.0) + length
    return max(common, key=lambda code: common[code])


def _listed(names: list[str], most: int = 6) -> str:
    return ", ".join(names[:most]) + (f" … (+{len(names) - most})" if len(names) > most else "")
