"""The log of a folder of releases: what was done, in which order, by whom. Appended to, never rewritten."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Literal

from board.definition_file import Text

LOG = "log.jsonl"
EventKind = Literal["published", "restored", "withdrawn", "purged", "set_aside"]
EVENT_WORDS: dict[EventKind, Text] = {
    "published": Text("phát hành", "published"),
    "restored": Text("hiển thị lại", "shown again"),
    "withdrawn": Text("thu hồi", "withdrawn"),
    "purged": Text("thu hồi và xóa hẳn", "withdrawn and deleted"),
    "set_aside": Text("tách riêng vì tệp hỏng", "set aside, its file is damaged"),
}


@dataclass(frozen=True)
class Event:
    """sequence: of events, from 1. at: ISO time with its zone. by: who did it, empty where nobody was named.
    shown: id of the release that was shown afterwards, None where there was none."""

    sequence: int
    kind: EventKind
    release_id: str
    at: str
    by: tuple[str, ...]
    shown: str | None


@dataclass(frozen=True)
class Log:
    """events: in their order. torn: lines that cannot be read, such as the last one of a process that was killed."""

    events: tuple[Event, ...]
    torn: int


def read_log(folder: Path) -> Log:
    """Everything that can be read of the log; empty where there is none."""
    try:
        lines = (folder / LOG).read_bytes().splitlines()
    except FileNotFoundError:
        lines = []
    read = [_event(line) for line in lines if line.strip()]
    events = sorted((event for event in read if event), key=lambda event: event.sequence)
    return Log(tuple(events), read.count(None))


def history(folder: Path) -> list[Event]:
    """The events, the newest first."""
    return list(reversed(read_log(folder).events))


def event_line(event: Event) -> str:
    return json.dumps(asdict(event), ensure_ascii=False) + "\n"


def _event(line: bytes) -> Event | None:
    try:
        stored: Mapping = json.loads(line)
        event = Event(**{**stored, "by": tuple(stored["by"])})
    except (ValueError, KeyError, TypeError):
        return None
    return event if event.kind in EVENT_WORDS and isinstance(event.sequence, int) else None
