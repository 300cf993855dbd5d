"""A batch of reports as the screen orders it: made by a process of its own, stopped by a marker between two reports.

It goes on when the browser closes or the board stops. One batch at a time, also of those of the command line.
"""

from __future__ import annotations

import json
import shutil
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import replace
from datetime import date, datetime
from secrets import token_hex

from filelock import FileLock, Timeout

from board.definition_file import Text
from board.errors import BoardError
from board.store import current_release
from geo.places import data_folder
from reports import shelf
from reports.batch_state import (
    CANCEL,
    ORDER,
    Batch,
    Failure,
    batches,
    ended,
    folder_of,
    lock_of,
    now,
    save,
    stored,
)
from reports.chosen import letter_for
from reports.edition import Edition
from reports.letter import Letter
from reports.letter_file import letter_as_json
from reports.many import Outcome, made_one_by_one
from reports.whole_files import write_whole

KEPT_BATCHES = 20


def order(editions: Sequence[Edition], letter: Letter, today: date, *, late_ok: bool = False) -> Batch:
    """Write down what is to be made; `python -m reports batch ID` makes it.

    letter: what the form says over the settings file; its number is left out, for each report gets its own.
    Raises BoardError while another batch is being made, or without editions.
    """
    sweep()
    if any(one.is_running for one in batches()):
        raise _busy()
    if not editions:
        raise BoardError("Chưa chọn báo cáo nào để lập.", "No report is chosen.")
    batch = Batch(f"{datetime.now():%Y%m%d-%H%M%S}-{token_hex(2)}", "waiting", len(editions), now())
    said = {
        "editions": [one.to_params() for one in editions],
        "letter": letter_as_json(replace(letter, number="")),
        "today": today.isoformat(),
        "late_ok": late_ok,
    }
    write_whole(folder_of(batch.id) / ORDER, json.dumps(said, ensure_ascii=False).encode("utf-8"))
    save(batch)
    return batch


def run(batch_id: str) -> Batch:
    """Make an ordered batch to its end, in this process. Raises BoardError for one that is unknown, at work or over."""
    with _taken(batch_id) as batch:
        try:
            with one_at_a_time():
                return _run(batch)
        except BoardError as error:
            return save(ended(stored(batch_id) or batch, "failed", Text(error.vi, error.en)))


def cancel(batch_id: str) -> None:
    """Ask a batch to stop; the report that is being made is finished. Raises BoardError for an unknown one."""
    if stored(batch_id) is None:
        raise _unknown()
    (folder_of(batch_id) / CANCEL).touch()


def sweep() -> None:
    """Write down the end of batches that died, and delete half-written files and all but the newest batches."""
    shelf.sweep()
    for place, batch in enumerate(batches()):
        before = stored(batch.id)
        if before and before.is_running and not batch.is_running:
            save(batch)
        if place >= KEPT_BATCHES and not batch.is_running:
            shutil.rmtree(folder_of(batch.id), ignore_errors=True)


@contextmanager
def _taken(batch_id: str) -> Iterator[Batch]:
    """The batch, held; it must not have begun before."""
    if stored(batch_id) is None:
        raise _unknown()
    try:
        held = lock_of(batch_id).acquire(timeout=0)
    except Timeout:
        raise _busy() from None
    with held:
        batch = stored(batch_id)
        if batch is None or batch.state != "waiting":
            raise _unknown()
        yield batch


@contextmanager
def one_at_a_time() -> Iterator[None]:
    """Held by whoever makes many reports. Raises BoardError where somebody does already."""
    place = data_folder() / "reports"
    place.mkdir(parents=True, exist_ok=True)
    try:
        held = FileLock(place / "at_work.lock").acquire(timeout=0)
    except Timeout:
        raise _busy() from None
    with held:
        yield


def _run(batch: Batch) -> Batch:
    said = json.loads((folder_of(batch.id) / ORDER).read_text(encoding="utf-8"))
    release = current_release()
    batch = save(replace(batch, state="running", release_id=release.info.release_id))
    editions = [Edition.from_params(params, release.info) for params in said["editions"]]
    outcomes = made_one_by_one(
        editions,
        lambda edition: letter_for(edition, said["letter"], alone=False),
        release,
        date.fromisoformat(said["today"]),
        late_ok=said["late_ok"],
        stop=(folder_of(batch.id) / CANCEL).exists,
    )
    for outcome in outcomes:
        batch = save(_with(batch, outcome, editions))
    is_whole = len(batch.made) + len(batch.failed) == batch.total
    return save(ended(batch, "done" if is_whole else "cancelled", None))


def _with(batch: Batch, outcome: Outcome, editions: Sequence[Edition]) -> Batch:
    """One report further."""
    if outcome.report:
        batch = replace(batch, made=(*batch.made, outcome.report.id))
    else:
        reason = Text(outcome.error.vi, outcome.error.en)
        failure = Failure(outcome.edition.area_code, _name(outcome.edition), reason)
        batch = replace(batch, failed=(*batch.failed, failure))
    over = len(batch.made) + len(batch.failed)
    return replace(batch, current=_name(editions[over]) if over < batch.total else None)


def _name(edition: Edition) -> Text:
    return Text(edition.area.name_vi, edition.area.name_en)


def _busy() -> BoardError:
    return BoardError(
        "Một đợt lập báo cáo khác đang chạy. Hãy đợi xong, hoặc dừng đợt đó.",
        "Another batch of reports is being made. Wait until it is done, or stop it.",
    )


def _unknown() -> BoardError:
    return BoardError(
        "Không có đợt lập báo cáo này, hoặc đợt đó đã xong.",
        "There is no such batch of reports, or it is over.",
    )
