"""The folder of releases: immutable files, CURRENT with the name of the one to read, markers of withdrawn ones.

board-<YYYY-MM>-<8 hex>.duckdb   a release, read-only
board-<YYYY-MM>-<8 hex>.withdrawn   says since when that content must not be shown; it stays when the file is gone
CURRENT   one line, the name of a release file; replaced in one step, missing when there is nothing to show
"""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path
from tempfile import mkdtemp
from typing import Literal

import duckdb

from board import queries
from pipeline.durable_files import replace_file, to_disk

_BUILDING = ".building-"


@dataclass(frozen=True)
class ReleaseEntry:
    """One line of the list. A withdrawn release whose file is gone has 0 bytes; a damaged one has no made_on."""

    release_id: str
    last_period: date | None
    label: str
    made_on: str
    size_bytes: int
    state: Literal["current", "kept", "withdrawn", "damaged"]


def release_file(releases: Path, release_id: str) -> Path:
    return releases / f"{release_id}.duckdb"


def withdrawn_marker(releases: Path, release_id: str) -> Path:
    return releases / f"{release_id}.withdrawn"


def current_id(releases: Path) -> str | None:
    """The release that CURRENT names; None where there is none."""
    path = releases / "CURRENT"
    return Path(path.read_text(encoding="utf-8").strip()).stem if path.is_file() else None


def entries(releases: Path) -> list[ReleaseEntry]:
    """Every release that the folder knows, the newest made first; withdrawn ones without a file last."""
    ids = {path.stem for kind in ("duckdb", "withdrawn") for path in releases.glob(f"board-*.{kind}")}
    found = [_entry(releases, release_id) for release_id in sorted(ids)]
    return sorted(found, key=_moment, reverse=True)


def point_to(releases: Path, release_id: str | None) -> None:
    """Make CURRENT name this release, or none, in one step that survives a loss of power."""
    current = releases / "CURRENT"
    if release_id is None:
        current.unlink(missing_ok=True)
    else:
        with building(releases) as folder:
            beside = folder / "CURRENT"
            beside.write_text(f"{release_id}.duckdb\n", encoding="utf-8", newline="\n")
            to_disk(beside)
            replace_file(beside, current)
    to_disk(releases)


def mark_withdrawn(releases: Path, release_id: str) -> None:
    marker = withdrawn_marker(releases, release_id)
    marker.write_text(
        f"{datetime.now().astimezone().isoformat(timespec='seconds')}\n", encoding="utf-8", newline="\n"
    )
    to_disk(marker)


def tidy(releases: Path, keep: int) -> None:
    """Remove the files of withdrawn releases, and of good ones beyond the newest `keep`; never the current one.

    A file that a reader on Windows still holds open cannot be removed; it goes the next time.
    """
    good = [entry for entry in entries(releases) if entry.state in ("current", "kept")]
    old = [entry for entry in good[keep:] if entry.state == "kept"]
    for entry in [*old, *(entry for entry in entries(releases) if entry.state == "withdrawn")]:
        path = release_file(releases, entry.release_id)
        with suppress(PermissionError, FileNotFoundError):
            path.chmod(0o644)  # Windows does not remove read-only files
            path.unlink()


@contextmanager
def building(releases: Path) -> Iterator[Path]:
    """An own folder beside the releases, on the same disk so that a rename is one step; gone afterwards."""
    folder = Path(mkdtemp(prefix=_BUILDING, dir=releases))
    try:
        yield folder
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def remove_leftovers(releases: Path) -> None:
    """What a killed publish left behind."""
    for folder in releases.glob(f"{_BUILDING}*"):
        shutil.rmtree(folder, ignore_errors=True)


def _moment(entry: ReleaseEntry) -> float:
    return datetime.fromisoformat(entry.made_on).timestamp() if entry.made_on else 0.0


def _entry(releases: Path, release_id: str) -> ReleaseEntry:
    path = release_file(releases, release_id)
    withdrawn = withdrawn_marker(releases, release_id).exists()
    size = path.stat().st_size if path.exists() else 0
    info: dict[str, str] = {}
    if size:
        with suppress(duckdb.Error), duckdb.connect(str(path), read_only=True) as con:
            info = dict(queries.run(con, "views/release_info").rows())
    state = "current" if release_id == current_id(releases) else "kept"
    if withdrawn or not info:
        state = "withdrawn" if withdrawn else "damaged"
    period = date.fromisoformat(info["last_period"]) if info else None
    return ReleaseEntry(release_id, period, info.get("label", ""), info.get("made_on", ""), size, state)
