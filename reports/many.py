"""Many reports one after the other: while Typst draws one, which leaves Python free, the next one is written."""

from __future__ import annotations

import logging
import secrets
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from board.errors import BoardError
from board.store import Release
from reports import shelf
from reports.asking import Ask, keeping
from reports.attachments import attachments
from reports.edition import Edition
from reports.letter import Letter
from reports.make import Made, document_of, finished, require_ready
from reports.shelf import Shelved

LetterFor = Callable[[Edition], Letter]
_log = logging.getLogger("bang06")


@dataclass(frozen=True)
class Outcome:
    """Of one edition: its report on the shelf, or why there is none."""

    edition: Edition
    report: Shelved | None = None
    error: BoardError | None = None


def made_one_by_one(
    editions: Sequence[Edition],
    letter_for: LetterFor,
    release: Release,
    today: date,
    *,
    late_ok: bool = False,
    folder: Path | None = None,
    stop: Callable[[], bool] = lambda: False,
) -> Iterator[Outcome]:
    """Make each edition from one release and put it into the folder, by default the shelf; goes on after a failure.

    Raises BoardError before the first where the release must not be reported on. stop: asked before each; what is being drawn then is finished. Answers are kept from one report to the next.
    """
    for edition in editions:
        require_ready(edition, release, today, late_ok=late_ok)
    ask, drawn = keeping(release), None
    with ThreadPoolExecutor(1, "typst") as drawing:
        for edition in editions:
            if stop():
                break
            try:
                written = _written(edition, letter_for, ask, release, today, late_ok)
            except Exception as error:  # noqa: BLE001 - the others are made all the same
                following = None
                outcome = Outcome(edition, error=_told(edition, error))
            else:
                following, outcome = (edition, drawing.submit(finished, *written)), None
            if drawn:
                yield _kept(*drawn, folder)
            if outcome:
                yield outcome
            drawn = following
        if drawn:
            yield _kept(*drawn, folder)


def _written(edition, letter_for: LetterFor, ask: Ask, release: Release, today: date, late_ok: bool) -> tuple:
    document = document_of(edition, letter_for(edition), ask, release, today, late_ok=late_ok)
    return document, attachments(document)


def _kept(edition: Edition, drawn: Future[Made], folder: Path | None) -> Outcome:
    try:
        return Outcome(edition, report=shelf.put(drawn.result(), folder))
    except Exception as error:  # noqa: BLE001 - the others are made all the same
        return Outcome(edition, error=_told(edition, error))


def _told(edition: Edition, error: Exception) -> BoardError:
    """A bug in one report does not stop the others; its details go to the log under a code."""
    if isinstance(error, BoardError):
        return error
    code = secrets.token_hex(4)
    _log.error("report %s, error %s", edition.name, code, exc_info=error)
    return BoardError(
        f"Chương trình gặp lỗi ngoài dự kiến. Hãy báo mã {code} cho người phụ trách kỹ thuật.",
        f"Something unexpected went wrong. Tell the technician the code {code}.",
    )
