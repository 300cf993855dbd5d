"""Quản trị số liệu: every state of a delivery as it is read, who may write, and what the second person is told."""

from __future__ import annotations

import os
import shutil
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from board.definition_file import Text
from board.deliveries import Checked, Delivery, Found, Preview, Problem, State, Step
from board.delivery_folder import PROBLEMS, folder_of, lock_of
from board.release_record import read_record
from board.revision import Changes, IndicatorChange, LargestChange
from pipeline.deliveries.journal import save
from pipeline.deliveries.naming import name_steward
from pipeline.release_folder import write_record
from tests.pages.screen import Screen, start

PAGE = "stewards/data_admin.py"
ONE, OTHER = "Nguyễn Văn An", "Trần Thị Bình"
PASSPHRASE = "một câu chỉ mình biết"
MAY = date(2025, 5, 31)
BASE = Delivery(
    "20261124-214815-3fa9", "receiving", "dossiers", "tháng 5.csv", 9, "ab" * 32, ONE,
    "2026-11-24T21:48:15+07:00", "protected",
)  # fmt: skip
CHANGE = IndicatorChange("dossiers_online", "to_2025_06", corrected=(MAY,), areas=("25741", "25744"),
                         largest=LargestChange(MAY, 0.784, 0.667))  # fmt: skip


