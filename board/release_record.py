"""The record beside each release: what its file must be, who published it, what it changed, what its audit found.

    board-<YYYY-MM>-<8 hex>.duckdb   a release, read-only
    board-<YYYY-MM>-<8 hex>.json     its record: a release may be shown where its record lies beside it, else not
    withdrawn/, damaged/             releases and records that must not be shown; withdrawn ones can come back
    purged/, past/                   records alone: the file was deleted on purpose, or is too old to be kept
    CURRENT                          one line, the name of the release file to read
    log.jsonl                        one event a line (board/release_log.py)

Where a record lies decides: moving it is one step, so a kill leaves a release either to be shown or not to be.
"""

from __future__ import annotations

import hashlib
import json
import os
import re
from collections.abc import Mapping
from dataclasses import asdict, dataclass, replace
from datetime import date
from pathlib import Path
from typing import Literal

from board.audit_report import Finding
from board.definition_file import Text
from board.errors import DataNotReady
from board.revision import Changes, changes_as_json, changes_from_json

RELEASE_ID = re.compile(r"board-\d{4}-\d{2}-[0-9a-f]{8}")
State = Literal["current", "kept", "withdrawn", "damaged", "purged", "past"]
STATE_WORDS: dict[State, Text] = {
    "current": Text("đang hiển thị", "shown now"),
    "kept": Text("giữ lại", "kept"),
    "withdrawn": Text("đã thu hồi", "withdrawn"),
    "purged": Text("đã thu hồi và xóa hẳn", "withdrawn and deleted"),
    "past": Text("đã cũ, không giữ tệp", "old, its file is not kept"),
    "damaged": Text("bị hỏng", "damaged"),
}
PLACES: dict[State, str] = {
    "kept": ".", "withdrawn": "withdrawn", "damaged": "damaged", "purged": "purged", "past": "past",
}  # fmt: skip


@dataclass(frozen=True)
class Record:
    """sequence: releases are ordered by it, never by a clock. published_at: ISO time with its zone. by: who published.
    before: id of the release that was shown until then. changes: against that one. built_on: id of the release whose
    figures are in it, but for what an agency delivered; None for one made from a whole extract."""

    release_id: str
    sequence: int
    size_bytes: int
    sha256: str
    published_at: str
    by: tuple[str, ...]
    before: str | None
    last_period: date
    label: str
    changes: Changes
    audit: tuple[Finding, ...]
    built_on: str | None = None


@dataclass(frozen=True)
class ReleaseEntry:
    """One line of the list: a record, where it stands, and how large its file is; 0 where the file is gone."""

    record: Record
    state: State
    size_bytes: int

    @property
    def release_id(self) -> str:
        return self.record.release_id

    @property
    def place(self) -> State:
        """The state in whose folder it lies: 'kept' also for the one that is shown."""
        return "kept" if self.state == "current" else self.state


def read_record(path: Path) -> Record:
    """The record of a release; path: the record's or the release's file. Raises DataNotReady where it cannot be read."""
    place = path.with_suffix(".json")
    try:
        record = record_from_json(json.loads(place.read_text(encoding="utf-8")))
    except (OSError, ValueError, KeyError, TypeError):
        record = None
    if record is None or record.release_id != place.stem:
        raise DataNotReady(
            f"Không đọc được bản ghi của kỳ phát hành {place.stem}.",
            f"The record of the release {place.stem} cannot be read.",
        )
    return record


def record_as_json(record: Record) -> dict:
    """Plain values for a JSON file."""
    about = {name: value for name, value in vars(record).items() if name not in ("changes", "audit")}
    return {
        **about,
        "by": list(record.by),
        "last_period": record.last_period.isoformat(),
        "changes": changes_as_json(record.changes),
        "audit": [asdict(finding) for finding in record.audit],
    }


def record_from_json(stored: Mapping) -> Record:
    """Raises KeyError, TypeError or ValueError where it is not what record_as_json gives."""
    return replace(
        Record(**stored),
        by=tuple(stored["by"]),
        last_period=date.fromisoformat(stored["last_period"]),
        changes=changes_from_json(stored["changes"]),
        audit=tuple(Finding(**finding) for finding in stored["audit"]),
    )


def records(folder: Path) -> list[Record]:
    """The readable records of one folder, the newest first."""
    found = []
    for path in folder.glob("board-*.json"):
        try:
            found.append(read_record(path))
        except DataNotReady:  # who tidies the folder sets it aside; for everybody else it is not there
            continue
    return sorted(found, key=lambda record: record.sequence, reverse=True)


def stand_ins(folder: Path, release_id: str | None) -> list[Record]:
    """What may be shown when this release cannot be: those before it, the newest first, then any later ones."""
    known = records(folder)
    limit = next((one.sequence for one in known if one.release_id == release_id), float("inf"))
    others = [record for record in known if record.release_id != release_id]
    return sorted(others, key=lambda record: record.sequence > limit)


def current_id(folder: Path) -> str | None:
    """The release that CURRENT names; None where there is no such file, '' where it holds no name of a release."""
    try:
        handle = os.open(
            f"{folder}/CURRENT", os.O_RDONLY
        )  # asked at every question: four times as fast as read_text
    except FileNotFoundError:
        return None
    except OSError:
        return ""
    try:
        name = os.read(handle, 256).decode(errors="replace").strip()
    finally:
        os.close(handle)
    stem = name.removesuffix(".duckdb")
    return stem if name != stem and RELEASE_ID.fullmatch(stem) else ""


def entries(folder: Path) -> list[ReleaseEntry]:
    """Every release that was ever published here, the newest first; a file of the wrong size counts as damaged.

    Reads records alone, no release: `matches` tells whether a file is what its record says.
    """
    found: dict[str, ReleaseEntry] = {}
    for state, place in PLACES.items():
        for record in records(folder / place):
            path = folder / place / f"{record.release_id}.duckdb"
            size = path.stat().st_size if path.is_file() else 0
            found.setdefault(record.release_id, ReleaseEntry(record, state, size))
    shown = current_id(folder)
    listed = [_as_it_stands(entry, shown) for entry in found.values()]
    return sorted(listed, key=lambda entry: entry.record.sequence, reverse=True)


def _as_it_stands(entry: ReleaseEntry, shown: str | None) -> ReleaseEntry:
    if entry.state != "kept":
        return entry
    if entry.size_bytes != entry.record.size_bytes:
        return replace(entry, state="damaged")
    return replace(entry, state="current") if entry.release_id == shown else entry


def sha256_of(path: Path) -> str:
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def matches(path: Path, record: Record) -> bool:
    """Whether the file is byte by byte what its record says; 50 MB take about 0.1 s."""
    try:
        return path.stat().st_size == record.size_bytes and sha256_of(path) == record.sha256
    except OSError:
        return False
