"""One book of many reports, and one envelope that carries finished ones: whole, or a refusal that names what is missing."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from pathlib import Path

import pypdf

from board.errors import BoardError
from board.store import Release
from board.words import listed
from geo.areas import full_name_on
from reports.asking import keeping
from reports.carried import Damaged, Foreign, read_carried
from reports.document import Document
from reports.edition import Edition
from reports.make import Made, document_of
from reports.many import LetterFor
from reports.paper import Attachment, book, envelope

_DEPTH = {"province": 0, "district": 1, "commune": 2}
_MOST_NAMED = 5


def book_of(
    editions: Sequence[Edition],
    letter_for: LetterFor,
    release: Release,
    today: date,
    *,
    late_ok: bool = False,
) -> Made:
    """All of these editions in one tagged file, with an index. Raises BoardError naming those that cannot be made."""
    ask, documents, failed = keeping(release), [], []
    for edition in editions:
        try:
            documents.append(document_of(edition, letter_for(edition), ask, release, today, late_ok=late_ok))
        except BoardError as error:
            failed.append((edition, error))
    if failed:
        raise _lacking(failed, len(editions))
    cover = _cover(editions[0], documents)
    vi = cover.language == "vi"
    names = [
        (_name(one, vi), min(_DEPTH[one.area.level], 1 if len(editions) < 50 else 2)) for one in editions
    ]
    return Made(cover, book(documents, cover.title, subtitle=cover.subject, names=names))


def envelope_of(paths: Sequence[Path], title: str, subtitle: str, today: date, language: str = "vi") -> bytes:
    """A cover that carries these reports unchanged, so that a signature in them stays valid.

    Raises BoardError for a file that is none of the board's reports: nothing else is to travel along.
    """
    files, labels, releases = [], {}, {}
    for path in paths:
        data = path.read_bytes()
        try:
            said = read_carried(data).said
        except (Damaged, Foreign) as error:
            raise BoardError(f"{path.name}: {error.vi}", f"{path.name}: {error.en}") from error
        labels[said["release"]["label"]] = releases[said["release"]["id"]] = None
        files.append(
            Attachment(f"{said['name']}.pdf", data, "application/pdf", _title_of(path), "supplement")
        )
    if not files:
        raise BoardError("Không có báo cáo nào để gửi kèm.", "There is no report to send along.")
    return envelope(
        title, files, made_on=today, subtitle=subtitle, marks=[one for one in labels if one],
        release=listed(list(releases), language), language=language,
    )  # fmt: skip


def _cover(edition: Edition, documents: Sequence[Document]) -> Document:
    """The first report, under the book's own name."""
    vi = edition.language == "vi"
    first = documents[0]
    return replace(
        first,
        name=edition.name.replace(f"-{edition.area_code}-", "-").replace("b", "tap-b", 1),
        title="Tập báo cáo" if vi else "Book of reports",
        subject=f"{len(documents)} báo cáo, {first.period}"
        if vi
        else f"{len(documents)} reports, {first.period}",
        request={"kind": "book", "first": first.request, "areas": len(documents)},
    )


def _name(edition: Edition, vi: bool) -> str:
    return full_name_on(edition.area, edition.period) if vi else edition.area.name_en


def _title_of(path: Path) -> str:
    metadata = pypdf.PdfReader(path).metadata
    return (metadata.title if metadata else None) or path.stem


def _lacking(failed: Sequence[tuple[Edition, BoardError]], total: int) -> BoardError:
    names = (
        [one.area.name_vi for one, _ in failed[:_MOST_NAMED]],
        [one.area.name_en for one, _ in failed[:_MOST_NAMED]],
    )
    first = failed[0][1]
    return BoardError(
        f"Chưa lập tập báo cáo: {len(failed)}/{total} báo cáo không lập được ({listed(names[0], 'vi')}). {first.vi}",
        f"The book is not made: {len(failed)} of {total} reports cannot be ({listed(names[1], 'en')}). {first.en}",
    )