@pytest.fixture
def page(screen: Screen, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Screen:
    """The page of an own data folder, with two stewards."""
    monkeypatch.setenv("BANG06_DATA", str(tmp_path / "data"))
    monkeypatch.setenv("BANG06_OWNER", str(tmp_path / "owner"))
    for name in (ONE, OTHER):
        name_steward(name, PASSPHRASE)
    return screen


def delivery(state: State, **changes: object) -> Delivery:
    made = replace(BASE, state=state, **changes)
    save(made)
    return made


def tables(screen: Screen) -> list[list[list[str]]]:
    """The rows of every table of texts, in order."""
    return [drawn["rows"] for drawn in screen.every("records")]


def button(screen: Screen, label: str):
    return next(one for one in screen.app.button if one.label == label)


def test_without_stewards_nobody_can_write_and_the_page_says_how_to_name_them(
    page: Screen, tmp_path: Path, small_release: Path
) -> None:
    ready(small_release.stem)
    (tmp_path / "owner" / "stewards.json").unlink()
    page.open(PAGE)
    assert any("Chưa có người phụ trách số liệu nào." in text for text in page.texts)
    assert "python -m pipeline steward" in page.app.code[0].value
    assert button(page, "Nộp và kiểm tra").disabled
    assert button(page, "Thu hồi").disabled
    assert "Xác nhận và phát hành" not in [one.label for one in page.app.button]


def test_one_steward_is_not_enough(page: Screen, tmp_path: Path) -> None:
    (tmp_path / "owner" / "stewards.json").unlink()
    name_steward(ONE, PASSPHRASE)
    page.open(PAGE)
    assert any("Mới có một người phụ trách số liệu." in text for text in page.texts)
    assert button(page, "Nộp và kiểm tra").disabled


def test_the_page_without_a_delivery_says_what_will_happen_and_lists_the_release(
    page: Screen, small_release: Path
) -> None:
    page.open(PAGE)
    assert any("Chưa có lần nộp nào." in text for text in page.texts)
    assert not button(page, "Nộp và kiểm tra").disabled
    assert tables(page)[0] == [
        [small_release.stem, "đang hiển thị", "tháng 10/2026", tables(page)[0][0][3], "–", "kỳ đầu tiên"]
    ]


def test_work_that_goes_on_shows_its_step_and_the_next_file_waits(page: Screen) -> None:
    going_on = delivery("receiving", step=Step(Text("Bảo vệ số hồ sơ", "Protecting the dossiers"), None))
    with lock_of(going_on.id).acquire():
        page.open(PAGE)
        assert any("Bảo vệ số hồ sơ…" in text for text in page.texts)
        assert button(page, "Nộp và kiểm tra").disabled


def test_work_that_was_broken_off_is_told(page: Screen) -> None:
    delivery("receiving")
    page.open(PAGE)
    assert any("bị ngắt giữa chừng" in text for text in page.texts)
    assert not button(page, "Nộp và kiểm tra").disabled


def test_identifiers_are_told_by_place_kind_and_number(page: Screen) -> None:
    found = Found("Sheet1", "Ghi chú", Text("số định danh cá nhân", "personal ID number"), 12)
    delivery(
        "refused",
        file_name="",
        checked=Checked(100, 88, 0, (found,)),
        message=Text("Từ chối cả tệp.", "Refused."),
    )
    page.open(PAGE)
    assert tables(page)[0] == [["Sheet1", "Ghi chú", "số định danh cá nhân", "12"]]
    assert any("Từ chối cả tệp." in text for text in page.texts)
    page.open(PAGE, lang="en")
    assert tables(page)[0] == [["Sheet1", "Ghi chú", "personal ID number", "12"]]


def test_bad_lines_are_listed_and_the_rest_is_in_the_file(page: Screen) -> None:
    listed = (
        Problem("Số liệu", 7, "Tháng", Text("bị bỏ trống", "is empty")),
        Problem("Số liệu", None, "", Text("thừa", "more")),
    )
    refused = delivery(
        "refused", checked=Checked(1200, 0, 1180, (), listed), message=Text("Chưa đạt.", "Not accepted.")
    )
    (folder_of(refused.id) / PROBLEMS).write_text("x", encoding="utf-8")
    page.open(PAGE)
    assert tables(page)[0] == [["7", "Số liệu", "Tháng", "bị bỏ trống"], ["–", "Số liệu", "–", "thừa"]]
    assert "Còn 1.178 dòng trong tệp." in page.texts


def ready(base: str) -> Delivery:
    preview = Preview(
        base, date(2026, 10, 31), Changes((CHANGE,), ("residents",)), (Text("Xem kỹ.", "Look."),)
    )
    return delivery("ready", checked=Checked(91, 91, 0), months=(MAY,), preview=preview)


def test_a_preview_says_what_changes_and_what_to_look_at(page: Screen, small_release: Path) -> None:
    ready(small_release.stem)
    page.open(PAGE)
    assert tables(page)[0] == [
        ["Tỷ lệ hồ sơ nộp trực tuyến", "tháng 5/2025", "2", "từ 78,4% thành 66,7% (tháng 5/2025)"]
    ]
    said = " ".join(page.texts)
    assert "91 dòng, hợp lệ 91" in said
    assert "Định nghĩa thay đổi: " in said
    assert "Xem kỹ." in page.app.warning[0].value
    assert "đã có kỳ phát hành khác" not in said


def test_a_preview_that_was_overtaken_says_so(page: Screen) -> None:
    ready("board-2026-09-00000000")
    page.open(PAGE)
    assert any("Từ lúc xem trước đã có kỳ phát hành khác" in text for text in page.texts)


def test_who_submitted_cannot_confirm_and_a_wrong_passphrase_confirms_nothing(
    page: Screen, small_release: Path
) -> None:
    waiting = ready(small_release.stem)
    for name, passphrase, said in (
        (OTHER, "một câu khác", "Họ tên hoặc mật khẩu không đúng"),
        (ONE, PASSPHRASE, "Người xác nhận phải khác người nộp"),
    ):
        page.open(PAGE)
        key = f"decision_{waiting.id}_0"
        page.app.text_input(key=f"{key}_name").input(name)
        page.app.text_input(key=f"{key}_passphrase").input(passphrase)
        button(page, "Xác nhận và phát hành").click().run()
        assert said in page.app.warning[-1].value


def test_one_person_alone_cannot_withdraw(page: Screen) -> None:
    page.open(PAGE)
    for who, name in (("first", ONE), ("second", f" {ONE.upper()} ")):
        page.app.text_input(key=f"withdrawal_0_{who}_name").input(name)
        page.app.text_input(key=f"withdrawal_0_{who}_passphrase").input(PASSPHRASE)
    button(page, "Thu hồi").click().run()
    assert "Cần hai người khác nhau" in page.app.warning[-1].value


def test_two_persons_withdraw_a_release_and_show_it_again(
    page: Screen, small_release: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    shutil.copytree(small_release.parent, tmp_path / "releases", copy_function=os.link)
    monkeypatch.setenv("BANG06_RELEASES", str(tmp_path / "releases"))
    page.open(PAGE)
    for place, (press, state) in enumerate((("Thu hồi", "đã thu hồi"), ("Hiển thị lại", "đang hiển thị"))):
        for who, name in (("first", ONE), ("second", OTHER)):
            page.app.text_input(key=f"withdrawal_{place}_{who}_name").input(name)
            page.app.text_input(key=f"withdrawal_{place}_{who}_passphrase").input(PASSPHRASE)
        button(page, press).click().run()
        assert tables(page)[0][0][:2] == [small_release.stem, state]
        assert small_release.stem in page.app.success[0].value
    assert tables(page)[1][0][1:] == ["hiển thị lại", small_release.stem, f"{ONE} và {OTHER}"]


def test_what_goes_along_with_a_release_is_said_before_it_is_withdrawn(
    page: Screen, small_release: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder, later = tmp_path / "releases", f"{small_release.stem[:-8]}00000002"
    shutil.copytree(small_release.parent, folder, copy_function=os.link)
    os.link(small_release, folder / f"{later}.duckdb")
    record = replace(read_record(small_release), release_id=later, sequence=2, built_on=small_release.stem)
    write_record(folder / f"{later}.json", record)
    monkeypatch.setenv("BANG06_RELEASES", str(folder))
    page.open(PAGE)
    chosen = page.app.selectbox(key="withdrawal_0_release")
    said = f"các kỳ được lập trên số liệu của kỳ này cũng bị thu hồi: {later}."
    assert chosen.value == later
    assert not any("cũng bị thu hồi" in text for text in page.texts)
    chosen.select(small_release.stem).run()
    assert any(said in text for text in page.texts)


def test_deliveries_that_are_over_stay_in_a_list(page: Screen) -> None:
    delivery("cancelled", message=Text("Hủy theo yêu cầu.", "Dropped."))
    delivery("published", id="20261124-220000-3fa9", confirmed_by=OTHER, release_id="board-2026-10-11111111")
    page.open(PAGE)
    assert any("người thực hiện: Nguyễn Văn An và Trần Thị Bình" in text for text in page.texts)
    assert tables(page)[0][0][1:] == ["Hồ sơ dịch vụ công", "Đã hủy", ONE, "Hủy theo yêu cầu."]


def test_the_page_works_where_nothing_was_ever_published(
    page: Screen, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("BANG06_RELEASES", str(tmp_path / "none"))
    fresh = start()
    fresh.open(PAGE)
    assert "Chưa có kỳ phát hành nào." in fresh.texts
    assert not button(fresh, "Nộp và kiểm tra").disabled
