"""What a file is, by its first bytes and never by its name; and what to do when the board does not take it."""

from __future__ import annotations

import re
import stat
from pathlib import Path
from typing import Literal

from pipeline.gate.errors import FileRefused
from pipeline.gate.opening.limits import Limits
from pipeline.gate.opening.refusals import too_large

_HEAD_BYTES = 4096
_MARKUP = re.compile(
    rb"(?i)(?:\xef\xbb\xbf)?\s*<(?:!doctype|html|head|body|table|meta|style|\?xml|!--|svg|script)"
)
_OTHERS = (
    (b"\xd0\xcf\x11\xe0", "ole"),
    (b"%PDF", "PDF"),
    (b"{\\rtf", "RTF"),
    (b"\x1f\x8b", "gzip"),
    (b"7z\xbc\xaf", "7z"),
    (b"Rar!", "RAR"),
    (b"BZh", "bzip2"),
    (b"\xfd7zXZ", "xz"),
    (b"\x28\xb5\x2f\xfd", "zstd"),
    (b"SQLite format 3", "SQLite"),
    (b"\x00\x01\x00\x00Standard", "Access"),
    (b"\x89PNG", "PNG"),
    (b"\xff\xd8\xff", "JPEG"),
    (b"ARROW1", "Arrow"),
    (b'{"', "JSON"),
    (b"[{", "JSON"),
    (b"MZ", "EXE"),
    (b"\x7fELF", "ELF"),
)  # fmt: skip


def format_of(path: Path, limits: Limits) -> Literal["csv", "xlsx", "parquet"]:
    """Raises FileRefused where the file is none of the three, or over its limit of size, before more is read."""
    size, head = _start_of(path)
    if head.startswith((b"PAR1", b"PARE")):
        kind, limit = "parquet", limits.table_bytes
    elif head.startswith((b"PK\x03\x04", b"PK\x05\x06")):
        kind, limit = "xlsx", limits.workbook_bytes
    else:
        _refuse_others(head)
        kind, limit = "csv", limits.table_bytes
    if size > limit:
        raise too_large(size, limit)
    return kind


def _start_of(path: Path) -> tuple[int, bytes]:
    """(size, first bytes). A pipe or a device is not opened: reading it could wait for ever."""
    try:
        found = path.stat()
        if not stat.S_ISREG(found.st_mode):
            raise OSError
        with path.open("rb") as file:
            head = file.read(_HEAD_BYTES)
    except OSError:
        raise FileRefused(
            "Không đọc được tệp: không có tệp này, không có quyền đọc, hoặc đường dẫn không chỉ tới một"
            " tệp thông thường.",
            "The file cannot be read: it does not exist, may not be read, or the path leads to something"
            " else.",
        ) from None
    return found.st_size, head


def _refuse_others(head: bytes) -> None:
    if _MARKUP.match(head):
        raise FileRefused(
            "Tệp này là trang web hoặc XML, dù tên tệp có thể có đuôi .xls hay .csv. Hãy mở tệp bằng"
            " Excel, chọn Lưu thành → Excel Workbook (.xlsx) rồi gửi tệp mới.",
            "This file is a web page or XML, although its name may end in .xls or .csv. Open it in Excel,"
            " choose Save As → Excel Workbook (.xlsx) and send the new file.",
        )
    found = next((name for start, name in _OTHERS if head.startswith(start)), None)
    if head[8:12] == b"DUCK":
        found = "DuckDB"
    if found == "ole":
        raise FileRefused(
            "Tệp này là Excel kiểu cũ (.xls) hoặc sổ tính có mật khẩu. Hãy mở tệp bằng Excel, gỡ mật khẩu"
            " nếu có (Tệp → Thông tin → Bảo vệ sổ làm việc), chọn Lưu thành (Save As) → Excel Workbook"
            " (.xlsx) rồi gửi tệp mới.",
            "This file is an old Excel workbook (.xls) or one with a password. Open it in Excel, remove"
            " the password if it has one (File → Info → Protect Workbook), choose Save As → Excel Workbook"
            " (.xlsx) and send the new file.",
        )
    if found:
        raise FileRefused(
            f"Tệp này thuộc loại {found}, không phải bảng số liệu. Bảng nhận tệp CSV, XLSX hoặc Parquet.",
            f"This file is of the type {found}, not a table of figures. The board takes CSV, XLSX or"
            " Parquet.",
        )
