"""The XML of one sheet, looked through before its cells are read."""

from __future__ import annotations

import re

from board.words import number
from pipeline.gate.errors import FileRefused
from pipeline.gate.opening.limits import Limits
from pipeline.gate.opening.refusals import damaged, too_many

GUIDES = ("hướng dẫn", "guide")  # sheets that explain; only they may have merged cells
_START = re.compile(rb"<((?:\w+:)?sheetData)(?:\s[^>]*)?>")
_FORMULA = re.compile(rb"<(?:\w+:)?f[\s/>]")
_MERGED = re.compile(rb"<(?:\w+:)?mergeCell\s")
# A column from AA on, of a cell with a value; a row from 1,000,000 on; the number of a row.
_FAR = re.compile(
    rb"\sr\s*=\s*[\"'](?:([A-Z]{2,3})([0-9]{1,10})[\"'](?:[^>]*[^/>])?>|[A-Z]?([0-9]{7,10})[\"'])"
)
_ROW = re.compile(rb"<(?:\w+:)?row\s[^>]*?\br\s*=\s*[\"']([0-9]{1,10})[\"']")
# Everything that a cell's XML may be made of; whatever else is there would not be read as the cell's value.
_STRANGE = re.compile(
    rb"<(?!/?(?:c|v|is|t|row)[ >])"  # the usual ones first: twice as fast
    rb"(?!/?(?:\w+:)?(?:row|c|v|is|t|r|rPr|b|i|u|strike|sz|color|rFont|family|scheme|charset|vertAlign|outline|shadow"
    rb"|condense|extend)[\s/>])"
)


def rest_of(data: bytes, name: str, place: int, limits: Limits) -> bytes:
    """The sheet's XML without its cells. place: the sheet's, from 1.

    Raises FileRefused: formulas, error values, merged cells outside a guide, strange cells, too many columns. The
    message says which sheet by its place: its name was not yet looked at.
    """
    start, end = _cells(data)
    _refuse_formulas(data, start, end, place)
    _refuse_errors(data, start, end, place)
    rest = data[:start] + data[end:]
    if not name.strip().casefold().startswith(GUIDES):
        _refuse_merged(rest, place)
    if _STRANGE.search(data, start, end):
        raise damaged("XLSX")
    _refuse_spread(data, start, end, limits)
    return rest


def _cells(data: bytes) -> tuple[int, int]:
    """Where the XML of the cells begins and ends; (0, 0) in a sheet without any."""
    start = _START.search(data)
    if start is None or start[0].endswith(b"/>"):
        return 0, 0
    return start.end(), max(data.rfind(b"</" + start[1]), start.end())


def _refuse_formulas(data: bytes, start: int, end: int, place: int) -> None:
    if data.find(b"<f", start, end) < 0 and data.find(b":f", start, end) < 0:
        return
    if formulas := sum(1 for _ in _FORMULA.finditer(data, start, end)):
        raise FileRefused(
            f"Trang tính thứ {place} (tính cả trang ẩn) có {number(formulas, 'vi')} ô chứa công thức. Bảng"
            " chỉ nhận giá trị: hãy chọn toàn bộ trang, sao chép, Dán đặc biệt (Paste Special) → Giá trị"
            " (Values), lưu lại rồi gửi.",
            f"Sheet {place} (hidden ones counted) has cells with formulas: {number(formulas, 'en')}. The"
            " board takes values only: select the whole sheet, copy, Paste Special → Values, save it and"
            " send it again.",
        )


def _refuse_errors(data: bytes, start: int, end: int, place: int) -> None:
    if errors := data.count(b' t="e"', start, end):
        raise FileRefused(
            f"Trang tính thứ {place} (tính cả trang ẩn) có {number(errors, 'vi')} ô lỗi (như #N/A, #REF!)."
            " Hãy sửa hoặc xóa các ô lỗi, lưu lại rồi gửi.",
            f"Sheet {place} (hidden ones counted) has cells with errors (such as #N/A, #REF!):"
            f" {number(errors, 'en')}. Mend or clear them, save it and send it again.",
        )


def _refuse_merged(rest: bytes, place: int) -> None:
    if merged := sum(1 for _ in _MERGED.finditer(rest)):
        raise FileRefused(
            f"Trang tính thứ {place} (tính cả trang ẩn) có {number(merged, 'vi')} vùng ô gộp. Mỗi cột cần"
            " một tiêu đề trên một dòng, mỗi ô một giá trị: hãy bỏ gộp ô (Trang đầu → Phối & Căn giữa →"
            " Hủy phối ô, Unmerge Cells), lưu lại rồi gửi.",
            f"Sheet {place} (hidden ones counted) has merged areas: {number(merged, 'en')}. Every column"
            " needs one heading in one row, every cell one value: unmerge them (Home → Merge & Center →"
            " Unmerge Cells), save it and send it again.",
        )


def _refuse_spread(data: bytes, start: int, end: int, limits: Limits) -> None:
    """fastexcel makes room for the whole rectangle around the cells, however few they are."""
    last = _ROW.search(data, max(data.rfind(b"row ", start, end) - 10, start), end)
    columns, rows = 1, int(last[1]) if last else 1
    for found in _FAR.finditer(data, start, end):
        columns = max(columns, _number(found[1] or b""))
        rows = max(rows, int(found[2] or found[3] or 0))
    if refused := too_many(rows, columns, limits.sheet_rows, limits):
        raise refused


def _number(letters: bytes) -> int:
    """A column's number from its letters: b'A' -> 1, b'AA' -> 27."""
    found = 0
    for letter in letters:
        found = 26 * found + letter - ord("A") + 1
    return found
