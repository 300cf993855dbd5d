"""Finish or undo what a killed command left, and set aside what is damaged. Run before every change, under the lock."""

from __future__ import annotations

import shutil
from pathlib import Path

from board.definition_file import Text
from board.errors import DataNotReady
from board.release_chain import taken_along
from board.release_log import EventKind, read_log
from board.release_record import State, current_id, entries, matches, read_record, records, stand_ins
from pipeline.durable_files import move_file
from pipeline.release_folder import (
    BUILDING,
    append_event,
    delete_release,
    move_record,
    move_release,
    point_to,
    record_file,
    release_file,
    state_of,
)

# A release whose record lies there must have this as its last event.
_LAST_EVENT: dict[State, EventKind] = {"withdrawn": "withdrawn", "purged": "purged", "damaged": "set_aside"}


def repair(releases: Path) -> list[Text]:
    """Put the folder in order and return what was done, one line each; empty where it was in order.

    Nothing that could be shown is deleted: a damaged or unrecorded file goes to damaged/.
    """
    leftovers = _remove_leftovers(releases)
    damaged = _set_damaged_aside(releases)
    along = _take_along_what_was_built_on(releases)
    _bring_files_to_their_records(releases)
    pointed = _point_to_what_can_be_shown(releases)
    for release_id in damaged:
        append_event(releases, "set_aside", release_id, ())
    _write_missing_events(releases)
    return [*leftovers, *map(_set_aside_line, damaged), *along, *pointed]


def _remove_leftovers(releases: Path) -> list[Text]:
    found = list(releases.glob(f"{BUILDING}*"))
    for folder in found:
        shutil.rmtree(folder, ignore_errors=True)
    return [_leftover_line(len(found))] if found else []


def _set_damaged_aside(releases: Path) -> list[str]:
    """Records that cannot be read or whose file is not what they say; files without any record."""
    damaged = []
    for path in releases.glob("board-*.json"):
        try:
            whole = matches(path.with_suffix(".duckdb"), read_record(path))
        except DataNotReady:
            whole = False
        if not whole:
            move_record(releases, path.stem, "kept", "damaged")
            damaged.append(path.stem)
    for path in releases.glob("board-*.duckdb"):
        if state_of(releases, path.stem) is None:
            move_file(path, release_file(releases, path.stem, "damaged"))
            damaged.append(path.stem)
    return damaged


def _take_along_what_was_built_on(releases: Path) -> list[Text]:
    """Finish withdrawals that were broken off: no release stays that was built on one that was taken back."""
    moved: dict[str, Text] = {}
    for target in ("purged", "withdrawn"):
        known = entries(releases)
        for base in (entry for entry in known if entry.state == target):
            for entry in taken_along(known, base.release_id, purge=target == "purged"):
                if entry.release_id not in moved:
                    move_record(releases, entry.release_id, entry.place, target)
                    moved[entry.release_id] = along_words(entry.release_id, base.release_id)
    return list(moved.values())


def _bring_files_to_their_records(releases: Path) -> None:
    for path in releases.glob("board-*.duckdb"):
        state = state_of(releases, path.stem)
        if state in ("purged", "past"):
            delete_release(path)
        elif state in ("withdrawn", "damaged"):
            move_release(releases, path.stem, "kept", state)
    for path in (releases / "withdrawn").glob("board-*.duckdb"):
        if not record_file(releases, path.stem, "withdrawn").is_file():
            delete_release(path)
    for path in (releases / "damaged").glob("board-*.duckdb"):
        if state_of(releases, path.stem) == "purged":
            delete_release(path)
        elif state_of(releases, path.stem) == "withdrawn":
            move_release(releases, path.stem, "damaged", "withdrawn")


def _point_to_what_can_be_shown(releases: Path) -> list[Text]:
    shown = current_id(releases)
    if shown and state_of(releases, shown) == "kept":
        return []
    if others := stand_ins(releases, shown):
        point_to(releases, others[0].release_id)
        return [_pointed_line(others[0].release_id)]
    if shown is None:
        return []
    point_to(releases, None)
    return [Text("Không còn kỳ phát hành nào để hiển thị.", "No release is left to show.")]


def _write_missing_events(releases: Path) -> None:
    """What was done but not logged; who did it is not known any more, but for a publisher, whom the record names."""
    last = {event.release_id: event.kind for event in read_log(releases).events}
    for state, kind in _LAST_EVENT.items():
        for record in reversed(records(releases / state)):
            unlogged = last.get(record.release_id) != kind and state_of(releases, record.release_id) == state
            if unlogged:
                append_event(releases, kind, record.release_id, ())
    shown = current_id(releases)
    events = read_log(releases).events
    if shown and (not events or events[-1].shown != shown):
        known = any(event.release_id == shown for event in events)
        by = () if known else read_record(release_file(releases, shown)).by
        append_event(releases, "restored" if known else "published", shown, by)


def _leftover_line(count: int) -> Text:
    return Text(
        f"Đã dọn {count} thư mục tạm của lần phát hành bị ngắt giữa chừng.",
        f"{count} temporary folders of a publish that was broken off are removed.",
    )


def _set_aside_line(release_id: str) -> Text:
    return Text(
        f"Tệp của {release_id} bị hỏng hoặc không có bản ghi; đã chuyển vào thư mục damaged/.",
        f"The file of {release_id} is damaged or has no record; it was moved to damaged/.",
    )


def along_words(release_id: str, base: str) -> Text:
    """For a release that goes with the one it was built on."""
    return Text(
        f"Kỳ phát hành {release_id} được lập trên {base} nên cũng bị thu hồi.",
        f"The release {release_id} was built on {base} and is withdrawn with it.",
    )


def _pointed_line(release_id: str) -> Text:
    return Text(f"Bảng chuyển sang hiển thị {release_id}.", f"The board now shows {release_id}.")
