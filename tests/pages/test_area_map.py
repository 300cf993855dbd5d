"""Bản đồ: what is chosen is in the address, and the address is the whole view."""

from __future__ import annotations

from pathlib import Path

import pytest

from geo.map_sheets import BUILT_IN
from tests.pages.screen import Screen
from ui.map_files import sheet_file

PAGE = "working_group/area_map.py"
JUNE = "2025-06"


def ranked(screen: Screen) -> list[str]:
    return [row["name"] for row in screen.data("ranking")["rows"]]


def test_the_page_opens_with_the_districts_on_the_map_and_in_the_table(screen: Screen):
    screen.open(PAGE)
    drawn = screen.data("area_map")
    assert drawn["sheet"].startswith("maps/to_2025_06-district-land-")
    assert len(drawn["values"]) == len(ranked(screen)) == 9
    assert drawn["focus"] == []


def test_a_district_is_seen_from_close_with_its_communes(screen: Screen):
    screen.open(PAGE, area="724")
    drawn = screen.data("area_map")
    assert drawn["sheet"].startswith("maps/to_2025_06-commune-land-")
    assert set(drawn["focus"]) == set(drawn["values"])
    assert sorted(ranked(screen)) == sorted(
        ["An Bình", "Bình An", "Bình Thắng", "Dĩ An", "Tân Bình", "Tân Đông Hiệp", "Đông Hòa"]
    )


def test_the_breadcrumb_leads_from_a_commune_up_to_its_district_and_province(screen: Screen):
    screen.open(PAGE, area="25750", period=JUNE)
    assert screen.data("ranking")["selected"] == "25750"
    assert screen.app.button(key="up_to_district").label == "Thành phố Thủ Dầu Một"
    screen.app.button(key="up_to_district").click().run()
    assert screen.address["area"] == "718"
    screen.app.button(key="up_to_province").click().run()
    assert "area" not in screen.address


def test_the_slider_offers_the_months_of_one_vintage_and_writes_the_address(screen: Screen):
    screen.open(PAGE, area="718", period=JUNE)
    slider = screen.app.select_slider(key="time_slider")
    assert (slider.options[0], slider.options[-1]) == ("Tháng 4/2024", "Tháng 6/2025")
    slider.set_value("2024-11").run()
    assert (screen.address["period"], screen.address["area"]) == ("2024-11", "718")


def test_the_classes_are_the_same_in_every_month(screen: Screen):
    legends = [screen.open(PAGE, period=month).data("area_map")["legend"] for month in ("2024-04", "2025-06")]
    assert legends[0] == legends[1]
    assert len(legends[0]) == 5


def test_without_a_population_mosaic_the_page_says_so_and_draws_land(screen: Screen):
    screen.open(PAGE, map="people")
    assert "-land-" in screen.data("area_map")["sheet"]
    assert any("chưa có khảm dân số" in text for text in screen.texts)


@pytest.mark.parametrize("indicator", ["services_full_process", "no_such"])
def test_an_indicator_without_areas_gives_way_to_one_that_can_be_drawn(screen: Screen, indicator: str):
    screen.open(PAGE, indicator=indicator)
    assert "Tỷ lệ đã trả thẻ căn cước, 30/06/2025" in screen.texts
    assert len(screen.data("area_map")["values"]) == 9


def test_the_new_boundaries_come_with_their_notice_and_without_a_level(screen: Screen):
    screen.open(PAGE, period="2026-05")
    assert len(ranked(screen)) == 36
    assert any("không còn cấp huyện" in text for text in screen.texts)
    assert "Toàn địa bàn" in " ".join(screen.texts)


def test_where_boundaries_were_imported_the_mosaic_stays_selectable(
    screen: Screen, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
):
    name = "to_2025_06-district-land.json"
    (tmp_path / "maps").mkdir()
    (tmp_path / "maps" / name).write_bytes((BUILT_IN / name).read_bytes() + b"\n")
    monkeypatch.setenv("BANG06_DATA", str(tmp_path))
    imported = screen.open(PAGE).data("area_map")["sheet"]
    assert "-land-" in imported
    mosaic = screen.open(PAGE, map="mosaic").data("area_map")["sheet"]
    assert "-mosaic-" in mosaic
    assert sheet_file(imported.removeprefix("maps/")) == tmp_path / "maps" / name
    assert sheet_file(mosaic.removeprefix("maps/")) == BUILT_IN / name
