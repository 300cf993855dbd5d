"""Boundary import: files a real authority might send, made here from the project's own mosaic."""

from __future__ import annotations

import json
import shutil
from datetime import date
from pathlib import Path

import geopandas
import numpy as np
import pytest
import shapely

from geo.areas import NEW_VINTAGE, OLD_VINTAGE, area, areas
from geo.boundaries import BoundaryError, import_boundaries, main
from geo.boundary_matching import code_key, name_key
from geo.land import ORIGIN, plane, stored_labels
from geo.lattice import STEP_X, STEP_Y, rings, side_length
from tests.geo.reference import DISTRICTS, UNITS, needs_reference
from tests.geo.test_map_sheets import points as path_points

VN2000 = "EPSG:9210"
KM_X, KM_Y = side_length(1.0) * 3**0.5 / 2 / STEP_X, side_length(1.0) / 2 / STEP_Y


def degrees(ring: list[tuple[int, int]]) -> shapely.Polygon:
    east, north = plane(1.0, 0.0)[0] - plane(0.0, 0.0)[0], plane(0.0, 1.0)[1] - plane(0.0, 0.0)[1]
    return shapely.Polygon([(ORIGIN[0] + x * KM_X / east, ORIGIN[1] - y * KM_Y / north) for x, y in ring])


def mosaic_frame(vintage: str, level: str) -> geopandas.GeoDataFrame:
    """The mosaic as an authority's file: columns code, name; degrees."""
    label = stored_labels(vintage)
    if level == "district":
        label = {cell: area(vintage, code).parent_code for cell, code in label.items()}
    rows = [
        (
            item.area_code,
            item.full_name_vi,
            degrees(rings({c for c, own in label.items() if own == item.area_code})[0]),
        )
        for item in areas(vintage, level)
    ]
    frame = geopandas.GeoDataFrame(rows, columns=["code", "name", "geometry"], crs="EPSG:4326")
    return frame


@pytest.fixture(scope="module")
def districts() -> geopandas.GeoDataFrame:
    return mosaic_frame(OLD_VINTAGE, "district").to_crs(VN2000)


@pytest.fixture
def save(tmp_path):
    def write(frame: geopandas.GeoDataFrame, name: str = "ranh_gioi.gpkg") -> Path:
        frame.to_file(tmp_path / name)
        return tmp_path / name

    return write


def zipped_without_prj(frame: geopandas.GeoDataFrame, folder: Path) -> Path:
    inner = folder / "shp"
    inner.mkdir()
    frame.to_file(inner / "ranh.shp", encoding="utf-8")
    (inner / "ranh.prj").unlink()
    return Path(shutil.make_archive(str(folder / "ranh"), "zip", inner))


def sheet_of(report) -> dict:
    return json.loads(report.path.read_text(encoding="utf-8"))


def middle_y(sheet: dict, code: str) -> float:
    entry = next(entry for entry in sheet["areas"] if entry["code"] == code)
    return shapely.Polygon(path_points(entry["d"])).centroid.y


def changed(frame: geopandas.GeoDataFrame, code: str, shape: shapely.Geometry) -> geopandas.GeoDataFrame:
    frame = frame.copy()
    frame.loc[frame.code == code, "geometry"] = shape
    return frame


def shape_of(frame: geopandas.GeoDataFrame, code: str) -> shapely.Geometry:
    return frame.loc[frame.code == code].geometry.iloc[0]


def test_a_geopackage_in_vn_2000_becomes_a_sheet_that_names_its_file(districts, save, tmp_path):
    report = import_boundaries(save(districts), OLD_VINTAGE, "district", tmp_path / "maps")
    sheet = sheet_of(report)
    assert (report.areas, report.notes) == (9, ())
    assert report.path.name == "to_2025_06-district-land.json"
    assert sheet["note"]["vi"] == (
        f"Ranh giới theo tệp của cơ quan có thẩm quyền: ranh_gioi.gpkg, nhập ngày {date.today():%d/%m/%Y}."
    )
    assert (sheet["scale"], sheet["texture"], sheet["inner"]) == (None, "", "")
    assert [entry["code"] for entry in sheet["areas"]] == [
        item.area_code for item in areas(OLD_VINTAGE, "district")
    ]
    shapes = [shapely.Polygon(path_points(entry["d"])) for entry in sheet["areas"]]
    assert all(shape.is_valid and shape.exterior.is_ccw for shape in shapes)
    assert shapely.union_all(shapes).area == pytest.approx(sum(shape.area for shape in shapes), rel=1e-6)
    assert shapely.union_all(shapes).area == pytest.approx(2694 * 2340, rel=0.02)


