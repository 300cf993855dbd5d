"""From a document to its PDF: Typst draws it, and whatever it complains about stops the report.

PDF/A-3a and PDF/UA-1 in one file, the same bytes every time. Nothing partial ever comes out.
"""

from __future__ import annotations

import json
import shutil
import unicodedata
from collections.abc import Sequence
from dataclasses import asdict, dataclass
from datetime import UTC, datetime
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import typst

from board import palette
from board.errors import BoardError
from reports.document import Document
from reports.fonts import SANS, SYMBOLS, fonts, own_folder, serif

TEMPLATES = Path(__file__).parent / "typst"
STANDARDS = ["a-3a", "ua-1"]
PREVIEW_PPI = 72


@dataclass(frozen=True)
class Attachment:
    """A file inside the PDF. relationship: 'data', 'source' or 'supplement'."""

    name: str
    content: bytes
    mime: str
    description: str
    relationship: str = "data"


def pdf(document: Document, attached: Sequence[Attachment] = ()) -> bytes:
    """The finished file. Raises BoardError where anything of it cannot be drawn."""
    return _compiled(document, attached, format="pdf", pdf_standards=STANDARDS)


def pictures(document: Document, ppi: int = PREVIEW_PPI) -> list[bytes]:
    """The pages as PNG, to look at before downloading."""
    found = _compiled(document, (), format="png", ppi=ppi)
    return found if isinstance(found, list) else [found]


def _compiled(document: Document, attached: Sequence[Attachment], **how: Any) -> Any:
    """In a folder of its own, which is all that Typst may read."""
    made_on = document.letter.signed_on or document.release.made_on
    with TemporaryDirectory(prefix="bang06-") as folder:
        root = Path(folder) / "report"
        shutil.copytree(TEMPLATES, root)
        for number, one in enumerate(attached):
            (root / f"attached-{number}").write_bytes(one.content)
        (root / "data.json").write_text(_json(_payload(document, attached)), encoding="utf-8")
        try:
            made, warnings = typst.compile_with_warnings(
                str(root / "report.typ"),
                root=str(root),
                font_paths=fonts(own_folder()),
                timestamp=datetime(made_on.year, made_on.month, made_on.day, tzinfo=UTC),
                **how,
            )
        except typst.TypstError as error:
            raise _cannot_be_drawn(error.message) from error
    if warnings:
        raise _cannot_be_drawn(warnings[0].message)
    return made


def _payload(document: Document, attached: Sequence[Attachment]) -> dict[str, Any]:
    letter = document.letter
    made_on = letter.signed_on or document.release.made_on
    return {
        "form": document.form,
        "language": document.language,
        "title": document.title,
        "subject": document.subject,
        "period": document.period,
        "place": document.place,
        "marks": document.marks,
        "release": {"id": document.release.release_id, "fingerprint": document.release.fingerprint},
        "letter": asdict(letter) | {"signed_on": letter.signed_on.isoformat() if letter.signed_on else None},
        "date": [made_on.year, made_on.month, made_on.day],
        "opening": [block.payload() for block in document.opening],
        "sections": [
            {
                "title": section.title,
                "is_annex": section.is_annex,
                "starts_page": section.starts_page,
                "blocks": [block.payload() for block in section.blocks],
            }
            for section in document.sections
        ],
        "attached": [
            {"path": f"/attached-{number}", "name": one.name, "mime": one.mime,
             "description": one.description, "relationship": one.relationship}
            for number, one in enumerate(attached)
        ],
        "theme": _theme(),
    }  # fmt: skip


def _theme() -> dict[str, Any]:
    """The screen's own colours, and the typefaces."""
    return {
        "serif": serif(fonts(own_folder())),
        "sans": SANS,
        "symbols": SYMBOLS,
        "ink": palette.INK,
        "soft": palette.SOFT_INK,
        "line": palette.LINE,
        "teal": palette.TEAL,
        "actual": palette.ACTUAL,
        "previous": palette.PREVIOUS,
        "series": palette.SERIES,
        "parts": palette.PARTS,
        "withheld": palette.WITHHELD,
        "chosen": palette.CHOSEN,
        "status": palette.STATUS,
        "status_text": palette.STATUS_TEXT,
        "status_background": palette.STATUS_BACKGROUND,
    }


def _json(payload: dict[str, Any]) -> str:
    """In composed letters: a search for 'Thủ Dầu Một' would miss decomposed ones."""
    return unicodedata.normalize("NFC", json.dumps(payload, ensure_ascii=False))


def _cannot_be_drawn(said: str) -> BoardError:
    return BoardError(
        f"Chưa lập được báo cáo: không trình bày được trang ({said}). Hãy báo người phụ trách kỹ thuật.",
        f"The report could not be made: a page cannot be drawn ({said}). Tell the technician.",
    )
