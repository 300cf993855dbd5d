"""What a finished report carries, read back from its bytes; nothing in it is believed before it is checked."""

from __future__ import annotations

import hashlib
import io
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

import fastexcel
from pypdf import PdfReader
from pypdf.errors import PyPdfError

from board.definition_file import Text
from board.errors import BoardError
from reports.attachments import read_request
from reports.figures_file import Figure, read_figures
from reports.sheets import FIRST_ROW

BEYOND_ONE_COPY = 64 * 2**20  # bytes of all attachments together; a report carries a few hundred thousand
DAMAGED = Text(
    "Tệp PDF bị hỏng, không đọc được. Hãy xin lại bản gốc.",
    "The PDF is damaged and cannot be read. Ask for the original.",
)
NO_PDF = Text(
    "Tệp này không phải báo cáo do Bảng 06 lập (không phải tệp PDF).",
    "This file is none of the board's reports: it is no PDF.",
)
_SPREADSHEET = Text(
    "Bảng tính đính kèm không đọc được. Hãy dùng bản báo cáo gốc.",
    "The attached spreadsheet cannot be read. Use the original report.",
)


class Damaged(BoardError):
    """It is no PDF, or a torn one."""


class Foreign(BoardError):
    """A PDF, but none of the board's reports."""


@dataclass(frozen=True, eq=False)
class Carried:
    """said: the request as `attachments` wrote it. csv, xlsx: the files that it names, None where they are missing.

    changed: names of attached files that are not byte by byte what the request says, or that it does not know.
    """

    said: Mapping[str, Any]
    csv: bytes | None
    xlsx: bytes | None
    changed: tuple[str, ...]

    @property
    def fingerprint(self) -> str:
        return self.said["release"]["fingerprint"]

    @property
    def language(self) -> str:
        return "en" if self.said["language"] == "en" else "vi"

    def figures(self) -> list[Figure]:
        """Raises BoardError where the file of figures is missing or torn."""
        return read_figures(self.csv or b"")

    def sheets(self) -> dict[str, list[tuple[str, ...]]]:
        """The spreadsheet's rows below the headings, headings first, as texts; cover and all. Raises BoardError."""
        try:
            book = fastexcel.read_excel(self.xlsx or b"")
            return {name: _rows(book, name) for name in book.sheet_names}
        except fastexcel.FastExcelError as error:
            raise BoardError(_SPREADSHEET.vi, _SPREADSHEET.en) from error


def read_carried(data: bytes) -> Carried:
    """Raises Damaged or Foreign."""
    attached = _attached(data)
    requests = [name for name in attached if name.endswith(".json")]
    try:
        said = read_request(attached[requests[0]][0] if len(requests) == 1 else b"")
    except BoardError as error:
        raise Foreign(error.vi, error.en) from error
    named = said["files"]
    found = {name: contents[0] for name, contents in attached.items() if name in named}
    changed = [
        name
        for name in sorted({*attached, *named} - set(requests))
        if len(attached.get(name, ())) != 1
        or named.get(name) != hashlib.sha256(attached[name][0]).hexdigest()
    ]
    first = {
        suffix: next((one for name, one in found.items() if name.endswith(suffix)), None)
        for suffix in (".csv", ".xlsx")
    }
    return Carried(said, first[".csv"], first[".xlsx"], tuple(changed))


def _attached(data: bytes) -> dict[str, list[bytes]]:
    """Contents by name; a name may be there twice. Raises Foreign for what is no PDF, Damaged for a torn one."""
    if not data.startswith(b"%PDF-"):
        raise Foreign(NO_PDF.vi, NO_PDF.en)
    if b"%%EOF" not in data[-1024:]:
        raise Damaged(DAMAGED.vi, DAMAGED.en)
    try:
        reader = PdfReader(io.BytesIO(data), strict=True)
        found = {name: list(contents) for name, contents in reader.attachments.items()}
        pages = len(reader.pages)
    except (
        PyPdfError,
        ValueError,
        KeyError,
        TypeError,
        AttributeError,
        IndexError,
        RecursionError,
        OSError,
    ) as error:
        raise Damaged(DAMAGED.vi, DAMAGED.en) from error
    if not pages or sum(len(one) for contents in found.values() for one in contents) > BEYOND_ONE_COPY:
        raise Damaged(DAMAGED.vi, DAMAGED.en)
    return found


def _rows(book: fastexcel.ExcelReader, name: str) -> list[tuple[str, ...]]:
    rows = book.load_sheet(name, header_row=None, dtypes="string").to_polars().rows()
    return [tuple(cell or "" for cell in row) for row in rows[FIRST_ROW:]]
