"""Signed notes: read as written, of one area and its months; a log that was changed or lost a line is an error."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from board.errors import BoardError
from board.notes import LOG, Event, log_text, notes_on, read_notes
from board.question import Question

AT = "2025-07-03T09:00:00+07:00"
MAY = Event("added", "n1", "Trần Thị Bình", AT, "74", "2025-05-31", None, "Máy in bảo trì.")
JUNE = replace(MAY, id="n2", period="2025-06-30", indicator_id="card_undelivered", text="Đã mở thêm tổ.")
JULY = replace(MAY, id="n3", period="2025-07-31", text="Địa giới mới.")
DI_AN = replace(MAY, id="n4", area_code="724", period="2025-06-30", text="Của Dĩ An.")
BACK = Event("withdrawn", "n1", "Nguyễn Văn An", AT)


def written(folder: Path, *events: Event) -> Path:
    (folder / LOG).write_bytes(log_text(events).encode())
    return folder


def test_a_note_that_was_taken_back_is_not_read_and_the_others_keep_their_order(tmp_path: Path) -> None:
    assert read_notes(tmp_path) == ()
    notes = read_notes(written(tmp_path, MAY, JUNE, BACK, JULY))
    assert [(one.id, one.text, one.by, one.on) for one in notes] == [
        ("n2", "Đã mở thêm tổ.", "Trần Thị Bình", date(2025, 7, 3)),
        ("n3", "Địa giới mới.", "Trần Thị Bình", date(2025, 7, 3)),
    ]


@pytest.mark.parametrize(
    ("area_code", "period", "months", "ids"),
    [
        ("74", "2025-06-30", 1, ["n2"]),
        ("74", "2025-06-30", 3, ["n1", "n2"]),
        ("74", "2025-07-31", 3, ["n3"]),
        ("724", "2025-06-30", 6, ["n4"]),
        ("74", "2025-04-30", 1, []),
    ],
)
def test_a_report_has_the_notes_of_its_own_area_its_months_and_its_boundaries(
    tmp_path: Path, area_code: str, period: str, months: int, ids: list[str]
) -> None:
    notes = read_notes(written(tmp_path, JUNE, JULY, DI_AN, MAY))
    asked = Question("card_delivered", date.fromisoformat(period), area_code)
    assert [one.id for one in notes_on(notes, asked, months)] == ids


def test_a_question_over_months_asks_for_their_notes_by_itself(tmp_path: Path) -> None:
    notes = read_notes(written(tmp_path, MAY, JUNE))
    asked = Question("dossiers_online", date(2025, 6, 30), "74", months=2)
    assert [one.id for one in notes_on(notes, asked)] == ["n1", "n2"]


def lines(text: bytes) -> list[bytes]:
    return text.splitlines(keepends=True)


DAMAGE = {
    "empty": lambda text: b"",
    "the last line is gone": lambda text: b"".join(lines(text)[:-1]),
    "the last note is gone": lambda text: b"".join([*lines(text)[:1], *lines(text)[2:]]),
    "the first note is gone": lambda text: b"".join(lines(text)[1:]),
    "the order is another": lambda text: b"".join([lines(text)[1], lines(text)[0], lines(text)[2]]),
    "a letter is another": lambda text: text.replace("bảo trì".encode(), "bảo trí".encode()),
    "a byte is another": lambda text: text.replace(b"74", b"7\xff"),
    "cut in the middle": lambda text: text[: len(text) // 2],
    "a line was put behind": lambda text: text + lines(text)[0],
}


@pytest.mark.parametrize("damage", DAMAGE)
def test_a_damaged_log_is_an_error_and_never_a_missing_note(tmp_path: Path, damage: str) -> None:
    path = written(tmp_path, MAY, JUNE) / LOG
    whole = path.read_bytes()
    path.write_bytes(DAMAGE[damage](whole))
    assert path.read_bytes() != whole
    with pytest.raises(BoardError, match="bị hỏng hoặc bị sửa"):
        read_notes(tmp_path)


@pytest.mark.parametrize(
    "events",
    [
        (MAY, MAY),
        (BACK,),
        (MAY, BACK, BACK),
        (replace(MAY, area_code="99"),),
        (replace(MAY, period="2025-02-30"),),
        (replace(MAY, text=""),),
        (replace(MAY, text="x" * 601),),
        (replace(MAY, text="😀"),),
        (replace(MAY, at="hôm qua"),),
    ],
)
def test_a_log_that_is_sealed_but_makes_no_sense_is_damaged_too(
    tmp_path: Path, events: tuple[Event, ...]
) -> None:
    with pytest.raises(BoardError, match="bị hỏng hoặc bị sửa"):
        read_notes(written(tmp_path, *events))


def test_a_note_on_an_indicator_that_is_no_more_is_about_the_area(tmp_path: Path) -> None:
    (note,) = read_notes(written(tmp_path, replace(MAY, indicator_id="no_such_indicator")))
    assert (note.text, note.indicator_id) == ("Máy in bảo trì.", None)