def test_a_zipped_shapefile_without_a_prj_is_recognised_by_where_it_lies(districts, tmp_path):
    report = import_boundaries(
        zipped_without_prj(districts, tmp_path), OLD_VINTAGE, "district", tmp_path / "maps"
    )
    assert "VN-2000 / TM-3" in report.notes[0][0]
    assert middle_y(sheet_of(report), "726") < middle_y(sheet_of(report), "723")  # y runs down


def test_metres_in_a_geojson_that_claims_degrees_are_recognised(districts, save, tmp_path):
    lying = districts.set_crs("EPSG:4326", allow_override=True)
    report = import_boundaries(save(lying, "ranh.geojson"), OLD_VINTAGE, "district", tmp_path / "maps")
    assert [en for _, en in report.notes] == [
        "No or wrong coordinate system in the file; recognised VN-2000 / TM-3 105°45'."
    ]


def test_degrees_and_vn_2000_give_the_same_map(districts, save, tmp_path):
    one = sheet_of(import_boundaries(save(districts, "a.gpkg"), OLD_VINTAGE, "district", tmp_path / "maps"))
    two = sheet_of(
        import_boundaries(
            save(districts.to_crs("EPSG:4326"), "a.geojson"), OLD_VINTAGE, "district", tmp_path / "maps"
        )
    )
    for a, b in zip(one["areas"], two["areas"], strict=True):
        first, second = shapely.Polygon(path_points(a["d"])), shapely.Polygon(path_points(b["d"]))
        assert first.symmetric_difference(second).area < 0.02 * first.area


def test_tan_uyen_and_bac_tan_uyen_swapped_are_put_right_and_told(districts, save, tmp_path):
    swapped = districts.copy()
    swapped["code"] = swapped.code.replace({"723": "726", "726": "723"})
    report = import_boundaries(save(swapped), OLD_VINTAGE, "district", tmp_path / "maps")
    assert "Tân Uyên (723) và Bắc Tân Uyên (726)" in report.notes[0][0]
    assert middle_y(sheet_of(report), "726") < middle_y(sheet_of(report), "723")


def test_any_other_swap_is_refused(districts, save, tmp_path):
    swapped = districts.copy()
    swapped["code"] = swapped.code.replace({"718": "720", "720": "718"})
    with pytest.raises(BoundaryError) as refusal:
        import_boundaries(save(swapped), OLD_VINTAGE, "district", tmp_path / "maps")
    assert "Thành phố Thủ Dầu Một (718)" in refusal.value.vi
    assert "Huyện Dầu Tiếng (720)" in refusal.value.en


def test_a_missing_unit_is_refused_and_nothing_is_lost(districts, save, tmp_path):
    good = import_boundaries(save(districts), OLD_VINTAGE, "district", tmp_path / "maps")
    before = good.path.read_bytes()
    with pytest.raises(BoundaryError) as refusal:
        import_boundaries(
            save(districts[districts.code != "722"], "b.gpkg"), OLD_VINTAGE, "district", good.path.parent
        )
    assert "thiếu 1 trong 9 đơn vị: Huyện Phú Giáo" in refusal.value.vi
    assert good.path.read_bytes() == before
    assert list(good.path.parent.iterdir()) == [good.path]


