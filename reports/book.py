"""One book of many reports, and one envelope that carries finished ones: whole, or a refusal that names what is missing."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import pypdf

from board.definition_file import Text
from board.errors import BoardError
from board.question import month_end
from board.store import Release
from board.words import listed
from geo.areas import PROVINCE_CODE, area, full_name_on
from reports.asking import keeping
from reports.carried import Damaged, Foreign, read_carried
from reports.document import Document
from reports.edition import Edition
from reports.make import Made, document_of
from reports.many import LetterFor
from reports.paper import Attachment, book, envelope

_MOST_NAMED = 5
_RELEASE = Text("Kỳ phát hành", "Release")


def book_of(
    editions: Sequence[Edition],
    letter_for: LetterFor,
    release: Release,
    today: date,
    *,
    late_ok: bool = False,
) -> Made:
    """All of these editions in one tagged file, with an index. Raises BoardError naming those that cannot be made."""
    editions = nested(editions)
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
    names = [(_name(one, vi), _depth(one)) for one in editions]
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
            Attachment(f"{said['name']}.pdf", data, "application/pdf", _about(said, path), "supplement")
        )
    if not files:
        raise BoardError("Không có báo cáo nào để gửi kèm.", "There is no report to send along.")
    return envelope(
        title, files, made_on=today, subtitle=subtitle, marks=[one for one in labels if one],
        release=f"{_RELEASE.in_(language)} {listed(list(releases), language)}", language=language,
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


def nested(editions: Sequence[Edition]) -> list[Edition]:
    """Each district followed by its communes, the whole area first."""
    place = {one.area_code: at for at, one in enumerate(editions)}

    def under(one: Edition) -> tuple[int, int]:
        above = one.area_code if one.area.level != "commune" else one.area.parent_code
        first = place.get(above, -1) if one.area.level != "province" else -1
        return first, place[one.area_code]

    return sorted(editions, key=under)


def _depth(edition: Edition) -> int:
    """0 the whole area, 1 what lies right below it, 2 a district's communes."""
    if edition.area.level == "province":
        return 0
    return 1 if edition.area.parent_code == PROVINCE_CODE else 2


def _name(edition: Edition, vi: bool) -> str:
    return full_name_on(edition.area, edition.period) if vi else edition.area.name_en


def _about(said: Mapping[str, Any], path: Path) -> str:
    """'Xã An Bình, Phú Giáo, tháng 6 năm 2025'; of what is no edition its own title."""
    try:
        params = said["request"]["edition"]
        period = month_end(params["period"])
        edition = Edition(params["area"], period, params["rhythm"], params["form"], params["lang"])
        vi = edition.language == "vi"
        above = [area(edition.area_vintage, edition.area.parent_code)] if _depth(edition) == 2 else []
        names = [_name(edition, vi), *(one.name_vi if vi else one.name_en for one in above)]
        return ", ".join([*names, edition.period_words()])
    except (KeyError, TypeError, ValueError, AttributeError):
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
