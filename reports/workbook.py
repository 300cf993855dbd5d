"""The spreadsheet that goes with a report: cover, contents, notes, then one table a sheet.

The rules of "Releasing statistics in spreadsheets" (Government Analysis Function): real tables, marked and named; how
many of them a sheet has stands in A2; no merged and no empty cells, frozen headings, signs in cells, metadata filled.
The same document gives the same bytes.
"""

from __future__ import annotations

import io
from datetime import UTC, datetime

import xlsxwriter
from xlsxwriter.format import Format
from xlsxwriter.worksheet import Worksheet

from board.definition_file import Text
from board.palette import ACTUAL
from board.signs import SIGNS
from board.words import day
from reports.document import Document
from reports.front_sheets import COVER, front_sheets
from reports.sheets import COUNT, FINE_PERCENT, FIRST_ROW, WHOLE_PERCENT, Cell, Sheet, data_sheets

SPREADSHEET = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
_ONE_TABLE = Text("Trang tính này có 1 bảng.", "This sheet has 1 table.")
_SIGNS_AT = Text("Ký hiệu: xem trang tính “Ghi chú”.", "For the signs see the sheet “Notes”.")
_NO_TABLE = Text("Trang tính này không có bảng.", "This sheet has no table.")
_TYPEFACE = "Arial"  # on every machine, with every Vietnamese letter
_LONGEST, _SHORTEST = 60, 8  # characters of a column


def workbook(document: Document) -> bytes:
    """All figures of the document as XLSX, in its language."""
    packed, language = io.BytesIO(), document.language
    sheets = data_sheets(document.answers, language)
    with xlsxwriter.Workbook(packed, {"in_memory": True, **_PLAIN}) as book:
        look = _look(book)
        book.set_properties(_about(document))
        _cover(book.add_worksheet(COVER.in_(language)), document, look)
        contents, notes = front_sheets(sheets, language)
        for one in (contents, notes, *sheets):
            _table(book.add_worksheet(one.name), one, document, look)
        _links(book.get_worksheet_by_name(contents.name), contents, look)
    return packed.getvalue()


_PLAIN = {"strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False}


def _look(book: xlsxwriter.Workbook) -> dict[str, Format]:
    """Formats by name; those of numbers by their own text, which Excel shows as the reader's machine writes numbers."""
    usual = {"font_name": _TYPEFACE, "font_size": 10, "valign": "top"}
    return {
        "title": book.add_format({**usual, "font_size": 14, "bold": True, "font_color": ACTUAL}),
        "text": book.add_format(usual),
        "wrapped": book.add_format({**usual, "text_wrap": True}),
        "sign": book.add_format({**usual, "align": "right"}),
        "head": book.add_format(
            {**usual, "bold": True, "bottom": 2, "bottom_color": ACTUAL, "text_wrap": True}
        ),
        "link": book.add_format({**usual, "font_color": ACTUAL, "underline": 1}),
        **{
            one: book.add_format({**usual, "num_format": one}) for one in (COUNT, WHOLE_PERCENT, FINE_PERCENT)
        },
    }


def _about(document: Document) -> dict[str, object]:
    """created is the day of the release: a time of day would make every file another one."""
    made_on = document.release.made_on
    return {
        "title": f"{document.title} {document.subject}",
        "subject": document.period,
        "author": document.letter.agency or document.release.source,
        "company": document.letter.agency,
        "keywords": f"{document.release.release_id} {document.release.fingerprint}",
        "comments": " ".join([*document.marks, document.release.label]),
        "created": datetime(made_on.year, made_on.month, made_on.day, tzinfo=UTC),
    }


def _cover(sheet: Worksheet, document: Document, look: dict[str, Format]) -> None:
    """One line a row in column A, no table."""
    vi, release = document.language == "vi", document.release
    lines = [
        _NO_TABLE.in_(document.language),
        document.subject,
        document.period,
        *document.marks,
        f"{'Nguồn' if vi else 'Source'}: {release.source}",
        f"{'Kỳ phát hành' if vi else 'Release'} {release.release_id}, {day(release.made_on)}",
        f"{'Dấu vân tay của kỳ phát hành' if vi else 'Fingerprint of the release'}: {release.fingerprint}",
        *([release.label] if release.label and release.label not in document.marks else []),
    ]
    sheet.write_string(0, 0, document.title, look["title"])
    for row, line in enumerate(filter(None, lines), 1):
        sheet.write_string(row, 0, line, look["wrapped"])
    sheet.set_column(0, 0, 100)
    sheet.hide_gridlines(2)


def _table(sheet: Worksheet, table: Sheet, document: Document, look: dict[str, Format]) -> None:
    release, language = document.release, document.language
    source = "Nguồn" if language == "vi" else "Source"
    above = [
        _ONE_TABLE.in_(language),
        _SIGNS_AT.in_(language),
        f"{source}: {release.source}. {release.release_id}. {release.label}".rstrip(". ") + ".",
    ]
    sheet.write_string(0, 0, f"{table.name}: {document.subject}, {document.period}", look["title"])
    for row, line in enumerate(above, 1):
        sheet.write_string(row, 0, line, look["text"])
    last = FIRST_ROW + len(table.rows), len(table.headings) - 1
    options = {
        "name": table.table,
        "columns": [{"header": one, "header_format": look["head"]} for one in table.headings],
        "style": "Table Style Light 1",
    }
    sheet.add_table(FIRST_ROW, 0, *last, options)
    for row, cells in enumerate(table.rows, FIRST_ROW + 1):
        for column, cell in enumerate(cells):
            _write(sheet, row, column, cell, look)
    for column, width in enumerate(_widths(table)):
        sheet.set_column(column, column, width)
    sheet.freeze_panes(FIRST_ROW + 1, 0)


def _write(sheet: Worksheet, row: int, column: int, cell: Cell, look: dict[str, Format]) -> None:
    if isinstance(cell, tuple):
        sheet.write_number(row, column, cell[0], look[cell[1]])
    else:
        is_sign = cell[:1] in ("[", "<", ">") and cell not in SIGNS or cell in SIGNS and column > 0
        sheet.write_string(row, column, cell, look["sign" if is_sign else "wrapped"])


def _widths(table: Sheet) -> list[int]:
    columns = zip(table.headings, *table.rows, strict=True)
    longest = [
        max(len(one if isinstance(one, str) else f"{one[0]:,.1f}") for one in column) for column in columns
    ]
    return [min(max(one + 2, _SHORTEST), _LONGEST) for one in longest]


def _links(sheet: Worksheet, contents: Sheet, look: dict[str, Format]) -> None:
    for row, (name, *_) in enumerate(contents.rows, FIRST_ROW + 1):
        sheet.write_url(row, 0, f"internal:'{name}'!A1", look["link"], str(name))
