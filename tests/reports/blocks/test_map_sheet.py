"""Map sheets on paper: the file that the screen draws, calmer, and without gaps."""

from __future__ import annotations

import json
from itertools import pairwise

import pytest

from board.errors import DataNotReady
from geo.build import LAND_SHEETS
from geo.map_sheets import BUILT_IN, made_here, write_sheet
from reports.blocks.map_picture import Look, picture
from reports.blocks.map_sheet import Ring, box_of, parsed, sheet_of

TWO_SQUARES = {
    "id": "to_2025_06-district-land", "area_vintage": "to_2025_06", "level": "district", "kind": "land",
    "note": {"vi": "Ranh giới nhập.", "en": "Imported boundaries."}, "scale": None, "view_box": [0, 0, 200, 100],
    "areas": [
        {"code": "718", "name": "Thủ Dầu Một", "d": "M0 0l100 0v100l-100 0z", "label": [50, 50, 10], "lines": ["Thủ", "Dầu Một"],
         "value_fits": True, "leader": None, "leader_start": None, "parent": "74"},
        {"code": "724", "name": "Dĩ An", "d": "M100 0l100 0v100l-100 0z", "label": [150, 50, 10], "lines": ["Dĩ An"],
         "value_fits": False, "leader": None, "leader_start": None, "parent": "74"},
    ],
    "texture": "", "inner": "", "district_lines": "M100 0v100", "outline": "M0 0l200 0v100l-200 0z", "outside": [],
    "inset": None, "over_labels": [],
}  # fmt: skip


@pytest.fixture
def data_folder(tmp_path, monkeypatch):
    monkeypatch.setenv("BANG06_DATA", str(tmp_path))
    return tmp_path


def area_of(ring: Ring) -> float:
    return abs(sum(a[0] * b[1] - b[0] * a[1] for a, b in pairwise([*ring, ring[0]]))) / 2


def test_a_path_is_read_as_it_was_written():
    assert parsed("M10 20l5 5 5-5v-30zM1 2l-3-4") == (
        ((10, 20), (15, 25), (20, 20), (20, -10)),
        ((1, 2), (-2, -2)),
    )


@pytest.mark.parametrize(("vintage", "level"), LAND_SHEETS)
def test_calm_areas_still_fill_the_outline_exactly(vintage, level):
    sheet = sheet_of(vintage, level)
    filled = sum(area_of(ring) for rings in sheet.rings.values() for ring in rings)
    assert filled == pytest.approx(sum(area_of(ring) for ring in sheet.lines["outline"]), rel=1e-12)


@pytest.mark.parametrize(("vintage", "level"), LAND_SHEETS)
def test_calm_lines_have_fewer_corners_than_the_mosaic(vintage, level):
    raw = json.loads((BUILT_IN / f"{vintage}-{level}-land.json").read_text(encoding="utf-8"))
    before = sum(len(ring) for one in raw["areas"] for ring in parsed(one["d"]))
    after = sum(len(ring) for rings in sheet_of(vintage, level).rings.values() for ring in rings)
    assert after < before


def test_imported_boundaries_are_drawn_corner_by_corner_in_place_of_the_mosaic(data_folder):
    assert len(sheet_of("to_2025_06", "district").rings) == 9
    write_sheet(TWO_SQUARES, made_here())
    sheet = sheet_of("to_2025_06", "district")
    assert sheet.rings == {
        "718": (((0, 0), (100, 0), (100, 100), (0, 100)),),
        "724": (((100, 0), (200, 0), (200, 100), (100, 100)),),
    }
    assert sheet.note("vi") == "Ranh giới nhập."
    assert len(sheet_of("to_2025_06", "district", "mosaic").rings) == 9


def test_a_release_without_population_mosaic_says_so(data_folder):
    with pytest.raises(DataNotReady, match="khảm dân số"):
        sheet_of("to_2025_06", "district", "people")


def test_a_picture_places_everything_in_millimetres(data_folder):
    write_sheet(TWO_SQUARES, made_here())
    looks = {"718": Look(3, "91,2%", on_dark=True)}
    drawn = picture(sheet_of("to_2025_06", "district"), looks, 80, selected="718")
    assert (drawn["width"], drawn["height"]) == (80, 40)
    assert drawn["areas"] == [
        {"rings": [[[0, 0], [40, 0], [40, 40], [0, 40]]], "fill": 3},
        {"rings": [[[40, 0], [80, 0], [80, 40], [40, 40]]], "fill": "beyond"},
    ]
    assert drawn["chosen"] == [[[0, 0], [40, 0], [40, 40], [0, 40]]]
    assert drawn["labels"] == [
        {
            "at": [20, 20],
            "size": 11.34,
            "lines": ["Thủ", "Dầu Một"],
            "value": "91,2%",
            "tone": "light",
            "on_ground": False,
        }
    ]


def test_a_name_without_room_for_its_value_stands_alone_and_one_without_room_not_at_all(data_folder):
    write_sheet(TWO_SQUARES, made_here())
    sheet, looks = sheet_of("to_2025_06", "district"), {"724": Look(0, "85,0%", on_dark=False)}
    assert picture(sheet, looks, 60)["labels"][0]["value"] == ""
    assert picture(sheet, looks, 30)["labels"] == []


def test_areas_from_close_show_more_of_what_lies_beside_them(data_folder):
    write_sheet(TWO_SQUARES, made_here())
    sheet = sheet_of("to_2025_06", "district")
    assert box_of(sheet, ["724"]) == [95, -5, 110, 110]
    assert box_of(sheet, ["724"], 2.0) == [40, -5, 220, 110]
