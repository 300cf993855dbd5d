"""The form of signed notes: signed with a passphrase, refused where it was asked for, taken back, told when damaged."""

from __future__ import annotations

from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from board.notes import LOG, notes_folder, read_notes
from pipeline.deliveries.naming import name_steward
from tests.pages.screen import Screen

BY, PASSPHRASE = "Trần Thị Bình", "một câu chỉ mình biết"
TEXT = "Máy in thẻ bảo trì đến 20/06/2025."


def form() -> None:
    from datetime import date

    from board.question import Question
    from ui.note_form import note_form

    note_form(Question("card_delivered", date(2025, 6, 30), "724"))


@pytest.fixture
def screen(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Screen:
    """The form alone, of an own data folder with one steward."""
    monkeypatch.setenv("BANG06_DATA", str(tmp_path / "data"))
    monkeypatch.setenv("BANG06_OWNER", str(tmp_path / "owner"))
    name_steward(BY, PASSPHRASE)
    return Screen(AppTest.from_function(form, default_timeout=30).run())


def sign(screen: Screen, text: str, passphrase: str = PASSPHRASE, place: int = 0) -> None:
    app = screen.app
    app.selectbox(key=f"signed_note_{place}_about").select("card_undelivered")
    app.text_area(key=f"signed_note_{place}_text").input(text)
    app.text_input(key=f"signed_note_{place}_name").input(BY)
    app.text_input(key=f"signed_note_{place}_passphrase").input(passphrase)
    next(one for one in app.button if one.label == "Ký và ghi").click().run()
    assert not app.exception, app.exception


def test_a_note_is_signed_listed_and_taken_back(screen: Screen) -> None:
    assert any("Chưa có ý kiến nào" in text for text in screen.texts)
    sign(screen, TEXT)
    assert "Đã ghi ý kiến n1" in screen.app.success[0].value
    (note,) = read_notes(notes_folder())
    assert (note.area_code, note.indicator_id, note.text, note.by) == ("724", "card_undelivered", TEXT, BY)
    assert screen.data("records")["rows"][0][:3] == ["n1", "Thẻ chưa trả", TEXT]
    assert screen.app.text_area[0].value == ""
    screen.app.text_input(key="note_taken_back_0_name").input(BY)
    screen.app.text_input(key="note_taken_back_0_passphrase").input(PASSPHRASE)
    next(one for one in screen.app.button if one.label == "Rút ý kiến").click().run()
    assert "Đã rút ý kiến n1" in screen.app.success[0].value
    assert read_notes(notes_folder()) == ()


@pytest.mark.parametrize(
    ("text", "passphrase", "said"),
    [
        (TEXT, "một câu khác", "Họ tên hoặc mật khẩu không đúng"),
        (f"{TEXT} Gọi 0912345678.", PASSPHRASE, "số điện thoại"),
    ],
)
def test_what_is_refused_is_told_where_it_was_asked_for_and_stays_typed(
    screen: Screen, text: str, passphrase: str, said: str
) -> None:
    sign(screen, text, passphrase)
    assert said in screen.app.warning[-1].value
    assert screen.app.text_area[0].value == text
    assert read_notes(notes_folder()) == ()


def test_a_damaged_log_is_told_in_the_panel(screen: Screen) -> None:
    sign(screen, TEXT)
    path = notes_folder() / LOG
    path.write_bytes(path.read_bytes()[:-5])
    screen.app.run()
    assert "bị hỏng hoặc bị sửa" in screen.app.warning[0].value
    assert not screen.app.exception


def test_without_a_steward_there_is_no_form(screen: Screen, tmp_path: Path) -> None:
    (tmp_path / "owner" / "stewards.json").unlink()
    screen.app.run()
    assert any("Chưa có người phụ trách số liệu nào để ký." in text for text in screen.texts)
    assert [one.label for one in screen.app.button] == []
