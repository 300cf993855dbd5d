"""Map sheets: what the screen may rely on."""

from __future__ import annotations

import json
import re

import numpy as np
import pytest
import shapely

from geo.areas import NEW_VINTAGE, OLD_VINTAGE, areas
from geo.build import LAND_SHEETS, built_sheets
from geo.labels import Label, inside, line_breaks
from geo.land import problem, stored_labels
from geo.lattice import CELL_AREA
from geo.map_sheets import BUILT_IN, sheet_path, write_sheet
from geo.people import build_people_sheets, people_cells, people_note

KEYS = {
    "id", "area_vintage", "level", "kind", "note", "scale", "view_box", "areas", "texture", "inner", "district_lines",
    "outline", "outside", "inset", "over_labels",
}  # fmt: skip


def read(vintage: str, level: str) -> dict:
    return json.loads((BUILT_IN / f"{vintage}-{level}-land.json").read_text(encoding="utf-8"))


def points(d: str) -> list[tuple[int, int]]:
    """The corners of one ring of a path that this project wrote."""
    x = y = 0
    found: list[tuple[int, int]] = []
    command = ""
    for token in re.findall(r"[A-Za-z]|-?\d+", d.split("z")[0]):
        if token.isalpha():
            command, pending = token, []
            continue
        pending.append(int(token))
        if command == "v":
            y, pending = y + pending[0], []
        elif len(pending) == 2:
            x, y = (pending[0], pending[1]) if command == "M" else (x + pending[0], y + pending[1])
            pending = []
        else:
            continue
        found.append((x, y))
    return found


@pytest.mark.parametrize(("vintage", "level"), LAND_SHEETS)
def test_a_sheet_names_every_area_once_and_stays_small(vintage, level):
    sheet = read(vintage, level)
    assert sheet.keys() == KEYS
    assert [entry["code"] for entry in sheet["areas"]] == [item.area_code for item in areas(vintage, level)]
    assert (BUILT_IN / f"{vintage}-{level}-land.json").stat().st_size < 115_000


@pytest.mark.parametrize(("vintage", "level"), LAND_SHEETS)
def test_every_sheet_says_that_it_is_no_legal_map(vintage, level):
    assert read(vintage, level)["note"]["vi"] == (
        "Lược đồ do dự án tự dựng từ bảng số liệu; không phải bản đồ địa giới hành chính."
    )
    assert read(vintage, level)["scale"]["vi"] == "1 ô = 1 km²"


def test_the_stored_sheets_are_drawn_from_the_stored_cells():
    for sheet in built_sheets():
        assert json.loads((BUILT_IN / f"{sheet['id']}.json").read_text(encoding="utf-8")) == sheet


@pytest.mark.parametrize(("vintage", "level"), LAND_SHEETS)
def test_areas_tile_the_outline_exactly_and_run_clockwise(vintage, level):
    sheet = read(vintage, level)
    shapes = [shapely.Polygon(points(entry["d"])) for entry in sheet["areas"]]
    assert all(shape.is_valid and shape.exterior.is_ccw for shape in shapes)  # y runs down: clockwise
    assert sum(shape.area for shape in shapes) == len(stored_labels(OLD_VINTAGE)) * CELL_AREA
    assert shapely.union_all(shapes).equals(shapely.Polygon(points(sheet["outline"])))


@pytest.mark.parametrize(("vintage", "level"), LAND_SHEETS)
def test_labels_are_clear_of_each_other_and_inside_the_view(vintage, level):
    sheet = read(vintage, level)
    _, _, width, height = sheet["view_box"]
    boxes = {}
    for entry in sheet["areas"]:
        x, y, size = entry["label"]
        boxes[entry["code"]] = Label(x, y, size, tuple(entry["lines"]), entry["value_fits"]).box()
        shape = shapely.Polygon(points(entry["d"]))
        if entry["leader"] is None:
            assert shape.contains(boxes[entry["code"]]), entry["name"]
        else:
            assert shape.contains(shapely.Point(entry["leader"])), entry["name"]
            assert not boxes[entry["code"]].intersects(shapely.Polygon(points(sheet["outline"])))
    tree = shapely.STRtree(list(boxes.values()))
    first, second = tree.query(list(boxes.values()), predicate="intersects")
    assert (first == second).all()
    frame = shapely.box(0, 0, width, height)
    assert all(frame.contains(box) for box in boxes.values())


