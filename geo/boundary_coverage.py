"""Boundaries that cover their ground exactly once: slivers are mended and told, larger overlaps and gaps refused."""

from __future__ import annotations

import numpy as np
import shapely

from geo.areas import Area
from geo.boundary_checks import BoundaryError, Notes

GRID_M = 0.5  # corners closer than this are one corner
SLIVER_SHARE, SLIVER_KM2 = 0.01, 0.5  # an overlap above either, or a gap above the second, is no sliver


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
