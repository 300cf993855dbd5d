"""Báo cáo: making a report, what the form puts on it, what is refused, and every state of the list and of a batch."""

from __future__ import annotations

import json
import shutil
from dataclasses import replace
from pathlib import Path

import pytest

from board.definition_file import Text
from reports import shelf
from reports.__main__ import main
from reports.batch_state import BROKEN_OFF, Batch, Failure, folder_of, save
from tests.pages.screen import Screen, start

PAGE = "everyone/reports.py"
DISTRICT = {"area": "722", "period": "2025-06"}
BATCH = Batch("20261125-013000-3fa9", "waiting", 3, "2026-11-25T01:30:00+07:00")


@pytest.fixture
def page(screen: Screen, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Screen:
    """The page with a data folder of its own."""
    monkeypatch.setenv("BANG06_DATA", str(tmp_path / "data"))
    monkeypatch.setenv("BANG06_TODAY", "2026-11-25")
    return screen


def press(screen: Screen, label: str) -> None:
    next(one for one in screen.app.button if one.label == label).click().run()
    assert not screen.app.exception, screen.app.exception


def stored(batch: Batch) -> None:
    folder_of(batch.id).mkdir(parents=True)
    save(batch)


def warnings(screen: Screen) -> list[str]:
    return [one.value for one in screen.app.warning]


def files(screen: Screen) -> list[str]:
    return [one.proto.label for one in screen.app.get("download_button")]


def test_without_reports_the_page_says_what_to_do(page: Screen) -> None:
    page.open(PAGE)
    assert any(text.startswith("Chưa có báo cáo nào.") for text in page.texts)
    assert files(page) == []


def test_a_report_is_made_put_on_the_shelf_and_shown(page: Screen) -> None:
    page.open(PAGE, **DISTRICT)
    press(page, "Lập báo cáo")
    made = shelf.listed()
    assert [one.name for one in made] == ["bao-cao-722-2025-06-thang"]
    assert page.address["report"] == made[0].id
    assert len(page.app.get("image")) >= 2
    assert files(page)[:2] == ["PDF", "XLSX"]
    assert page.data("records")["rows"][0][:2] == ["Huyện Phú Giáo", "tháng 6 năm 2025"]
    page.open(PAGE, **DISTRICT, lang="en")
    assert page.data("records")["rows"][0][:3] == ["Phu Giao", "June 2025", "Official letter"]


def test_the_form_is_printed_and_kept_with_the_report(page: Screen) -> None:
    page.open(PAGE, **DISTRICT)
    for field in page.app.text_input:
        if field.label == "Số":
            field.set_value("17")
        if field.label == "Họ tên người ký":
            field.set_value("Nguyễn Văn An")
    press(page, "Lập báo cáo")
    letter = shelf.listed()[0].request["letter"]
    assert (letter["number"], letter["signer"]) == ("17", "Nguyễn Văn An")


def test_a_late_source_is_refused_until_the_viewer_says_so(
    page: Screen, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("BANG06_TODAY", "2027-02-01")
    page.open(PAGE, period="2026-10")
    press(page, "Lập báo cáo")
    assert shelf.listed() == ()
    assert len(warnings(page)) == 1
    assert "chậm" in warnings(page)[0]
    next(one for one in page.app.checkbox if one.label.startswith("Lập cả khi")).check()
    press(page, "Lập báo cáo")
    assert len(shelf.listed()) == 1
    assert warnings(page) == []


def test_a_report_of_another_release_is_listed_but_not_drawn_anew(page: Screen) -> None:
    page.open(PAGE, **DISTRICT)
    press(page, "Lập báo cáo")
    made = shelf.listed()[0]
    folder = shelf.shelf_folder()
    text = (folder / f"{made.id}.json").read_text(encoding="utf-8")
    (folder / f"{made.id}.json").write_text(text.replace(made.fingerprint, "0" * 64), encoding="utf-8")
    page.open(PAGE, **DISTRICT)
    assert page.app.get("image") == []
    assert any("nay bảng dùng kỳ khác" in one.value for one in page.app.info)
    assert files(page)[:2] == ["PDF", "XLSX"]


def test_a_batch_that_is_over_says_what_failed_and_gives_all_files(page: Screen) -> None:
    failed = (Failure("25858", Text("Phường An Bình", "An Binh"), Text("không có số liệu", "no figures")),)
    stored(replace(BATCH, state="done", made=("a-1", "b-2"), failed=failed))
    page.open(PAGE)
    said = "\n".join(page.texts)
    assert "**Đã xong** · 2/3 báo cáo" in said
    assert "**Phường An Bình**: không có số liệu" in said
    assert files(page) == ["Tải cả đợt (ZIP)"]


def test_a_batch_whose_process_died_says_so(page: Screen) -> None:
    stored(replace(BATCH, state="running", made=("a-1",)))
    page.open(PAGE)
    assert warnings(page) == [BROKEN_OFF.vi]


def test_a_second_batch_waits_for_the_first(page: Screen, monkeypatch: pytest.MonkeyPatch) -> None:
    started: list[str] = []
    monkeypatch.setattr("ui.report_form.start", started.append)  # the process itself is reports/'s to test
    page.open(PAGE, **DISTRICT)
    press(page, "Lập cho cả 101 địa bàn")
    press(page, "Lập cho cả 101 địa bàn")
    assert len(started) == 1
    assert any(text.startswith("Một đợt lập báo cáo khác đang chạy.") for text in warnings(page))


def test_without_a_release_the_page_says_what_every_page_says(tmp_path: Path, small_release: Path,
                                                              monkeypatch: pytest.MonkeyPatch) -> None:  # fmt: skip
    folder = tmp_path / "releases"
    shutil.copytree(small_release.parent, folder)
    (folder / "CURRENT").unlink()
    for path in folder.glob("board-*"):
        path.unlink()
    monkeypatch.setenv("BANG06_RELEASES", str(folder))
    screen = start().open(PAGE)
    assert any("Chưa có kỳ số liệu nào được phát hành" in text for text in screen.texts)


@pytest.mark.parametrize(("kind", "shown"), [("view", ["PDF", "XLSX"]), ("book", ["PDF"])])
def test_what_the_command_line_alone_makes_is_listed_and_not_made_anew_here(
    page: Screen, kind: str, shown: list[str]
) -> None:
    page.open(PAGE, **DISTRICT)
    press(page, "Lập báo cáo")
    (report,) = shelf.listed()
    if kind == "view":
        assert main(["view", "ban-do?area=722&period=2025-06"]) == 0
        shelf.remove(report.id)
    else:
        side_car = shelf.path_of(report.id).with_suffix(".json")
        said = json.loads(side_car.read_text(encoding="utf-8"))
        side_car.write_text(json.dumps({**said, "request": {"kind": "book"}}), encoding="utf-8")
    page.open(PAGE, report=shelf.listed()[0].id)
    words = {"view": "Một trang của bảng", "book": "Tập báo cáo"}[kind]
    assert page.data("records")["rows"][0][2] == words
    assert files(page) == shown
    assert not any(one.label.startswith("Lập lại") for one in page.app.button)
