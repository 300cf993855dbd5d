"""Định nghĩa: what is searched is offered, what is chosen is in the address, the notes stand in both languages."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

import pytest

from tests.pages.screen import Screen, start


def offered(screen: Screen) -> list[str]:
    """The indicators in the list beside the sheet."""
    groups = screen.data("index")["groups"]
    return [code for group in groups for code, _ in group["entries"]]


def test_the_page_offers_every_indicator_and_opens_the_one_of_the_address(screen: Screen):
    screen.open("everyone/definitions.py", indicator="dossiers_online")
    assert len(offered(screen)) == 23
    assert screen.data("index")["chosen"] == "dossiers_online"
    assert screen.data("definition")["name"] == "Tỷ lệ hồ sơ nộp trực tuyến"


def test_typing_without_accents_narrows_the_list_and_keeps_the_sheet(screen: Screen):
    screen.open("everyone/definitions.py", indicator="dossiers_online")
    screen.app.text_input(key="definition_search").input("tra the").run()
    assert "card_delivered" in offered(screen)
    assert "dossiers_online" not in offered(screen)
    assert screen.data("definition")["name"] == "Tỷ lệ hồ sơ nộp trực tuyến"


def test_a_search_without_a_hit_says_so(screen: Screen):
    screen.open("everyone/definitions.py")
    screen.app.text_input(key="definition_search").input("xyzzy").run()
    assert offered(screen) == []
    assert "Không có chỉ số nào như vậy." in screen.texts


def test_the_notes_come_in_the_language_of_the_screen(screen: Screen):
    screen.open("everyone/definitions.py", lang="en")
    assert any("Residents present" in text for text in screen.texts)
    assert not any("Dân số có mặt" in text for text in screen.texts)


@pytest.mark.parametrize(
    "page", ["leaders/overview.py", "working_group/area_map.py", "working_group/by_area.py"]
)
def test_a_province_only_indicator_chosen_here_does_not_break_the_pages_with_areas(screen: Screen, page: str):
    screen.open("everyone/definitions.py", indicator="services_full_process")
    assert screen.data("definition")["classes"]["rows"] == []
    screen.open(page, indicator="services_full_process")
    assert any("trả thẻ" in text for text in screen.texts)


def test_changed_definitions_are_announced(
    small_release: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
):
    monkeypatch.setenv("BANG06_RELEASES", str(shutil.copytree(small_release.parent, tmp_path / "releases")))
    announced = "**Thay đổi định nghĩa từ kỳ phát hành này:** "
    screen = start().open("everyone/definitions.py")
    assert not [text for text in screen.texts if text.startswith(announced)]
    path = tmp_path / "releases" / f"{small_release.stem}.json"
    record = json.loads(path.read_text(encoding="utf-8"))
    record["changes"]["definitions"] = ["card_delivered", "residents"]
    path.write_text(json.dumps(record), encoding="utf-8")
    screen = start().open("everyone/definitions.py")
    (text,) = [text for text in screen.texts if text.startswith(announced)]
    assert (
        text == announced + "Tỷ lệ đã trả thẻ căn cước và Nhân khẩu. Mọi tháng được tính theo định nghĩa mới."
    )
