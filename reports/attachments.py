"""What a report carries: its figures for machines and for people, and what it takes to make the very same file again."""

from __future__ import annotations

import hashlib
import json
import zlib
from collections.abc import Iterable, Iterator
from functools import cache
from importlib.metadata import version
from pathlib import Path
from typing import Any

from board.errors import BoardError
from reports.attachment import Attachment
from reports.document import Document
from reports.figures_file import figures, figures_csv
from reports.fonts import fonts, own_folder, serif
from reports.workbook import SPREADSHEET, workbook

FORMAT = "bang06-report-1"
_ROOMS = ("board", "geo", "queries", "reports")  # what decides a report's bytes
_CODE = (".py", ".sql", ".toml", ".typ", ".csv", ".json", ".parquet")
_DRAWN_WITH = ("typst", "xlsxwriter", "fontpkg-be-vietnam-pro", "rinoh-typeface-texgyretermes")
_WORDS = {
    "vi": ("Mọi số liệu của báo cáo, mỗi dòng một số", "Bảng tính kèm theo báo cáo", "Cách lập lại báo cáo"),
    "en": (
        "Every figure of the report, one a row",
        "The report's spreadsheet",
        "How to make the report again",
    ),
}


def attachments(document: Document) -> tuple[Attachment, ...]:
    """The figures (CSV), the spreadsheet (XLSX) and the request (JSON), which names the release and the other two."""
    tidy, sheet, again = _WORDS[document.language]
    files = (
        Attachment(
            f"{document.name}.csv",
            figures_csv(figures(document.answers, document.language)),
            "text/csv",
            tidy,
        ),
        Attachment(f"{document.name}.xlsx", workbook(document), SPREADSHEET, sheet),
    )
    request = _request(document, files)
    return (
        *files,
        Attachment(f"{document.name}.json", request, "application/json", again, relationship="supplement"),
    )


def read_request(content: bytes) -> dict[str, Any]:
    """What `attachments` wrote as request. Raises BoardError where it is none."""
    try:
        said = json.loads(content)
        known = (
            said["format"] == FORMAT
            and {"release", "notes", "made_with", "language", "request", "files"} <= said.keys()
        )
        if known and isinstance(said["release"]["fingerprint"], str) and isinstance(said["request"], dict):
            return said
    except (ValueError, KeyError, TypeError):
        pass
    raise BoardError(
        "Tệp này không phải báo cáo do bảng lập: không có yêu cầu lập báo cáo đính kèm.",
        "This file is none of the board's reports: no request is attached to it.",
    )


@cache
def made_with(root: Path = Path(__file__).parent.parent) -> str:
    """A digest of all that decides a report's bytes besides the release and the request: this code and its tools.

    The version of the compressor counts too: another one packs the same spreadsheet into other bytes. Raises BoardError
    where a typeface is missing.
    """
    digest = hashlib.sha256()
    for name, content in (*_code(root), *_tools()):
        digest.update(hashlib.sha256(name.encode()).digest() + hashlib.sha256(content).digest())
    return digest.hexdigest()


def notes_digest(document: Document) -> str:
    """Of the stewards' notes that it prints: they may change while release and request stay. '' where it has none."""
    notes = [one.payload() for one in document.blocks if one.kind == "notes"]
    return hashlib.sha256(json.dumps(notes).encode()).hexdigest() if notes else ""


def _request(document: Document, files: Iterable[Attachment]) -> bytes:
    release = document.release
    said = {
        "format": FORMAT,
        "name": document.name,
        "language": document.language,
        "release": {"id": release.release_id, "fingerprint": release.fingerprint, "label": release.label},
        "request": document.request,
        "notes": notes_digest(document),
        "made_with": made_with(),
        "files": {one.name: hashlib.sha256(one.content).hexdigest() for one in files},
    }
    return json.dumps(said, ensure_ascii=False, indent=1, sort_keys=True).encode("utf-8")


def _code(root: Path) -> Iterator[tuple[str, bytes]]:
    """Name and content of our own files; a checkout on Windows may have other ends of lines."""
    for room in _ROOMS:
        for path in sorted((root / room).rglob("*")):
            if path.suffix in _CODE:
                yield path.relative_to(root).as_posix(), path.read_bytes().replace(b"\r\n", b"\n")


def _tools() -> list[tuple[str, bytes]]:
    typeface = serif(
        fonts(own_folder())
    )  # of the operator's own, where there is one; first, for it tells what is missing
    packages = [(name, version(name).encode()) for name in _DRAWN_WITH]
    return [*packages, ("zlib", zlib.ZLIB_RUNTIME_VERSION.encode()), ("serif", typeface.encode())]
