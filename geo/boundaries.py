"""Import of the authority's own boundaries: `python -m geo.boundaries FILE --vintage to_2025_06 --level district`.

Takes GeoJSON, GeoPackage, Shapefile or a zipped Shapefile, in WGS84 or VN-2000, with or without a .prj. Checks,
repairs what is safe, refuses the rest with a plain message, and writes a map sheet into data/maps, which from then on
wins over the built-in mosaic. A refused file leaves everything as it was. With geo/boundary_file.py the only place that needs geopandas.
"""

from __future__ import annotations

import argparse
import sys
from dataclasses import dataclass
from datetime import date
from pathlib import Path

import geopandas
import numpy as np
import shapely

from geo.areas import NEW_VINTAGE, OLD_VINTAGE, VINTAGES, Area, areas, levels
from geo.boundary_checks import BoundaryError, Notes, check_complete, check_places
from geo.boundary_coverage import clean_coverage
from geo.boundary_file import PROVINCE_BOX, VN2000_TM3, WGS84, located, read
from geo.boundary_matching import matched
from geo.boundary_sheets import boundary_sheet
from geo.land import plane
from geo.map_sheets import made_here, write_sheet

__all__ = ["BoundaryError", "ImportReport", "import_boundaries", "main"]


@dataclass(frozen=True)
class ImportReport:
    """What was imported: the sheet's file, how many areas, and what was noticed or repaired (vi, en)."""

    path: Path
    areas: int
    notes: tuple[tuple[str, str], ...]


def import_boundaries(
    path: Path | str, area_vintage: str, level: str, out_dir: Path | None = None
) -> ImportReport:
    """Check the file and put its map sheet in place. Raises BoundaryError; then nothing has changed."""
    path, notes = Path(path), []
    if area_vintage not in VINTAGES or level not in levels(area_vintage)[1:]:
        raise BoundaryError(
            f"Không có cấp '{level}' trong thời kỳ '{area_vintage}'.",
            f"There is no level '{level}' in the period '{area_vintage}'.",
        )
    known = areas(area_vintage, level)
    frame = located(read(path), notes)
    shapes = _identified(frame, known, notes)
    metres = clean_coverage(_in_metres(shapes), known, notes)
    degrees = dict(
        zip(metres, geopandas.GeoSeries(metres.values(), crs=VN2000_TM3).to_crs(WGS84), strict=True)
    )
    sheet = boundary_sheet(area_vintage, level, degrees, path.name, date.today())
    return ImportReport(write_sheet(sheet, out_dir or made_here()), len(known), tuple(notes))


def _identified(
    frame: geopandas.GeoDataFrame, known: tuple[Area, ...], notes: Notes
) -> dict[str, shapely.Geometry]:
    """code -> shape in degrees: rows told apart by code or name, made valid, joined, and checked."""
    near = frame[shapely.within(shapely.centroid(frame.geometry.values), PROVINCE_BOX)]
    raw = [_valid(shape, notes) for shape in near.geometry.values]
    in_plane = [_to_plane(shape) for shape in raw]
    columns = {name: near[name].tolist() for name in near.columns if name != near.geometry.name}
    codes, column = matched(columns, in_plane, known)
    check_complete({code for code in codes if code}, known)
    left_out = len(frame) - sum(code is not None for code in codes)
    if left_out:
        notes.append(
            (
                f"Bỏ qua {left_out} dòng không thuộc {len(known)} đơn vị cần nhập (theo cột '{column}').",
                f"{left_out} rows that are none of the {len(known)} areas were left out (column '{column}').",
            )
        )
    joined = {}
    for item in known:
        parts = [place for place, code in enumerate(codes) if code == item.area_code]
        joined[item.area_code] = shapely.union_all([raw[place] for place in parts])
        if len(parts) > 1:
            notes.append(
                (
                    f"{item.full_name_vi}: ghép {len(parts)} dòng.",
                    f"{item.full_name_vi}: {len(parts)} rows joined.",
                )
            )
    checked = check_places({code: _to_plane(shape) for code, shape in joined.items()}, known, notes)
    return {code: _from_plane(shape) for code, shape in checked.items()}


def _valid(shape: shapely.Geometry, notes: Notes) -> shapely.Geometry:
    if shape.is_valid:
        return shape
    mended = shapely.make_valid(shape, method="structure", keep_collapsed=False)
    if mended.is_empty or abs(mended.area - shape.area) > 0.01 * abs(shape.area):
        raise BoundaryError(
            "Một hình trong tệp tự cắt và không sửa được an toàn. Hãy sửa hình (Fix geometries) rồi xuất lại.",
            "A shape crosses itself and cannot be mended safely. Fix the geometries and export again.",
        )
    notes.append(("Đã sửa một hình tự cắt.", "A shape that crossed itself was mended."))
    return mended


def _to_plane(shape: shapely.Geometry) -> shapely.Geometry:
    """Degrees to the local plane in km, where known points and areas can be compared (0.1 % of area)."""
    return shapely.transform(shape, lambda points: np.column_stack(plane(points[:, 0], points[:, 1])))


def _from_plane(shape: shapely.Geometry) -> shapely.Geometry:
    origin, east = np.array(plane(0.0, 0.0)), plane(1.0, 0.0)[0]
    north = plane(0.0, 1.0)[1]
    return shapely.transform(shape, lambda points: (points - origin) / (east - origin[0], north - origin[1]))


def _in_metres(shapes: dict[str, shapely.Geometry]) -> dict[str, shapely.Geometry]:
    return dict(zip(shapes, geopandas.GeoSeries(shapes.values(), crs=WGS84).to_crs(VN2000_TM3), strict=True))


def main(arguments: list[str] | None = None) -> int:
    """The command line: 0 when the boundaries are in place, 1 when the file was refused."""
    parser = argparse.ArgumentParser(
        prog="python -m geo.boundaries",
        description="Nhập ranh giới hành chính của cơ quan có thẩm quyền. / Import the authority's own boundaries.",
    )
    parser.add_argument("file", type=Path, help="GeoJSON, GeoPackage (.gpkg), Shapefile (.shp, .zip)")
    parser.add_argument(
        "--vintage", choices=VINTAGES, required=True,
        help=f"{OLD_VINTAGE}: đến 30/06/2025 (9 huyện, 91 xã); {NEW_VINTAGE}: từ 01/07/2025 (36 phường, xã)",
    )  # fmt: skip
    parser.add_argument("--level", choices=("district", "commune"), required=True, help="huyện / xã")
    parser.add_argument("--out", type=Path, default=made_here(), help="mặc định / default: data/maps")
    chosen = parser.parse_args(arguments)
    try:
        report = import_boundaries(chosen.file, chosen.vintage, chosen.level, chosen.out)
    except BoundaryError as refusal:
        print(f"Từ chối tệp: {refusal.vi}\nRefused: {refusal.en}", file=sys.stderr)
        return 1
    for vi, en in report.notes:
        print(f"- {vi}\n  {en}")
    print(f"Đã nhập ranh giới {report.areas} đơn vị: {report.path.name}")
    print(f"Boundaries of {report.areas} areas are in place: {report.path.name}")
    return 0


if __name__ == "__main__":
    for stream in (sys.stdout, sys.stderr):
        stream.reconfigure(encoding="utf-8")  # a Windows console may stand on a code page without Vietnamese
    sys.exit(main())
