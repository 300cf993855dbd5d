"""One report from an edition to its finished file, or a clear refusal; and the very same one again from its request."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from board.errors import BoardError, DefinitionError
from board.freshness import SOURCE, Lateness, late, late_words
from board.store import Release
from board.words import listed
from reports.area_report import area_report
from reports.asking import Ask, keeping
from reports.attachments import attachments
from reports.document import Document
from reports.edition import Edition
from reports.letter import Letter
from reports.letter_file import letter_as_json, letter_of
from reports.paper import Attachment, SignBox, signable
from reports.signing import with_sign_field
from reports.views import of_request


@dataclass(frozen=True, eq=False)
class Made:
    """A finished report. sign_box: where its signature belongs; None where it has no place for one."""

    document: Document
    pdf: bytes
    sign_box: SignBox | None = None


def make(
    edition: Edition, letter: Letter, ask: Ask, release: Release, today: date, *, late_ok: bool = False
) -> Made:
    """Whole or not at all. late_ok: make it though a source is late; the report says so on every page.

    Raises BoardError for a release that only stands in, a late source, a headline that is not published, or a page
    that cannot be drawn.
    """
    document = document_of(edition, letter, ask, release, today, late_ok=late_ok)
    return finished(document, attachments(document))


def document_of(
    edition: Edition, letter: Letter, ask: Ask, release: Release, today: date, *, late_ok: bool = False
) -> Document:
    """The report before it is drawn, with the request to make it again. Raises BoardError as `make`."""
    require_ready(edition, release, today, late_ok=late_ok)
    request = {
        "kind": "edition",
        "edition": edition.to_params(),
        "letter": letter_as_json(letter),
        "today": today.isoformat(),
        "late_ok": late_ok,
    }
    return replace(area_report(edition, letter, ask, release, today), request=request)


def finished(document: Document, attached: tuple[Attachment, ...]) -> Made:
    """The drawing alone, which leaves Python free: a batch writes the next report meanwhile.

    Where the document has room for a signature, an empty field stands there, which signing software finds.
    """
    drawn, box = signable(document, attached)
    return Made(document, with_sign_field(drawn, box, document.language) if box else drawn, box)


def remake(request: Mapping[str, Any], release: Release, ask: Ask | None = None) -> Made:
    """The report or view of a document's request, from the release it names: the same bytes with the same program.

    Raises BoardError where the request is not one of ours, or as `make`.
    """
    ask = ask or keeping(release)
    try:
        today = date.fromisoformat(request["today"])
        if request["kind"] == "edition":
            edition = Edition.from_params(dict(request["edition"]), release.info)
            letter = letter_of(dict(request["letter"]), "báo cáo · report")
            return make(edition, letter, ask, release, today, late_ok=request["late_ok"] is True)
        if request["kind"] == "view":
            document = of_request(request, ask, release, today)
            return finished(document, attachments(document))
    except (KeyError, TypeError, ValueError, AttributeError, DefinitionError):
        pass  # written by another hand
    raise BoardError(
        "Không lập lại được: tệp không ghi đủ yêu cầu lập báo cáo.",
        "It cannot be made again: the file does not say how it was made.",
    )


def require_ready(edition: Edition, release: Release, today: date, *, late_ok: bool) -> None:
    """Raises BoardError where this release must not be reported on now."""
    _require_current(release)
    if not late_ok:
        _require_on_time(edition, release, today)


def _require_current(release: Release) -> None:
    if release.instead_of is not None:
        raise BoardError(
            f"Chưa lập báo cáo: kỳ phát hành {release.instead_of or 'hiện tại'} bị hỏng, bảng đang tạm dùng "
            f"{release.info.release_id}. Người phụ trách dữ liệu hãy phát hành lại rồi lập báo cáo.",
            f"No report is made: the release {release.instead_of or 'that is current'} is damaged and "
            f"{release.info.release_id} stands in for it. Publish the extract again first.",
        )


def _require_on_time(edition: Edition, release: Release, today: date) -> None:
    found = _late(edition, release, today)
    if not found:
        return
    words = [(SOURCE[one.source], late_words(one)) for one in found]
    vi = listed([f"{name.vi} {how.vi}" for name, how in words], "vi")
    en = listed([f"{name.en} {how.en}" for name, how in words], "en")
    raise BoardError(
        f"Chưa lập báo cáo vì số liệu chậm: {vi}. Hãy phát hành số liệu mới; nếu vẫn cần, chọn lập với số liệu chậm "
        "(--late-ok), báo cáo sẽ ghi rõ.",
        f"No report is made, for figures are late: {en}. Publish newer ones, or choose to make it with late figures "
        "(--late-ok); the report will say so.",
    )


def _late(edition: Edition, release: Release, today: date) -> list[Lateness]:
    """Sources whose next figures should be here by now; an older month is asked for on purpose and is not late."""
    return [one for one in late(release.info.sources, today).values() if edition.period >= one.last_period]
