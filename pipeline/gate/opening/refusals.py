"""Refusals that files of every format share."""

from __future__ import annotations

from board.words import number
from pipeline.gate.errors import FileRefused
from pipeline.gate.opening.limits import MB, Limits


def empty_file() -> FileRefused:
    return FileRefused(
        "Tệp này trống. Hãy kiểm tra lại tệp đã chọn.",
        "This file is empty. Check that it is the right one.",
    )


def damaged(kind: str) -> FileRefused:
    """kind: 'CSV', 'XLSX', 'Parquet' ..."""
    return FileRefused(
        f"Tệp {kind} này bị hỏng hoặc chưa đầy đủ nên không đọc được. Hãy mở tệp bằng chương trình đã tạo"
        " ra nó, lưu thành một tệp mới rồi gửi lại.",
        f"This {kind} file is damaged or incomplete and cannot be read. Open it in the program that made"
        " it, save it as a new file and send that.",
    )


def broken_off(limits: Limits) -> FileRefused:
    """A library gave up without a word: over damage, or over memory it was not given."""
    return FileRefused(
        "Không mở được tệp này: tệp bị hỏng, hoặc cần nhiều bộ nhớ hơn mức cho phép"
        f" ({number(limits.memory_bytes / MB, 'vi')} MB). Hãy mở tệp bằng chương trình đã tạo ra nó, lưu"
        " thành một tệp mới; nếu tệp lớn, hãy chia thành nhiều tệp nhỏ hơn, ví dụ mỗi năm một tệp, rồi gửi"
        " lại.",
        "This file could not be opened: it is damaged, or takes more memory than is allowed"
        f" ({number(limits.memory_bytes / MB, 'en')} MB). Open it in the program that made it and save it"
        " as a new file; if it is large, divide it into smaller ones, for example one a year, and send"
        " them again.",
    )


def too_large(size: int, limit: int) -> FileRefused:
    return FileRefused(
        f"Tệp này lớn {number(size / MB, 'vi')} MB, mức cho phép là {number(limit / MB, 'vi')} MB. Hãy chia"
        " thành nhiều tệp nhỏ hơn, ví dụ mỗi năm một tệp, rồi gửi lại.",
        f"This file has {number(size / MB, 'en')} MB; {number(limit / MB, 'en')} MB are allowed. Divide it"
        " into smaller files, for example one a year, and send them again.",
    )


def too_many(rows: int, columns: int, limit_rows: int, limits: Limits) -> FileRefused | None:
    """The refusal of a table that is over a limit of rows, columns or cells; None where it is within all of them."""
    for found, limit, vi, en in (
        (columns, limits.columns, "cột", "columns"),
        (rows, limit_rows, "dòng", "rows"),
        (rows * columns, limits.cells, "ô", "cells"),
    ):
        if found > limit:
            return FileRefused(
                f"Bảng có {number(found, 'vi')} {vi}, mức cho phép là {number(limit, 'vi')}. Hãy bỏ phần"
                " không cần thiết hoặc chia thành nhiều tệp nhỏ hơn rồi gửi lại.",
                f"The table has {number(found, 'en')} {en}; {number(limit, 'en')} are allowed. Leave out"
                " what is not needed, or divide it into smaller files, and send them again.",
            )
    return None


def long_cell(limits: Limits) -> FileRefused:
    return FileRefused(
        f"Tệp có ô dài hơn {number(limits.cell_chars, 'vi')} ký tự. Bảng số liệu không có ô dài như vậy:"
        " hãy kiểm tra dấu phân cách, dấu ngoặc kép và dấu xuống dòng của tệp.",
        f"A cell of the file is longer than {number(limits.cell_chars, 'en')} characters. A table of"
        " figures has no such cell: check the delimiters, quotes and line ends of the file.",
    )


def too_much_text(limits: Limits) -> FileRefused:
    return FileRefused(
        f"Nội dung của tệp khi mở ra lớn hơn {number(limits.unzipped_bytes / MB, 'vi')} MB. Hãy chia thành"
        " nhiều tệp nhỏ hơn, ví dụ mỗi năm một tệp, rồi gửi lại.",
        f"The content of the file is more than {number(limits.unzipped_bytes / MB, 'en')} MB when opened."
        " Divide it into smaller files, for example one a year, and send them again.",
    )


def too_much_memory(limits: Limits) -> FileRefused:
    return FileRefused(
        f"Để mở tệp này cần nhiều bộ nhớ hơn mức cho phép ({number(limits.memory_bytes / MB, 'vi')} MB)."
        " Hãy chia thành nhiều tệp nhỏ hơn, ví dụ mỗi năm một tệp, rồi gửi lại.",
        f"Opening this file takes more memory than is allowed ({number(limits.memory_bytes / MB, 'en')}"
        " MB). Divide it into smaller files, for example one a year, and send them again.",
    )


def too_many_sheets(sheets: int, limits: Limits) -> FileRefused:
    return FileRefused(
        f"Sổ tính có {sheets} trang tính (tính cả trang ẩn), mức cho phép là {limits.sheets}. Hãy xóa các"
        " trang không cần thiết, lưu lại rồi gửi.",
        f"The workbook has {sheets} sheets (hidden ones counted); {limits.sheets} are allowed. Delete those"
        " that are not needed, save it and send it again.",
    )
