"""Taking a release back, and showing one again. What is taken back is out of every reader's reach in the first step,
what was built on it in the next ones."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from board.release_chain import taken_along
from board.release_record import State, current_id, entries, matches, read_record, stand_ins
from pipeline.durable_files import move_file, storage_told
from pipeline.release_folder import (
    append_event,
    delete_release,
    lock,
    move_record,
    move_release,
    point_to,
    release_file,
    state_of,
)
from pipeline.release_refusals import gone, require_can_go, require_its_base, unknown
from pipeline.release_repair import along_words, repair


def withdraw(
    releases: Path, release_id: str, *, by: tuple[str, ...] = (), purge: bool = False, wait: float = 0,
    tell: Callable[[str, str], object] = lambda vi, en: None,
) -> str | None:  # fmt: skip
    """Take a release back, and every one that was built on it; return the id of the one that is shown now, None where
    nothing is left to show.

    The newest other one before the one shown takes its place. The files are kept in withdrawn/ for `restore`; purge:
    they are deleted, now and for good (a mistake of privacy), also those withdrawn before. Old releases whose files
    are gone can be taken back too, for what was built on them. The same content is not published again. tell: is told
    which ones go along. The named one's record is moved first, so that `repair` can finish what a kill broke off.
    Raises BoardError for a release that the folder does not have.
    """
    _require_folder(releases, release_id)
    with storage_told(releases), lock(releases, wait):
        repair(releases)
        state = require_can_go(release_id, state_of(releases, release_id), purge)
        along = taken_along(entries(releases), release_id, purge=purge)
        for entry in along:
            told = along_words(entry.release_id, release_id)
            tell(told.vi, told.en)
        target: State = "purged" if purge else "withdrawn"
        moves = {release_id: (state, target), **{entry.release_id: (entry.place, target) for entry in along}}
        instead = [one for one in stand_ins(releases, current_id(releases)) if one.release_id not in moves]
        move_record(releases, release_id, *moves[release_id])
        if current_id(releases) in moves:
            point_to(releases, instead[0].release_id if instead else None)
        for entry in along:
            move_record(releases, entry.release_id, *moves[entry.release_id])
        for one, (source, there) in moves.items():
            _file_follows(releases, one, source, there)
        for one, (_, there) in moves.items():
            append_event(releases, there, one, by)
        return current_id(releases)


def restore(releases: Path, release_id: str, *, by: tuple[str, ...] = (), wait: float = 0) -> Path:
    """Show a release again that was withdrawn, or an older one that was kept; return its file.

    Raises BoardError where its file is gone or is not what its record says, or where one that it was built on is
    withdrawn. A withdrawn one without its file is then no longer withdrawn: its extract may be published again, and
    what was built on it be shown.
    """
    _require_folder(releases, release_id)
    with storage_told(releases), lock(releases, wait):
        repair(releases)
        state = state_of(releases, release_id)
        if state == "withdrawn":
            require_its_base(releases, release_id)
            _bring_back(releases, release_id, by)
        elif state != "kept":
            raise unknown(release_id) if state is None else gone(release_id, state)
        if current_id(releases) != release_id or state == "withdrawn":
            point_to(releases, release_id)
            append_event(releases, "restored", release_id, by)
        return release_file(releases, release_id)


def _file_follows(releases: Path, release_id: str, source: State, target: State) -> None:
    if target == "purged":
        delete_release(release_file(releases, release_id, source))
    else:
        move_release(releases, release_id, source, target)


def _bring_back(releases: Path, release_id: str, by: tuple[str, ...]) -> None:
    kept_aside = release_file(releases, release_id, "withdrawn")
    if not matches(kept_aside, read_record(kept_aside)):
        found: State = "damaged" if kept_aside.exists() else "past"
        move_record(releases, release_id, "withdrawn", found)
        move_release(releases, release_id, "withdrawn", found)
        append_event(releases, "set_aside" if found == "damaged" else "restored", release_id, by)
        raise gone(release_id, found)
    move_file(kept_aside, release_file(releases, release_id))
    move_record(releases, release_id, "withdrawn", "kept")


def _require_folder(releases: Path, release_id: str) -> None:
    if not releases.is_dir():
        raise unknown(release_id)
