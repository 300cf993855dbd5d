"""Every write into the folder of releases (its shape: board/release_record.py), each one step that a kill cannot halve."""

from __future__ import annotations

import json
import os
import shutil
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from datetime import datetime
from pathlib import Path
from tempfile import mkdtemp

from filelock import FileLock, Timeout

from board.errors import BoardError
from board.release_log import LOG, Event, EventKind, event_line, read_log
from board.release_record import (
    PLACES,
    RELEASE_ID,
    Record,
    State,
    current_id,
    entries,
    record_as_json,
    records,
)
from board.replacing import replace_file
from pipeline.durable_files import move_file, to_disk, write_text

BUILDING = ".building-"
LOCK = ".lock"


class PublisherBusy(BoardError):
    """Somebody else is publishing, withdrawing or restoring at this moment."""


@contextmanager
def lock(releases: Path, wait: float = 0) -> Iterator[None]:
    """Work in the folder alone. The system frees the lock when its holder dies, however it dies.

    wait: seconds to wait for somebody else; then PublisherBusy.
    """
    held = FileLock(releases / LOCK, timeout=wait, fallback_to_soft=False)
    try:
        held.acquire()
    except Timeout:
        raise PublisherBusy(
            "Đang có người khác phát hành hoặc thu hồi số liệu. Hãy đợi việc đó xong rồi làm lại.",
            "Somebody else is publishing or withdrawing at this moment. Wait until that is done, then do it again.",
        ) from None
    try:
        yield
    finally:
        held.release()


@contextmanager
def building(releases: Path) -> Iterator[Path]:
    """An own folder beside the releases, on the same disk so that a rename is one step; gone afterwards."""
    folder = Path(mkdtemp(prefix=BUILDING, dir=releases))
    try:
        yield folder
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def release_file(releases: Path, release_id: str, state: State = "kept") -> Path:
    return releases / PLACES[state] / f"{release_id}.duckdb"


def record_file(releases: Path, release_id: str, state: State = "kept") -> Path:
    return releases / PLACES[state] / f"{release_id}.json"


def state_of(releases: Path, release_id: str) -> State | None:
    """Where the release's record lies; None where it has none, and for a text that is no id: no path is made of it."""
    if not RELEASE_ID.fullmatch(release_id):
        return None
    return next((state for state in PLACES if record_file(releases, release_id, state).is_file()), None)


def next_sequence(releases: Path) -> int:
    """One more than any release ever had here, whatever became of it."""
    return (
        max((one.sequence for place in PLACES.values() for one in records(releases / place)), default=0) + 1
    )


def write_record(path: Path, record: Record) -> None:
    write_text(path, json.dumps(record_as_json(record), ensure_ascii=False, indent=1) + "\n")


def move_record(releases: Path, release_id: str, source: State, target: State) -> None:
    """From this step on the release is what the place says."""
    move_file(record_file(releases, release_id, source), record_file(releases, release_id, target))


def move_release(releases: Path, release_id: str, source: State, target: State) -> None:
    """Bring the file to its record. Windows refuses while a reader has it open: then it follows the next time."""
    with suppress(FileNotFoundError, PermissionError):
        move_file(release_file(releases, release_id, source), release_file(releases, release_id, target))


def delete_release(path: Path) -> None:
    """Delete a file; one that a reader on Windows still has open goes the next time."""
    with suppress(PermissionError, FileNotFoundError):
        path.chmod(0o644)  # Windows does not remove read-only files
        path.unlink()


def point_to(releases: Path, release_id: str | None) -> None:
    """Make CURRENT name this release, or none, in one step that survives a loss of power."""
    current = releases / "CURRENT"
    if release_id is None:
        current.unlink(missing_ok=True)
    else:
        with building(releases) as folder:
            write_text(folder / "CURRENT", f"{release_id}.duckdb\n")
            replace_file(folder / "CURRENT", current)
    to_disk(releases)


def append_event(releases: Path, kind: EventKind, release_id: str, by: tuple[str, ...]) -> Event:
    """Write one line at the log's end and bring it to disk; a torn line before it stays alone on its own line."""
    events = read_log(releases).events
    event = Event(
        sequence=events[-1].sequence + 1 if events else 1,
        kind=kind,
        release_id=release_id,
        at=now(),
        by=by,
        shown=current_id(releases) or None,
    )
    with (releases / LOG).open("ab+") as file:
        size = file.seek(0, os.SEEK_END)
        torn = size and (file.seek(size - 1), file.read(1))[1] != b"\n"
        file.write((b"\n" if torn else b"") + event_line(event).encode())
        file.flush()
        os.fsync(file.fileno())
    return event


def remove_old(releases: Path, keep: int) -> None:
    """Delete the files of good releases beyond the newest `keep`, never the current one; their records stay in past/."""
    good = [entry for entry in entries(releases) if entry.state in ("current", "kept")]
    for entry in good[keep:]:
        if entry.state == "kept":
            move_record(releases, entry.release_id, "kept", "past")
            delete_release(release_file(releases, entry.release_id))
    for entry in good[:keep]:  # what is whole again needs no damaged or older self
        for state in ("damaged", "past"):
            record_file(releases, entry.release_id, state).unlink(missing_ok=True)
            delete_release(release_file(releases, entry.release_id, state))


def now() -> str:
    """For people to read; nothing is ever ordered by it."""
    return datetime.now().astimezone().isoformat(timespec="seconds")