def test_slivers_are_mended_and_told(districts, save, tmp_path):
    # Phú Giáo 3 m larger all around, and a gap of 60 by 60 m where three districts are far: inside Bàu Bàng's edge
    wide = changed(districts, "722", shape_of(districts, "722").buffer(3))
    middle = (
        shape_of(districts, "721").intersection(shape_of(districts, "718")).interpolate(0.5, normalized=True)
    )
    hole = middle.buffer(30)
    for code in ("721", "718"):
        wide = changed(wide, code, shape_of(wide, code).difference(hole))
    report = import_boundaries(save(wide), OLD_VINTAGE, "district", tmp_path / "maps")
    told = " ".join(en for _, en in report.notes)
    assert "small overlaps" in told
    assert "Mended 1 small gaps" in told
    shapes = [shapely.Polygon(path_points(entry["d"])) for entry in sheet_of(report)["areas"]]
    assert sum(shape.area for shape in shapes) == pytest.approx(shapely.union_all(shapes).area, rel=1e-6)
    assert all(len(shape.interiors) == 0 for shape in shapely.get_parts(shapely.union_all(shapes)))


def test_a_large_overlap_is_refused(districts, save, tmp_path):
    wide = changed(districts, "722", shape_of(districts, "722").buffer(150))
    with pytest.raises(BoundaryError) as refusal:
        import_boundaries(save(wide), OLD_VINTAGE, "district", tmp_path / "maps")
    assert "chồng lên nhau" in refusal.value.vi
    assert not (tmp_path / "maps").exists()


def test_a_large_gap_is_refused(districts, save, tmp_path):
    middle = (
        shape_of(districts, "721").intersection(shape_of(districts, "719")).interpolate(0.5, normalized=True)
    )
    torn = districts
    for code in ("721", "719"):
        torn = changed(torn, code, shape_of(torn, code).difference(middle.buffer(1500)))
    with pytest.raises(BoundaryError) as refusal:
        import_boundaries(save(torn), OLD_VINTAGE, "district", tmp_path / "maps")
    assert "khoảng trống" in refusal.value.vi
    assert "gap" in refusal.value.en


def test_communes_are_found_by_name_in_either_tone_style_and_twins_by_place(save, tmp_path):
    frame = mosaic_frame(OLD_VINTAGE, "commune")
    frame["name"] = [name.replace("Hòa", "Hoà") for name in frame.name]
    report = import_boundaries(save(frame[["name", "geometry"]]), OLD_VINTAGE, "commune", tmp_path / "maps")
    sheet = sheet_of(report)
    assert len(sheet["areas"]) == 91
    assert sheet["district_lines"].startswith("M")
    assert sheet["inner"].startswith("M")
    # two communes are called An Bình: 25870 in the north (Phú Giáo), 25960 in the south (Dĩ An)
    assert middle_y(sheet, "25870") < middle_y(sheet, "25960")
    assert report.path.stat().st_size < 120_000


def test_rows_of_other_places_are_left_out_and_told(districts, save, tmp_path):
    elsewhere = shapely.transform(shape_of(districts, "724"), lambda p: p - np.array([0, 90_000]))
    more = districts.copy()
    more.loc[len(more)] = ["769", "Thành phố Thủ Đức", elsewhere]
    report = import_boundaries(save(more), OLD_VINTAGE, "district", tmp_path / "maps")
    assert report.notes[0][1] == "1 rows that are none of the 9 areas were left out (column 'code')."


def test_a_file_of_the_other_vintage_is_refused_although_its_codes_are_known(save, tmp_path):
    old = mosaic_frame(OLD_VINTAGE, "commune")
    with pytest.raises(BoundaryError) as refusal:
        import_boundaries(save(old), NEW_VINTAGE, "commune", tmp_path / "maps")
    assert "thời kỳ địa giới khác" in refusal.value.vi


def test_the_36_units_come_in_as_shapefile_and_have_no_district_lines(save, tmp_path):
    units = mosaic_frame(NEW_VINTAGE, "commune").to_crs(VN2000)
    report = import_boundaries(zipped_without_prj(units, tmp_path), NEW_VINTAGE, "commune", tmp_path / "maps")
    sheet = sheet_of(report)
    assert len(sheet["areas"]) == 36
    assert sheet["district_lines"] == ""
    assert sheet["inset"]["codes"]


def test_there_is_no_district_in_the_new_vintage(districts, save, tmp_path):
    with pytest.raises(BoundaryError):
        import_boundaries(save(districts), NEW_VINTAGE, "district", tmp_path)


