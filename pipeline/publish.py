"""Putting a release in place and taking one back. The last good release survives a kill at any moment.

A release is built beside its place, checked, made read-only and renamed; then CURRENT is replaced. Readers of the
old one go on: no file that anybody may have open is ever written to. One publish at a time.
"""

from __future__ import annotations

import os
from pathlib import Path

from board.errors import BoardError
from geo.map_sheets import made_here
from pipeline.durable_files import to_disk
from pipeline.extract_files import read_extract
from pipeline.people_sheets import draw_people_sheets
from pipeline.release import fill_release, release_id_of
from pipeline.release_checks import check_release
from pipeline.release_folder import (
    ReleaseEntry,
    building,
    entries,
    mark_withdrawn,
    point_to,
    release_file,
    remove_leftovers,
    tidy,
    withdrawn_marker,
)

__all__ = ["KEEP", "ReleaseEntry", "list_releases", "publish", "withdraw"]

KEEP = 3


def publish(extract_folder: Path, releases: Path, *, keep: int = KEEP, people_sheets: bool = True) -> Path:
    """Build, check and publish an extract; return the release's file. Equal content is not built twice.

    keep: how many good releases stay. people_sheets: also draw the population mosaics into the data folder. They
    come last: a failure there is an error to look at, but the release is published.
    Raises ExtractRefused, ReleaseFailed, or BoardError for content that was withdrawn.
    """
    extract = read_extract(extract_folder)
    release_id = release_id_of(extract)
    if withdrawn_marker(releases, release_id).exists():
        raise BoardError(
            f"Kỳ phát hành {release_id} đã bị thu hồi nên không công bố lại cùng nội dung. Hãy lập bản trích mới.",
            f"The release {release_id} was withdrawn; the same content is not published again. "
            "Make a new extract.",
        )
    releases.mkdir(parents=True, exist_ok=True)
    remove_leftovers(releases)
    target = release_file(releases, release_id)
    if not target.exists():
        with building(releases) as folder:
            made = folder / target.name
            fill_release(extract, made)
            to_disk(made)
            check_release(made, extract)
            made.chmod(0o444)
            os.replace(made, target)
        to_disk(releases)
    point_to(releases, release_id)
    tidy(releases, keep)
    if people_sheets:
        draw_people_sheets(target, made_here())
    return target


def list_releases(releases: Path) -> list[ReleaseEntry]:
    """Every release of the folder, the newest made first; empty where there is no folder."""
    return entries(releases)


def withdraw(releases: Path, release_id: str) -> str | None:
    """Take a release back; return the id of the one that is shown now, None where nothing is left to show.

    CURRENT moves to the newest good release first. The marker keeps the same content from being published again; the
    file goes as soon as nobody has it open. Raises BoardError for an id that the folder does not have.
    """
    known = entries(releases)
    if release_id not in [entry.release_id for entry in known]:
        raise BoardError(
            f"Không có kỳ phát hành {release_id}. Xem danh sách bằng lệnh 'releases'.",
            f"There is no release {release_id}. The command 'releases' lists them.",
        )
    good = [entry for entry in known if entry.state in ("current", "kept") and entry.release_id != release_id]
    shown = next((entry for entry in good if entry.state == "current"), good[0] if good else None)
    point_to(releases, shown.release_id if shown else None)
    mark_withdrawn(releases, release_id)
    tidy(releases, keep=len(known))
    return shown.release_id if shown else None
