"""What Typst reads for a book of reports, and for the envelope that carries finished files."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Any

from board.words import number
from reports.attachment import Attachment
from reports.blocks.text import Column, table
from reports.document import Document
from reports.payload import about, drawn, made_on, marks, named, release_mark

_MEGABYTE = 1_000_000


def book(
    documents: Sequence[Document],
    title: str,
    subtitle: str,
    names: Sequence[tuple[str, int]],
    attached: Sequence[Attachment],
) -> dict[str, Any]:
    """Cover, index, reports. All are of one language and one release: the first one's stand on the cover."""
    first = documents[0]
    lines = names or [(document.subject, 0) for document in documents]
    head = about(
        title, made_on(first), first.language,
        author=first.letter.agency or first.letter.parent_agency or "Bảng 06",
        description=f"{title}. {release_mark(first.release, first.language)}",
        keywords=(first.period, first.release.release_id),
    )  # fmt: skip
    cover = {
        "subtitle": subtitle,
        "index_title": "Mục lục" if first.language == "vi" else "Contents",
        "marks": marks(first),
        "running": "",
        "release": release_mark(first.release, first.language),
    }
    reports = [
        drawn(document, number=place) | {"index_name": name, "index_depth": depth}
        for place, (document, (name, depth)) in enumerate(zip(documents, lines, strict=True))
    ]
    return head | {"kind": "book", "book": cover, "documents": reports, "attached": named(attached)}


def envelope(
    title: str, files: Sequence[Attachment], on: date, language: str, words: dict[str, Any], author: str
) -> dict[str, Any]:
    """The cover of an envelope: a table of what it carries. words: subtitle, paragraphs, marks, release."""
    vi = language == "vi"
    heads = ("TT", "Tệp đính kèm", "Nội dung", "MB") if vi else ("No.", "Attached file", "Content", "MB")
    columns = [
        Column(heads[0], "9mm", "right"), Column(heads[1], "62mm"),
        Column(heads[2], "1fr"), Column(heads[3], "13mm", "right"),
    ]  # fmt: skip
    rows = [
        [str(place), one.name, one.description, number(len(one.content) / _MEGABYTE, language, 2)]
        for place, one in enumerate(files, 1)
    ]
    head = about(title, on, language, author=author or "Bảng 06", description=title)
    cover = words | {"running": "", "table": table(columns, rows).content}
    return head | {"kind": "envelope", "envelope": cover, "documents": [], "attached": named(files)}
