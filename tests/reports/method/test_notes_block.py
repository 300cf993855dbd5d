"""Signed notes on paper: as they were written, in every letter that may be written, in the area's own report alone."""

from __future__ import annotations

import subprocess
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from board.errors import BoardError
from board.notes import LOG, PRINTABLE, Event, log_text, notes_folder
from board.question import Question
from reports.document import Section
from reports.method.notes import notes_block
from reports.paper import pdf
from tests.poppler import find_pdftotext
from tests.reports.documents import document

JUNE = date(2025, 6, 30)
TEXT = "Máy in **bảo trì** từ #10/06; xem $x$ và [z] @ <b>đây</b> \\ `mã` ~ _tổ_."
NOTE = Event("added", "n1", "Trần Thị Bình", "2025-07-03T09:00:00+07:00", "74", "2025-06-30", "card_undelivered", TEXT)  # fmt: skip


@pytest.fixture(autouse=True)
def data(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("BANG06_DATA", str(tmp_path))
    notes_folder().mkdir()


def keep(*events: Event) -> None:
    (notes_folder() / LOG).write_bytes(log_text(events).encode())


def test_a_note_is_printed_as_written_with_who_when_and_about_what() -> None:
    keep(NOTE)
    block = notes_block(Question("card_delivered", JUNE), "vi")
    assert block.content["items"] == [
        {"text": TEXT, "about": "Thẻ chưa trả, tháng 6/2025", "by": "Trần Thị Bình, 03/07/2025"}
    ]
    assert "in nguyên văn" in block.note
    assert "printed as written" in notes_block(Question("card_delivered", JUNE), "en").note


def test_another_areas_report_has_no_such_block_and_no_log_means_no_notes() -> None:
    assert notes_block(Question("card_delivered", JUNE), "vi") is None
    keep(NOTE)
    assert notes_block(Question("card_delivered", JUNE, "724"), "vi") is None
    assert notes_block(Question("card_delivered", date(2025, 8, 31)), "vi", months=3) is None


def test_a_damaged_log_stops_the_report() -> None:
    keep(NOTE)
    path = notes_folder() / LOG
    path.write_bytes(path.read_bytes().replace(b"n1", b"n2"))
    with pytest.raises(BoardError, match="không lập báo cáo"):
        notes_block(Question("card_delivered", JUNE), "vi")


@pytest.mark.parametrize("form", ["official", "bulletin"])
def test_every_letter_that_a_note_may_hold_is_drawn_and_found_again(form: str, tmp_path: Path) -> None:
    letters = sorted(PRINTABLE - {" "})
    rows = [" ".join(letters[at : at + 50]) for at in range(0, len(letters), 50)]
    keep(replace(NOTE, text=TEXT), *(replace(NOTE, id=f"n{n}", text=row) for n, row in enumerate(rows, 2)))
    sections = (Section("Triển vọng", (notes_block(Question("card_delivered", JUNE), "vi"),)),)
    file = tmp_path / "notes.pdf"
    file.write_bytes(pdf(replace(document(form), sections=sections)))
    if not (pdftotext := find_pdftotext()):
        pytest.skip("pdftotext is not here")
    read = subprocess.run([pdftotext, "-enc", "UTF-8", file, "-"], capture_output=True, check=True).stdout
    said = " ".join(read.decode("utf-8").split())
    assert TEXT in said
    assert PRINTABLE - {" "} <= set(said)
