"""Putting a release in place. The last good release survives a kill at any moment, a full disk, a second publisher.

A release is built beside its place, checked, audited and made read-only; then its file and its record are renamed into
place, and CURRENT is replaced. Readers of the old one go on: no file that anybody may have open is ever written to.
The functions named in STEPS are the moments between which a kill may fall; tests kill at every one of them.
"""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from board.audit_report import Finding
from board.release_chain import bases
from board.release_log import EventKind
from board.release_record import RELEASE_ID, Record, current_id, entries, sha256_of
from geo.map_sheets import made_here
from pipeline.audit import audited_release
from pipeline.durable_files import move_file, storage_told, to_disk
from pipeline.extract_files import Extract
from pipeline.gate.extract_check import check_extract_folder
from pipeline.people_sheets import draw_people_sheets
from pipeline.progress import Progress, silent
from pipeline.release import fill_release, last_period, release_id_of
from pipeline.release_checks import check_release
from pipeline.release_folder import (
    append_event,
    building,
    delete_release,
    lock,
    next_sequence,
    now,
    point_to,
    record_file,
    release_file,
    remove_old,
    state_of,
    write_record,
)
from pipeline.release_refusals import refuse_withdrawn
from pipeline.release_repair import repair
from pipeline.revisions import changes_between
from pipeline.withdrawing import restore, withdraw

__all__ = ["KEEP", "STEPS", "publish", "restore", "withdraw"]

KEEP = 3
STEPS = ("lock", "read", "build", "check", "audit", "place", "record", "point", "log", "tidy")


def publish(
    extract_folder: Path,
    releases: Path,
    *,
    keep: int = KEEP,
    people_sheets: bool = True,
    by: tuple[str, ...] = (),
    wait: float = 0,
    progress: Progress = silent,
    tell: Callable[[str, str], object] = lambda vi, en: None,
) -> Path:
    """Build, check, audit and publish an extract; return the release's file. Equal content is not built twice.

    keep: how many good releases stay. people_sheets: also draw the population mosaics into the data folder. They
    come last: a failure there is an error to look at, but the release is published. by: who publishes. wait: seconds
    to wait for somebody else's publish. tell: is told what a command that was killed had left behind.
    Raises ExtractRefused, ReleaseFailed, PublisherBusy, StorageFailed, or BoardError for content that was withdrawn.
    """
    with storage_told(releases):
        releases.mkdir(parents=True, exist_ok=True)
        with lock(releases, wait):
            for line in repair(releases):
                tell(line.vi, line.en)
            extract = read(extract_folder)
            release_id = release_id_of(extract)
            refuse_withdrawn(releases, release_id, built_on_of(extract, releases))
            is_new = state_of(releases, release_id) != "kept"
            if is_new:
                _make(extract, releases, by, progress)
            if current_id(releases) != release_id:
                point(releases, release_id)
                log(releases, "published" if is_new else "restored", release_id, by)
            tidy(releases, keep)
    target = release_file(releases, release_id)
    if people_sheets:
        with progress("Vẽ bản đồ dân số", "Drawing the population mosaics"):
            draw_people_sheets(target, made_here())
    return target


def read(extract_folder: Path) -> Extract:
    return check_extract_folder(extract_folder)


def build(extract: Extract, made: Path) -> None:
    fill_release(extract, made)
    to_disk(made)


def check(made: Path, extract: Extract) -> None:
    check_release(made, extract)


def audit(made: Path, releases: Path) -> tuple[Finding, ...]:
    """What the audit found of the finished file, alone and beside those that may still be read. Raises ReleaseFailed."""
    kept = [entry.release_id for entry in entries(releases) if entry.state in ("current", "kept")]
    return audited_release(made, [release_file(releases, release_id) for release_id in kept])


def place(made: Path, releases: Path) -> None:
    made.chmod(0o444)
    move_file(made, releases / made.name)


def record(made: Path, releases: Path) -> None:
    """From here on the release may be shown: its record lies beside it."""
    move_file(made, releases / made.name)


def point(releases: Path, release_id: str) -> None:
    point_to(releases, release_id)


def log(releases: Path, kind: EventKind, release_id: str, by: tuple[str, ...]) -> None:
    append_event(releases, kind, release_id, by)


def tidy(releases: Path, keep: int) -> None:
    remove_old(releases, keep)


def _make(extract: Extract, releases: Path, by: tuple[str, ...], progress: Progress) -> None:
    """Everything from the extract to a release that may be shown; on failure nothing of it stays."""
    release_id = release_id_of(extract)
    with building(releases) as aside:
        made = release_file(aside, release_id)
        with progress("Lập kỳ phát hành", "Building the release"):
            build(extract, made)
        with progress("Kiểm tra kỳ phát hành", "Checking the release"):
            check(made, extract)
        with progress("Kiểm định bảo vệ cá nhân", "Auditing the protection of people"):
            findings = audit(made, releases)
        described = record_file(aside, release_id)
        write_record(described, _record_of(made, extract, releases, by, findings))
        try:
            place(made, releases)
            record(described, releases)
        except OSError:
            delete_release(release_file(releases, release_id))
            raise


def _record_of(
    made: Path, extract: Extract, releases: Path, by: tuple[str, ...], findings: tuple[Finding, ...]
) -> Record:
    shown = current_id(releases)
    return Record(
        release_id=made.stem,
        sequence=next_sequence(releases),
        size_bytes=made.stat().st_size,
        sha256=sha256_of(made),
        published_at=now(),
        by=by,
        before=shown,
        last_period=last_period(extract),
        label=extract.about["label"],
        changes=changes_between(release_file(releases, shown) if shown else None, made),
        audit=findings,
        built_on=built_on_of(extract, releases),
    )


def built_on_of(extract: Extract, releases: Path) -> str | None:
    """The release that an extract says it was built on; None for a whole one.

    Content that the folder has had before keeps what its record says: it holds nothing newer than it did then.
    """
    known = bases(entries(releases))
    release_id, said = release_id_of(extract), extract.about.get("built_on")
    if release_id in known:
        return known[release_id]
    return said if isinstance(said, str) and RELEASE_ID.fullmatch(said) else None
