"""The sheet to fill in: an XLSX workbook made from a contract, with dropdowns, limits and a guide.

The data sheet is one row of headings and nothing else, so that Excel, other programs and the gate read it alike.
Equal contracts and months give equal bytes; the properties name the board, never a person.
"""

from __future__ import annotations

from datetime import datetime
from pathlib import Path

import xlsxwriter
from xlsxwriter.utility import xl_col_to_name
from xlsxwriter.workbook import Workbook
from xlsxwriter.worksheet import Worksheet

from board import words
from board.palette import ACTUAL, LINE, STATUS_BACKGROUND, STATUS_TEXT, TEAL
from pipeline.gate.contracts.domains import domain
from pipeline.gate.contracts.shape import Closed, ClosedBy, Column, Contract, Count, Day, Month, Number, Words
from pipeline.gate.template_guide import GUIDE, guide_rows, write_guide
from pipeline.gate.template_lists import LISTS, list_columns, write_lists

DATA = "Số liệu"
_ROWS = 20_000  # rows with dropdowns and limits; the gate itself takes more
_BOARD = "Bảng 06"
_CREATED = datetime(2026, 1, 1)  # the same in every copy
_FORMS = {
    Count: "0",
    Number: "General",
    Day: "dd/mm/yyyy",
}  # all else is text: '10/2026' must not become a day
_FROM_LIST = "Hãy chọn trong danh mục, hoặc ghi đúng tên hay mã."


def write_template(contract: Contract, path: Path, last_month: str) -> None:
    """Write the workbook: data, guide, lists. last_month: 'YYYY-MM', the newest that its dropdown offers."""
    font = {"font_name": "Arial", "font_size": 10}  # made anew: the library changes what it is given
    options = {"in_memory": True, "default_format_properties": font}
    with xlsxwriter.Workbook(path, options) as book:
        title = contract.title.vi
        book.set_properties({"title": title, "author": _BOARD, "company": _BOARD, "created": _CREATED})
        data, guide, lists = (book.add_worksheet(name) for name in (DATA, GUIDE, LISTS))
        places = write_lists(book, lists, list_columns(contract, last_month))
        _write_data(book, data, contract, places)
        write_guide(book, guide, contract)


def own_texts(contract: Contract, last_month: str) -> dict[str, frozenset[str]]:
    """Every text of the template's guide and lists, by sheet: what a file made from it may hold there."""
    listed = list_columns(contract, last_month)
    return {
        GUIDE: frozenset(text.strip() for row in guide_rows(contract) for text in row.cells),
        LISTS: frozenset(text for column in listed for text in (column.heading, *column.values)),
    }


def _write_data(book: Workbook, sheet: Worksheet, contract: Contract, places: dict[str, str]) -> None:
    shades = _shades(contract)
    for place, column in enumerate(contract.columns):
        form = book.add_format({"num_format": _FORMS.get(type(column.content), "@")})
        sheet.set_column(place, place, _width(column), form)
        sheet.write_string(0, place, column.heading.vi, book.add_format(_head(shades[column.name])))
        sheet.data_validation(1, place, _ROWS, place, _limit(contract, column, places))
    _mark_sums(book, sheet, contract)
    sheet.set_row(0, 45)
    sheet.freeze_panes(1, len(contract.keys) if contract.sums else 1)
    sheet.set_landscape()
    sheet.set_paper(9)
    sheet.fit_to_pages(1, 0)
    sheet.repeat_rows(0)
    sheet.set_footer(f"&L{contract.title.vi}&R&P/&N")


def _shades(contract: Contract) -> dict[str, str]:
    """The colour of each heading: keys dark, the groups of a sum in turn, so that the eye finds what adds up."""
    shades = dict.fromkeys((column.name for column in contract.columns), TEAL[1])
    shades |= dict.fromkeys(contract.keys, ACTUAL)
    for place, group in enumerate(contract.sums):
        shades |= dict.fromkeys(group.parts, TEAL[0] if place % 2 == 0 else TEAL[1])
        shades[group.total] = ACTUAL
    return shades


def _head(shade: str) -> dict[str, object]:
    ink = {"font_color": "#ffffff"} if shade == ACTUAL else {}
    centred = {"bold": True, "text_wrap": True, "align": "center", "valign": "vcenter"}
    return {**centred, **ink, "bg_color": shade, "border": 1, "border_color": LINE}


def _width(column: Column) -> float:
    match column.content:
        case Words():
            return 44
        case Closed() | ClosedBy():
            return 30
        case _:
            return 13


def _limit(contract: Contract, column: Column, places: dict[str, str]) -> dict[str, object]:
    """The cell's dropdown or bounds. Free text passes too where the gate knows more names than the dropdown."""
    said = {"error_title": _BOARD, "ignore_blank": True}
    match column.content:
        case Month():
            return {
                **said,
                "validate": "list",
                "source": f"={places['month']}",
                "error_type": "warning",
                "error_message": "Ghi tháng như 10/2026.",
            }
        case Closed(name):
            return {
                **said,
                "validate": "list",
                "source": f"={places[name]}",
                "error_type": "warning",
                "error_message": _FROM_LIST,
            }
        case ClosedBy(chooser, names):
            return {
                **said,
                "validate": "list",
                "source": _by(contract, chooser, names, places),
                "error_type": "warning",
                "error_message": _FROM_LIST,
            }
        case Count(largest):
            top = words.number(largest, "vi")
            return {
                **said,
                "validate": "integer",
                "criteria": "between",
                "minimum": 0,
                "maximum": largest,
                "error_message": f"Ghi số nguyên từ 0 đến {top}.",
            }
        case Number(largest):
            return {
                **said,
                "validate": "decimal",
                "criteria": "between",
                "minimum": 0,
                "maximum": largest,
                "error_message": "Ghi tỷ lệ (95% hoặc 0,95) hoặc số nguyên.",
            }
        case Day(first, last):
            return {
                **said,
                "validate": "date",
                "criteria": "between",
                "minimum": first,
                "maximum": last,
                "error_message": "Ghi đủ ngày/tháng/năm.",
            }
        case Words(longest):
            return {
                **said,
                "validate": "length",
                "criteria": "<=",
                "value": longest,
                "error_message": f"Tối đa {longest} ký tự.",
            }


def _by(contract: Contract, chooser: str, names: dict[str, str], places: dict[str, str]) -> str:
    """A dropdown that follows another cell of its row: =IF($B2="Đến 06/2025", one list, the other)."""
    (first, one), (_, other) = names.items()
    column = xl_col_to_name([column.name for column in contract.columns].index(chooser))
    shown = domain(contract.column(chooser).content.domain).names[first].vi
    return f'=IF(${column}2="{shown}",{places[one]},{places[other]})'


def _mark_sums(book: Workbook, sheet: Worksheet, contract: Contract) -> None:
    """Colour the cells of a group that does not sum to its total, once the row has one."""
    wrong = book.add_format({"bg_color": STATUS_BACKGROUND["missed"], "font_color": STATUS_TEXT["missed"]})
    order = [column.name for column in contract.columns]
    for group in contract.sums:
        first, last = order.index(group.parts[0]), order.index(group.parts[-1])
        total = xl_col_to_name(order.index(group.total))
        span = f"${xl_col_to_name(first)}2:${xl_col_to_name(last)}2"
        formula = f'=AND(${total}2<>"",SUM({span})<>${total}2)'
        sheet.conditional_format(
            1, first, _ROWS, last, {"type": "formula", "criteria": formula, "format": wrong}
        )
