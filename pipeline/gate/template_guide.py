"""The template's guide: what to fill in, who and how, each column, what is refused; Vietnamese, then English.

No cell is merged and a long text is broken into rows, so that any program shows it whole.
"""

from __future__ import annotations

import math
import textwrap
from collections.abc import Iterator
from dataclasses import dataclass

from xlsxwriter.workbook import Workbook
from xlsxwriter.worksheet import Worksheet

from board.definition_file import Text
from board.palette import ACTUAL, INK, LINE, SOFT_INK, TEAL
from pipeline.gate.contracts.shape import Contract
from pipeline.gate.contracts.wording import accepted, needed

GUIDE = "Hướng dẫn"
_WIDTHS = (36, 66, 48, 38, 15)
_CHARACTERS = 170  # of a row of text over all columns
_VERSION = Text("Bảng 06 · mẫu {kind}, phiên bản {version}", "Bảng 06 · template {kind}, version {version}")
_STEPS = Text("Cách làm", "What to do")
_HOW = (
    Text(
        "Điền vào trang 'Số liệu', mỗi dòng một số liệu; giữ nguyên tên cột, không thêm cột, không thêm trang. Tra tên "
        "và mã ở trang 'Danh mục'.",
        "Fill in the sheet 'Số liệu', one row a figure; keep the headings, add no column and no sheet. Names and codes "
        "stand in the sheet 'Danh mục'.",
    ),
    Text(
        "Ghi giá trị, không ghi công thức. Số viết liền, không dấu phân cách hàng nghìn.",
        "Values, no formulas. Numbers without a thousands separator.",
    ),
    Text(
        "Lưu tệp dạng XLSX (hoặc CSV UTF-8) và gửi người phụ trách dữ liệu. Tệp được kiểm tra tự động; từng dòng chưa "
        "đạt được liệt kê kèm lý do để sửa.",
        "Save as XLSX (or CSV UTF-8) and send it to the data steward. The file is checked by program; every row that "
        "fails is listed with its reason.",
    ),
)
_REFUSED = Text("Tệp bị từ chối khi", "The file is refused when")
_REASONS = (
    Text(
        "Có thông tin về cá nhân ở bất cứ đâu trong tệp (trang ẩn, dòng ẩn, ghi chú, thuộc tính): số định danh, CMND, "
        "điện thoại, thẻ bảo hiểm, thư điện tử, biển số, hộ chiếu, ngày sinh, họ tên, địa chỉ. Tệp bị từ chối không "
        "được lưu lại.",
        "Anything in it tells of a person, wherever it stands (hidden sheets and rows, comments, properties): ID "
        "numbers, telephones, insurance cards, e-mail, plates, passports, dates of birth, names, addresses. A refused "
        "file is not kept.",
    ),
    Text(
        "Có công thức, macro, liên kết ngoài, hình ảnh, mật khẩu; hoặc không phải mã UTF-8 khi nộp CSV.",
        "It holds formulas, macros, outside links, pictures or a password; or is a CSV that is not UTF-8.",
    ),
    Text(
        "Thiếu cột, thừa cột, thiếu tháng; hoặc có dòng sai. Một dòng sai thì cả tệp chờ sửa, vì tháng đã nộp phải "
        "trọn vẹn.",
        "A column is missing or unknown, a month is missing, or a row is wrong. One wrong row holds up the file, "
        "because a delivered month is whole.",
    ),
)
_COLUMNS = Text("Các cột của trang 'Số liệu'", "The columns of the sheet 'Số liệu'")
_HEADS = (
    Text("Cột", "Column"),
    Text("Ý nghĩa", "Meaning"),
    Text("Giá trị được nhận", "What is accepted"),
    Text("Ví dụ", "Example"),
    Text("Bắt buộc", "Required"),
)


@dataclass(frozen=True)
class GuideRow:
    """style: title, soft, section, text, head or row; cells: from the first column on."""

    style: str
    cells: tuple[str, ...]


def guide_rows(contract: Contract) -> list[GuideRow]:
    """The whole guide, in both languages."""
    rows = [*_in(contract, "vi"), GuideRow("text", ()), *_in(contract, "en")]
    return rows


def _in(contract: Contract, language: str) -> Iterator[GuideRow]:
    yield GuideRow("title", (contract.title.in_(language),))
    version = _VERSION.in_(language).format(kind=contract.kind, version=contract.version)
    yield GuideRow("soft", (version,))
    yield from _paragraph("", contract.purpose.in_(language))
    for title, texts in ((_STEPS, (*_HOW, *contract.advice)), (_REFUSED, _REASONS)):
        yield GuideRow("section", (title.in_(language),))
        for place, text in enumerate(texts, 1):
            yield from _paragraph(f"{place}. ", text.in_(language))
    yield GuideRow("section", (_COLUMNS.in_(language),))
    yield GuideRow("head", tuple(head.in_(language) for head in _HEADS))
    for column in contract.columns:
        heading = column.heading.vi if language == "vi" else f"{column.heading.vi} · {column.heading.en}"
        told = (
            column.meaning,
            accepted(column.content),
            Text(column.example, column.example),
            needed(column),
        )
        yield GuideRow("row", (heading, *(text.in_(language) for text in told)))


def _paragraph(start: str, text: str) -> Iterator[GuideRow]:
    lines = textwrap.wrap(start + text, _CHARACTERS, subsequent_indent=" " * 2 * len(start[:2]))
    yield from (GuideRow("text", (line,)) for line in lines)


def write_guide(book: Workbook, sheet: Worksheet, contract: Contract) -> None:
    """Fill the sheet, landscape on A4, one page wide."""
    formats = {
        "title": book.add_format({"bold": True, "font_size": 14, "font_color": ACTUAL}),
        "soft": book.add_format({"font_color": SOFT_INK}),
        "section": book.add_format({"bold": True, "font_size": 11, "font_color": INK}),
        "text": book.add_format({"font_color": INK}),
        "head": book.add_format({"bold": True, "bg_color": TEAL[0], "border": 1, "border_color": LINE}),
        "row": book.add_format({"text_wrap": True, "valign": "top", "border": 1, "border_color": LINE}),
    }
    for place, width in enumerate(_WIDTHS):
        sheet.set_column(place, place, width)
    for place, row in enumerate(guide_rows(contract)):
        for column, text in enumerate(row.cells):
            sheet.write_string(place, column, text, formats[row.style])
        sheet.set_row(place, _height(row))
    sheet.hide_gridlines(2)
    sheet.set_landscape()
    sheet.set_paper(9)
    sheet.fit_to_pages(1, 0)
    sheet.protect()


def _height(row: GuideRow) -> float:
    """Points: one line, or as many as the fullest cell of a table's row takes."""
    if row.style != "row":
        return {"title": 24, "section": 22}.get(row.style, 15)
    lines = max(math.ceil(1.05 * len(text) / width) for text, width in zip(row.cells, _WIDTHS, strict=True))
    return 3 + 13 * max(lines, 1)
