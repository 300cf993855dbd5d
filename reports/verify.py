"""Is a report what the board says? Every figure it carries is asked again, and the whole file is made again.

Figures are compared cell by cell with the release that the report names by its fingerprint; pages by the bytes of the
file, which the same program makes again from the same release and request. A signature is appended after those bytes.
"""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from board.errors import BoardError
from board.open_release import Release, open_verified
from board.release_record import PLACES, ReleaseEntry, State, entries
from reports.attachments import made_with, notes_digest
from reports.carried import Carried, Damaged, Foreign, read_carried
from reports.compared import figures_differ, sheets_differ
from reports.make import remake
from reports.signed import only_signed
from reports.verdict import Difference, Verdict
from reports.verdict_words import GONE, NO_REASON, Pages, Reason

MOST_DIFFERENCES = 20  # told of one file; all are counted


def verify(path: Path, releases: Path) -> Verdict:
    """path: a report as PDF; releases: the folder that the board publishes into, withdrawn ones included.

    Raises BoardError where the file cannot be opened at all; everything else is a verdict.
    """
    try:
        data = path.read_bytes()
    except OSError as error:
        raise BoardError(
            f"Không mở được tệp {path.name}.", f"The file {path.name} cannot be opened."
        ) from error
    try:
        carried = read_carried(data)
    except (Damaged, Foreign) as error:
        return Verdict(
            path.name, "damaged" if isinstance(error, Damaged) else "foreign", reason=(error.vi, error.en)
        )
    entry = _entry(carried.fingerprint, releases)
    release = _opened(entry, carried.fingerprint, releases) if entry else None
    if not isinstance(release, Release):
        return Verdict(path.name, "unknown", carried.said["release"]["id"][:40], release)
    try:
        return _compared(path.name, data, carried, release, entry)
    finally:
        release.close()


def _compared(name: str, data: bytes, carried: Carried, release: Release, entry: ReleaseEntry) -> Verdict:
    answers, found = figures_differ(carried, release)
    found += sheets_differ(carried, answers)
    found += [Difference(one, "", "", "", "") for one in carried.changed]
    pages, reason = _pages(data, carried, release, entry)
    is_shown = entry.state in ("current", "kept")
    told = [one if is_shown else replace(one, shown="") for one in found[:MOST_DIFFERENCES]]
    return Verdict(
        name,
        "differ" if found or pages in ("differ", "added") else "agree",
        release.info.release_id,
        entry.state,
        sum(len(one.rows) for one in answers),
        pages,
        tuple(told),
        len(found),
        reason,
    )


def _entry(fingerprint: str, releases: Path) -> ReleaseEntry | None:
    """The release whose id ends with the fingerprint's first letters."""
    same = [one for one in entries(releases) if one.release_id[-8:] == fingerprint[:8]]
    return same[0] if same else None


def _opened(entry: ReleaseEntry, fingerprint: str, releases: Path) -> Release | State | None:
    """Why it cannot be asked where its file is gone or damaged; None where it is another one."""
    if entry.state == "damaged":
        return entry.state
    try:
        release = open_verified(releases / PLACES[entry.place] / f"{entry.release_id}.duckdb")
    except BoardError:
        return entry.state if entry.state in GONE else "damaged"
    if release.info.fingerprint == fingerprint:
        return release
    release.close()
    return None


def _pages(data: bytes, carried: Carried, release: Release, entry: ReleaseEntry) -> tuple[Pages, Reason]:
    """Whether the file begins with the bytes that the same program makes again, and why that cannot be told."""
    if carried.said["made_with"] != made_with():
        return "other_program", NO_REASON
    if entry.state not in ("current", "kept"):
        return "not_shown", NO_REASON
    try:
        again = remake(carried.said["request"], release)
    except BoardError as error:
        return "not_made", (error.vi, error.en)
    if data == again.pdf:
        return "same", NO_REASON
    if data.startswith(again.pdf):
        return ("signed" if only_signed(again.pdf, data) else "added"), NO_REASON
    if notes_digest(again.document) != carried.said["notes"]:
        return "other_notes", NO_REASON
    return "differ", NO_REASON
