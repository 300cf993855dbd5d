"""From documents to a PDF: Typst draws it, and whatever it complains about stops the report.

PDF/A-3a and PDF/UA-1 in one file, the same bytes every time. Nothing partial ever comes out. Typst lets other threads
run while it draws and shares nothing between two of them but its cache, so several viewers may press at once; a test
compares their bytes.
"""

from __future__ import annotations

import json
import shutil
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, date, datetime
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import typst

from reports import book_payload, payload
from reports.attachment import Attachment
from reports.document import Document
from reports.fonts import fonts, own_folder
from reports.refusals import cannot_be_drawn, refuse_characters, refuse_letter

__all__ = ["Attachment", "SignBox", "book", "envelope", "pdf", "pictures", "signable"]
TEMPLATES = Path(__file__).parent / "typst"
STANDARDS = ["a-3a", "ua-1"]
PREVIEW_PPI = 72
_AGED_BY = 3  # Typst keeps results for ten compilations; one report counts as so many more
PAGE_HEIGHT = 841.89  # points, A4


@dataclass(frozen=True)
class SignBox:
    """Room for a digital signature. page: from 1; x, y: its lower left corner; all in PDF points from the page's."""

    page: int
    x: float
    y: float
    width: float
    height: float


def pdf(document: Document, attached: Sequence[Attachment] = ()) -> bytes:
    """The finished file. Raises BoardError where anything of it cannot be drawn."""
    refuse_letter(document.letter)
    with _room(payload.report(document, attached), attached) as compiler:
        return _conformant(compiler, payload.made_on(document))


def signable(document: Document, attached: Sequence[Attachment] = ()) -> tuple[bytes, SignBox | None]:
    """The finished file and where it is to be signed, laid out once. Raises BoardError like `pdf`."""
    refuse_letter(document.letter)
    with _room(payload.report(document, attached), attached) as compiler:
        made = _conformant(compiler, payload.made_on(document))
        return made, _box_found(compiler) if document.form == "official" else None


def pictures(document: Document, ppi: int = PREVIEW_PPI) -> list[bytes]:
    """The pages as PNG, to look at before downloading: what `pdf` refuses is refused here too."""
    refuse_letter(document.letter)
    with _room(payload.report(document, ()), ()) as compiler:
        _conformant(compiler, payload.made_on(document))
        found = compiler.compile(format="png", ppi=ppi)
    return found if isinstance(found, list) else [found]


def _box_found(compiler: typst.Compiler) -> SignBox:
    found = json.loads(compiler.query("<sign-box>", field="value", one=True))
    top = found["y"] + found["height"]
    return SignBox(found["page"], *(round(value, 2) for value in (found["x"], PAGE_HEIGHT - top)),
                   *(round(found[side], 2) for side in ("width", "height")))  # fmt: skip


def book(
    documents: Sequence[Document],
    title: str,
    *,
    subtitle: str = "",
    names: Sequence[tuple[str, int]] = (),
    attached: Sequence[Attachment] = (),
) -> bytes:
    """Many reports of one release in one tagged file with a linked index.

    names: the index's line and its depth (0 province, 1 district, 2 commune) of each, else its subject.
    Raises BoardError like `pdf`.
    """
    for document in documents:
        refuse_letter(document.letter)
    said = book_payload.book(documents, title, subtitle, names, attached)
    with _room(said, attached) as compiler:
        return _conformant(compiler, payload.made_on(documents[0]))


def envelope(
    title: str,
    files: Sequence[Attachment],
    *,
    made_on: date,
    subtitle: str = "",
    paragraphs: Sequence[str] = (),
    marks: Sequence[str] = (),
    release: str = "",
    author: str = "",
    language: str = "vi",
) -> bytes:
    """A cover that lists finished files and carries them inside, unchanged (a signature stays valid).

    release: the words of the foot (payload.release_mark). Raises BoardError like `pdf`.
    """
    said = book_payload.envelope(
        title, files, made_on, language,
        {"subtitle": subtitle, "paragraphs": list(paragraphs), "marks": list(marks), "release": release},
        author,
    )  # fmt: skip
    with _room(said, files) as compiler:
        return _conformant(compiler, made_on)


@contextmanager
def _room(said: Mapping[str, Any], attached: Sequence[Attachment]) -> Iterator[typst.Compiler]:
    """A compiler in a folder of its own, which is all that Typst may read."""
    text = payload.as_json(said)
    refuse_characters(text)
    with TemporaryDirectory(prefix="bang06-") as folder:
        root = Path(folder) / "report"
        shutil.copytree(TEMPLATES, root)
        for number, one in enumerate(attached):
            (root / f"attached-{number}").write_bytes(one.content)
        (root / "data.json").write_text(text, encoding="utf-8")
        try:
            yield typst.Compiler(str(root / "report.typ"), root=str(root), font_paths=fonts(own_folder()))
        except typst.TypstError as error:
            raise cannot_be_drawn(error.message) from error
        finally:
            _forget()


def _forget() -> None:
    """Age what Typst remembers, some 30 MB a report, so that it holds the last two or three and not the last ten."""
    for _ in range(_AGED_BY):
        typst.compile(b"", format="svg", font_paths=fonts(own_folder()))


def _conformant(compiler: typst.Compiler, on: date) -> bytes:
    made, warnings = compiler.compile_with_warnings(
        format="pdf", pdf_standards=STANDARDS, timestamp=datetime(on.year, on.month, on.day, tzinfo=UTC)
    )
    if warnings:
        raise cannot_be_drawn(warnings[0].message)
    return made