def test_files_that_are_no_boundaries_are_refused_in_plain_words(districts, save, tmp_path):
    damaged = tmp_path / "x.geojson"
    damaged.write_text("{not json", encoding="utf-8")
    table = tmp_path / "x.csv"
    table.write_text("a,b\n", encoding="utf-8")
    as_points = districts.copy()
    as_points["geometry"] = as_points.centroid
    far = districts.copy()
    far["geometry"] = shapely.transform(far.geometry.values, lambda p: p + np.array([0, 400_000]))
    nameless = districts[["geometry"]].assign(x=1)
    refused = {
        damaged: "hỏng",
        table: ".csv",
        tmp_path / "none.gpkg": "Không thấy tệp",
        save(as_points, "points.gpkg"): "hình vùng",
        save(far, "far.gpkg"): "không rơi vào Bình Dương",
        save(nameless, "nameless.gpkg"): "Không cột nào",
    }
    for path, words in refused.items():
        with pytest.raises(BoundaryError) as refusal:
            import_boundaries(path, OLD_VINTAGE, "district", tmp_path / "maps")
        assert words in refusal.value.vi
    assert not (tmp_path / "maps").exists()


def test_a_shape_that_crosses_itself_is_refused_or_mended(districts, save, tmp_path):
    shape = shape_of(districts, "722")
    ring = list(shape.exterior.coords)
    x, y = ring[5]
    # a spike of no width: invalid, nothing changes when it is taken away
    spiked = shapely.Polygon([*ring[:6], (x + 200, y + 50), (x, y), *ring[6:]])
    assert not spiked.is_valid
    report = import_boundaries(
        save(changed(districts, "722", spiked)), OLD_VINTAGE, "district", tmp_path / "maps"
    )
    assert "A shape that crossed itself was mended." in [en for _, en in report.notes]


def test_codes_and_names_are_compared_as_people_write_them():
    assert code_key(" 25741.0") == code_key("025741") == code_key(25741) == "25741"
    assert name_key("Thị xã Tân Uyên") == name_key("Thành phố Tân Uyên") == "tân uyên"
    assert name_key("Xã  LONG HOÀ") == name_key("Long Hòa") == "long hòa"


def test_the_command_line_says_what_it_did_in_both_languages(districts, save, tmp_path, capsys):
    arguments = ["--vintage", OLD_VINTAGE, "--level", "district", "--out", str(tmp_path / "maps")]
    assert main([str(save(districts)), *arguments]) == 0
    assert "Đã nhập ranh giới 9 đơn vị" in capsys.readouterr().out
    assert main([str(save(districts[1:], "b.gpkg")), *arguments]) == 1
    told = capsys.readouterr().err
    assert "Từ chối tệp" in told
    assert "Refused" in told


@pytest.mark.reference
@needs_reference
def test_the_reference_districts_come_in_and_their_upstream_swap_is_repaired(tmp_path):
    report = import_boundaries(DISTRICTS, OLD_VINTAGE, "district", tmp_path / "maps")
    assert (report.areas, report.notes) == (9, ())
    upstream = geopandas.read_file(DISTRICTS)[["upstream_name", "geometry"]]
    upstream.to_file(tmp_path / "upstream.gpkg")
    with_swap = import_boundaries(tmp_path / "upstream.gpkg", OLD_VINTAGE, "district", tmp_path / "maps2")
    assert ["swapped" in en for _, en in with_swap.notes] == [True]
    assert middle_y(sheet_of(with_swap), "726") < middle_y(sheet_of(with_swap), "723")
    assert sheet_of(with_swap)["areas"] == sheet_of(report)["areas"]


@pytest.mark.reference
@needs_reference
def test_the_reference_units_come_in_with_their_slivers(tmp_path):
    report = import_boundaries(UNITS, NEW_VINTAGE, "commune", tmp_path / "maps")
    assert report.areas == 36
    shapes = [shapely.Polygon(path_points(entry["d"])) for entry in sheet_of(report)["areas"]]
    assert sum(shape.area for shape in shapes) == pytest.approx(2697 * 2340, rel=0.01)
    assert report.path.stat().st_size < 60_000