def test_the_inset_holds_the_dense_south():
    inset = read(OLD_VINTAGE, "commune")["inset"]
    assert len(inset["codes"]) == 14 + 10 + 7 + 12  # Thủ Dầu Một, Thuận An, Dĩ An, Tân Uyên
    assert read(OLD_VINTAGE, "district")["inset"] is None
    assert {"25747", "25942", "25987"} <= set(read(NEW_VINTAGE, "commune")["inset"]["codes"])


def test_old_district_lines_are_not_drawn_on_the_new_units():
    assert read(NEW_VINTAGE, "commune")["district_lines"] == ""
    assert read(OLD_VINTAGE, "commune")["district_lines"].startswith("M")


def test_an_imported_sheet_wins_and_a_people_sheet_is_none_until_built(tmp_path, monkeypatch):
    monkeypatch.setenv("BANG06_DATA", str(tmp_path))
    built_in = sheet_path(OLD_VINTAGE, "district", "land")
    assert built_in == BUILT_IN / "to_2025_06-district-land.json"
    assert sheet_path(OLD_VINTAGE, "district", "people") is None
    assert sheet_path(NEW_VINTAGE, "district", "land") is None  # no district level there
    imported = write_sheet({"id": "to_2025_06-district-land"}, tmp_path / "maps")
    assert sheet_path(OLD_VINTAGE, "district", "land") == imported


def test_a_name_is_placed_at_the_largest_size_that_fits():
    square = shapely.box(0, 0, 100, 100)
    middle = np.array([(50.0, 50.0)])
    small = inside(square, middle, "An Phú", range(5, 60), lines=1, value=False)
    broken = inside(square, middle, "An Phú", range(5, 60), lines=2, value=False)
    assert small.lines == ("An Phú",)
    assert broken.lines == ("An", "Phú")
    assert broken.size > small.size
    assert inside(square, middle, "An Phú", range(90, 99), lines=2, value=False) is None
    assert line_breaks("Thủ Dầu Một", 2) == [("Thủ Dầu Một",), ("Thủ", "Dầu Một"), ("Thủ Dầu", "Một")]


def test_people_sheets_give_every_commune_its_thousands_and_are_made_once(tmp_path):
    # Dense in the south as the real province is: 6,000 in a rural commune, 60,000 in one of Dĩ An.
    residents = {
        item.area_code: 60_000 if item.parent_code in ("724", "725") else 30_000 if item.lat < 11.1 else 6_000
        for item in areas(OLD_VINTAGE, "commune")
    }
    commune, district = build_people_sheets(residents, OLD_VINTAGE, "Dữ liệu mô phỏng", tmp_path)[::-1]
    sheet = json.loads(commune.read_text(encoding="utf-8"))
    assert sheet["kind"] == "people"
    assert sheet["scale"]["vi"] == "1 ô = 1.000 người"
    assert "dữ liệu mô phỏng" in sheet["note"]["vi"]
    cells = {entry["code"]: shapely.Polygon(points(entry["d"])).area / CELL_AREA for entry in sheet["areas"]}
    assert max(abs(cells[code] - residents[code] / 1000) for code in cells) <= 3
    assert all(shapely.Polygon(points(entry["d"])).is_valid for entry in sheet["areas"])
    stamp = commune.stat().st_mtime_ns
    rounded = {code: count + 3 for code, count in residents.items()}
    assert build_people_sheets(rounded, OLD_VINTAGE, "Dữ liệu mô phỏng", tmp_path) == [district, commune]
    assert commune.stat().st_mtime_ns == stamp


def test_a_very_large_unit_is_not_cut_off_by_the_edge_of_the_lattice():
    residents = {item.area_code: 20_000 for item in areas(NEW_VINTAGE, "commune")}
    residents |= {"25942": 300_000, "25951": 300_000, "25987": 300_000}  # the southernmost three
    facts = problem(NEW_VINTAGE, residents, 1000)
    cells = people_cells(facts, stored_labels(NEW_VINTAGE), sweeps=150)
    lowest = min(r for _, r in cells)
    assert sum(r == lowest for _, r in cells) < 12  # a cut-off edge is a straight row of some forty cells


def test_real_counts_carry_no_label_of_simulation():
    assert people_note("")["vi"].endswith("Cỡ của địa bàn theo số dân.")
    assert people_note("Dữ liệu mô phỏng")["en"].endswith("(simulated data).")


def test_a_people_map_needs_every_count(tmp_path):
    with pytest.raises(KeyError):
        build_people_sheets({"25741": 1000}, OLD_VINTAGE, "", tmp_path)
    assert list(tmp_path.iterdir()) == []
