"""Which release is read: the current one, found again at every question; else the one that stands in for it.

Releases are immutable files with new names and CURRENT names the one to read, so a new one is seen at the next
question while whoever still reads the old one goes on. A file that is not what its record says is never opened: the
newest good release before it stands in. This process only reads the folder; `python -m pipeline` puts it in order.
"""

from __future__ import annotations

import logging
import os
import threading
from dataclasses import dataclass, replace
from pathlib import Path

from board.errors import DataNotReady
from board.open_release import Release, Stamp, open_release, open_verified, stamp, unreadable
from board.release_record import current_id, stand_ins
from geo.places import data_folder

__all__ = ["Release", "current_release", "open_release", "releases_folder"]

_log = logging.getLogger("bang06")


@dataclass(frozen=True)
class _Served:
    """What is served, and what that was decided on: while none of it changes, nothing is opened or verified again."""

    folder: Path
    pointer: str | None
    stamps: dict[str, Stamp]
    release: Release

    def still_holds(self, folder: Path) -> bool:
        return (
            folder == self.folder
            and current_id(folder) == self.pointer
            and all(stamp(path) == seen for path, seen in self.stamps.items())
        )


_opening = threading.Lock()
_served: _Served | None = None  # the current one alone; readers of an earlier one hold it themselves


def releases_folder() -> Path:
    """BANG06_RELEASES, else releases/ in the data folder. Read at every call, so that a test can move it."""
    return Path(os.environ.get("BANG06_RELEASES") or data_folder() / "releases")


def current_release() -> Release:
    """The release that CURRENT names now, or what stands in for it; opened and verified once.

    Asking again costs some ten microseconds (CURRENT's one line and a few os.stat), so no change is ever missed, nor a
    file that is changed under the board. Raises DataNotReady where there is none to read.
    """
    global _served
    folder = releases_folder()
    served = _served
    if served is None or not served.still_holds(folder):
        with _opening:
            if _served is None or not _served.still_holds(folder):
                _served = _choose(folder)
            served = _served
    return served.release


def _choose(folder: Path) -> _Served:
    """The release that CURRENT names, else the best that stands in for it; again if CURRENT was moved meanwhile."""
    while True:
        pointer = current_id(folder)
        stamps = _stamps(folder, pointer) if pointer else {}
        try:
            release = _first_good(folder, pointer)
        except DataNotReady:
            if current_id(folder) == pointer:
                raise
        else:
            if current_id(folder) == pointer:
                return _Served(folder, pointer, {**_stamps(folder, release.path.stem), **stamps}, release)


def _first_good(folder: Path, pointer: str | None) -> Release:
    others = [record.release_id for record in stand_ins(folder, pointer)]
    if not pointer and not others:
        raise _none_published() if pointer is None else unreadable()
    refused = None
    for release_id in [pointer, *others] if pointer else others:
        try:
            opened = open_verified(folder / f"{release_id}.duckdb")
        except DataNotReady as error:
            _log.warning("release %s is not opened: %s", release_id, error.en)
            refused = refused or error
        else:
            return opened if release_id == pointer else replace(opened, instead_of=pointer or "")
    raise refused or unreadable()


def _stamps(folder: Path, release_id: str) -> dict[str, Stamp]:
    paths = [f"{folder}{os.sep}{release_id}{suffix}" for suffix in (".duckdb", ".json")]
    return {path: stamp(path) for path in paths}


def _none_published() -> DataNotReady:
    return DataNotReady(
        "Chưa có kỳ số liệu nào được phát hành. Người phụ trách dữ liệu chạy lệnh “python -m pipeline demo” "
        "để tạo số liệu mô phỏng, hoặc “python -m pipeline publish” để phát hành một bản trích.",
        "No release has been published yet. The data steward runs “python -m pipeline demo” for simulated "
        "data, or “python -m pipeline publish” to publish an extract.",
    )
