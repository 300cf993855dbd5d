"""The stewards' signed notes on an area, in its own report."""

from __future__ import annotations

from board.definition_file import Text
from board.indicators import catalogue
from board.notes import Note, notes_folder, notes_on, read_notes
from board.question import Question
from board.words import day, month_name
from reports.document import Block

TITLE = Text("Ý kiến của người phụ trách", "Notes of the data stewards")
_AS_WRITTEN = Text(
    "Ý kiến của người ký tên, in nguyên văn; không phải kết quả tính toán.",
    "Statements of those who sign them, not results; printed as written, in the language of their authors.",
)


def notes_block(question: Question, language: str, months: int = 1) -> Block | None:
    """Those about the question's area in its months; None where nobody noted anything. Raises BoardError where the log is
    damaged: a report that silently lacks a note would say something else than its signers."""
    found = notes_on(read_notes(notes_folder()), question, months)
    if not found:
        return None
    items = [
        {"text": one.text, "about": _about(one, language), "by": f"{one.by}, {day(one.on)}"} for one in found
    ]
    return Block("notes", {"items": items}, TITLE.in_(language), _AS_WRITTEN.in_(language))


def _about(note: Note, language: str) -> str:
    """'Tỷ lệ đã trả thẻ, tháng 6/2025'; the month alone where it is about the area as a whole."""
    month = month_name(note.period, language)
    if note.indicator_id is None:
        return month[0].upper() + month[1:]
    return f"{catalogue()[note.indicator_id].short_name.in_(language)}, {month}"
