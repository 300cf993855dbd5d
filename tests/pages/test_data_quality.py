"""Chất lượng dữ liệu: every source by six criteria, the areas worst first, what to do and who; the address is the state."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from pipeline.publish import publish
from tests.pages.screen import Screen, start
from tests.pipeline.tiny_extract import write_tiny_extract

PAGE = "stewards/data_quality.py"


@pytest.fixture(autouse=True)
def on_time(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("BANG06_TODAY", "2026-11-24")


def tables(screen: Screen) -> list[dict]:
    """What both tables were given to draw: of the sources, then of the areas."""
    return [json.loads(one.proto.json) for one in screen.app.main
            if one.type == "bidi_component" and one.proto.component_name == "bang06.marks"]  # fmt: skip


def test_every_source_has_six_criteria_with_word_figure_and_denominator(screen: Screen) -> None:
    sources, _ = tables(screen.open(PAGE))
    assert [row["code"] for row in sources["rows"]] == ["population", "dossiers", "service_offers", "targets"]
    assert [column["title"] for column in sources["columns"]] == [
        "Nguồn", "Đúng", "Đủ", "Sạch", "Sống", "Thống nhất", "Dùng chung",
    ]  # fmt: skip
    dossiers = sources["rows"][1]["cells"]
    assert dossiers[4] == {"tone": "met", "word": "Đạt", "text": "99,98%", "note": "250 sai / 1.365.000 dòng"}
    assert [cell["word"] for cell in dossiers] == ["Đạt"] * 6


def test_the_areas_of_the_chosen_source_come_worst_first_with_what_to_do_and_who(screen: Screen) -> None:
    screen.open(PAGE, source="dossiers")
    _, areas = tables(screen)
    first, second = areas["rows"][:2]
    assert (len(areas["rows"]), first["name"], first["note"]) == (
        91,
        "Phường Hiệp Thành",
        "Thành phố Thủ Dầu Một",
    )
    assert (first["cells"][3]["word"], first["cells"][3]["text"]) == ("Chưa đạt", "98,33%")
    assert first["cells"][4] == {
        "tone": "",
        "text": "Đưa mã về danh mục dùng chung",
        "note": "UBND phường Hiệp Thành",
    }
    assert second["cells"][4]["text"] == "–"
    assert "Hồ sơ dịch vụ công: 1 trong 91 địa bàn chưa đạt ít nhất một tiêu chí" in screen.texts


def test_another_source_another_district_and_the_new_boundaries_are_in_the_address(screen: Screen) -> None:
    _, of_people = tables(screen.open(PAGE))
    assert of_people["rows"][0]["name"] == "Phường Tân Đông Hiệp"
    _, of_district = tables(screen.open(PAGE, area="724", source="dossiers"))
    assert {row["note"] for row in of_district["rows"]} == {"Thành phố Dĩ An"}
    _, of_units = tables(screen.open(PAGE, period="2026-10"))
    assert len(of_units["rows"]) == 36


def test_a_source_without_rows_by_area_says_why(screen: Screen) -> None:
    screen.open(PAGE, source="targets")
    assert len(tables(screen)) == 1
    assert "Nguồn này không có dòng theo địa bàn: sai một dòng là từ chối cả tệp." in screen.texts


def test_the_page_says_by_which_limits_it_judges_and_that_counts_are_rounded(screen: Screen) -> None:
    (said,) = [text for text in screen.open(PAGE).texts if text.startswith("Ngưỡng")]
    for words in (
        "không quá 0,2%",
        "không quá 1,0%",
        "ngày 10 tháng sau",
        "bội số của 10",
        "chưa có văn bản quy định",
    ):
        assert words in said


def test_no_count_below_ten_is_sent_to_the_browser(screen: Screen) -> None:
    for table in tables(screen.open(PAGE)):
        notes = [cell["note"] for row in table["rows"] for cell in row["cells"] if " sai / " in cell["note"]]
        assert notes
        for note in notes:
            failed = note.removeprefix("giá trị: ").split("giá trị: ")[-1].split(" sai")[0].replace(".", "")
            assert failed == "<10" or int(failed) >= 10


def test_a_release_without_sources_says_what_to_do(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    publish(write_tiny_extract(tmp_path / "tiny"), tmp_path / "releases", people_sheets=False)
    monkeypatch.setenv("BANG06_RELEASES", str(tmp_path / "releases"))
    screen = start().open(PAGE)
    assert any("chưa ghi nguồn số liệu" in text for text in screen.texts)
    assert tables(screen) == []
