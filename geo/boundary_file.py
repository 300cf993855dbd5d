"""Reading a boundary file and finding out where on earth it lies, with or without a .prj."""

from __future__ import annotations

from pathlib import Path

import geopandas
import numpy as np
import shapely

from geo.boundary_checks import BoundaryError, Notes

SUFFIXES = (".geojson", ".json", ".gpkg", ".shp", ".zip")
WGS84, VN2000_TM3, VN2000_UTM48 = "EPSG:4326", "EPSG:9210", "EPSG:3405"
# A box around the province, in degrees: whatever lands outside it was read in the wrong system.
PROVINCE_BOX = shapely.box(106.2, 10.7, 107.2, 11.7)


def read(path: Path) -> geopandas.GeoDataFrame:
    """The rows of a file of polygons. Raises BoundaryError where it is not one."""
    if not path.is_file():
        raise BoundaryError(f"Không thấy tệp {path.name}.", f"There is no file {path.name}.")
    if path.suffix.lower() not in SUFFIXES:
        raise BoundaryError(
            f"Không đọc được loại tệp {path.suffix}. Dùng GeoJSON, GeoPackage hoặc Shapefile nén .zip.",
            f"Files of type {path.suffix} are not read. Use GeoJSON, GeoPackage or a zipped Shapefile.",
        )
    try:
        frame = geopandas.read_file(path)
    except Exception as error:  # the reader's own error says nothing to a steward
        raise BoundaryError(
            f"Tệp {path.name} hỏng hoặc không phải tệp bản đồ. Hãy xuất lại từ phần mềm bản đồ.",
            f"The file {path.name} is damaged or not a map file. Export it again.",
        ) from error
    if not isinstance(frame, geopandas.GeoDataFrame) or frame.empty:
        raise BoundaryError(f"Tệp {path.name} không có hình nào.", f"The file {path.name} holds no shapes.")
    kinds = set(frame.geometry.dropna().geom_type)
    if frame.geometry.isna().any() or not kinds <= {"Polygon", "MultiPolygon"}:
        raise BoundaryError(
            "Mỗi dòng của tệp phải có một hình vùng (polygon); tệp có dòng trống, điểm hoặc đường.",
            "Every row must hold a polygon; the file has empty rows, points or lines.",
        )
    return frame.set_geometry(frame.geometry.force_2d())


def located(frame: geopandas.GeoDataFrame, notes: Notes) -> geopandas.GeoDataFrame:
    """The rows in degrees (WGS84). A missing or impossible coordinate system is recognised by where it leads."""
    swapped = frame.set_geometry(shapely.transform(frame.geometry.values, lambda points: points[:, ::-1]))
    if frame.crs is not None:
        placed = frame.to_crs(WGS84)
        if _lies_in_province(placed):
            return placed
    tries = [
        (WGS84, frame),
        (VN2000_TM3, frame),
        (VN2000_UTM48, frame),
        (VN2000_TM3, swapped),
        (WGS84, swapped),
    ]
    for system, rows in tries:
        placed = rows.set_crs(system, allow_override=True).to_crs(WGS84)
        if _lies_in_province(placed):
            name = {WGS84: "WGS84", VN2000_TM3: "VN-2000 / TM-3 105°45'", VN2000_UTM48: "VN-2000 / UTM 48N"}[
                system
            ]
            turned = rows is swapped
            notes.append(
                (
                    f"Tệp không ghi hoặc ghi sai hệ tọa độ; nhận ra {name}{' (trục đảo)' if turned else ''}.",
                    f"No or wrong coordinate system in the file; recognised {name}{' (axes turned)' if turned else ''}.",
                )
            )
            return placed
    raise BoundaryError(
        "Tọa độ trong tệp không rơi vào Bình Dương, dù đọc theo WGS84 hay VN-2000. Hãy xuất lại theo VN-2000 "
        "kinh tuyến trục 105°45' (EPSG:9210) hoặc WGS84.",
        "The coordinates do not fall in Bình Dương, read as WGS84 or as VN-2000. Export again in VN-2000 zone "
        "105°45' (EPSG:9210) or WGS84.",
    )


def _lies_in_province(placed: geopandas.GeoDataFrame) -> bool:
    """Whether some rows lie in the province (a file may hold the whole country or city)."""
    points = shapely.centroid(placed.geometry.values)
    return bool(
        np.isfinite(shapely.get_coordinates(points)).all() and shapely.within(points, PROVINCE_BOX).any()
    )
