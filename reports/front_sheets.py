"""What stands before the figures of a report's spreadsheet: what is where, and how the signs are read."""

from __future__ import annotations

from collections.abc import Sequence

from board.definition_file import Text
from board.general_notes import NOTES
from board.signs import SIGNS
from reports.sheets import COUNT, Cell, Sheet

COVER, CONTENTS, NOTES_SHEET = Text("Bìa", "Cover"), Text("Mục lục", "Contents"), Text("Ghi chú", "Notes")
Rows = tuple[tuple[Cell, ...], ...]


def front_sheets(sheets: Sequence[Sheet], language: str) -> tuple[Sheet, Sheet]:
    """Contents and notes, in this order."""
    contents = Sheet(CONTENTS.in_(language), "contents", *_contents(sheets, language))
    return contents, Sheet(NOTES_SHEET.in_(language), "notes", *_notes(language))


def _contents(sheets: Sequence[Sheet], language: str) -> tuple[tuple[str, ...], Rows]:
    heads = ("Trang tính", "Nội dung", "Số dòng") if language == "vi" else ("Sheet", "What it holds", "Rows")
    notes = _notes(language)[1]
    said = Text("Ký hiệu và cách đọc số liệu", "Signs, and how to read the figures").in_(language)
    rows = [(NOTES_SHEET.in_(language), said, (len(notes), COUNT))]
    return heads, (*rows, *((one.name, _held(one), (len(one.rows), COUNT)) for one in sheets))


def _held(sheet: Sheet) -> str:
    """The indicators of a sheet, each once."""
    return "; ".join(dict.fromkeys(str(row[0]) for row in sheet.rows))


def _notes(language: str) -> tuple[tuple[str, ...], Rows]:
    heads = ("Mục", "Giải thích") if language == "vi" else ("About", "Explanation")
    points = [
        (note.title.in_(language), point.in_(language).replace("**", ""))
        for note in NOTES
        for point in note.points
    ]
    return heads, (*((sign, words.in_(language)) for sign, words in SIGNS.items()), *points)
