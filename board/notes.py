"""What people say about the figures: signed notes of data stewards, one area and one month each, printed as written.

    data/notes/log.jsonl   one event a line, then one line that seals all before it

The log only grows: a note that is taken back stays in it, followed by an event that says so. Whatever of it is lost or
changed breaks the seal, and then no report is made. The seal tells damage, not malice: whoever may write to the folder can
seal anew.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import asdict, dataclass
from datetime import date, datetime
from pathlib import Path
from typing import Literal

from board.errors import BoardError
from board.indicators import catalogue
from board.question import Question, months_before
from geo.areas import areas, vintage_of
from geo.places import data_folder

LOG = "log.jsonl"
LONGEST = 600  # characters
# What both typefaces of the reports draw; a test compiles every one of them.
PRINTABLE = frozenset(
    [chr(code) for span in ((0x20, 0x7F), (0xC0, 0x100), (0x1EA0, 0x1EFA)) for code in range(*span)]
    + list("ĂăĐđĨĩŨũƠơƯư§°±²³·«»‹›‘’“”–—…•‰€₫−≤≥≠≈→")
)


@dataclass(frozen=True)
class Note:
    """period: last day of the month it is about. indicator_id: None where it is about the area as a whole."""

    id: str
    area_code: str
    period: date
    indicator_id: str | None
    text: str
    by: str
    on: date


@dataclass(frozen=True)
class Event:
    """A line of the log. at: ISO time with its zone. The last four are empty for a note that is taken back."""

    kind: Literal["added", "withdrawn"]
    id: str
    by: str
    at: str
    area_code: str = ""
    period: str = ""
    indicator_id: str | None = None
    text: str = ""


def notes_folder() -> Path:
    return data_folder() / "notes"


def read_events(folder: Path) -> list[Event]:
    """Everything that was ever noted or taken back; empty where there is no log. Raises BoardError for a damaged one."""
    try:
        *lines, seal = (folder / LOG).read_bytes().splitlines(keepends=True)
        if seal != _seal(lines):
            raise ValueError("the seal is broken")
        events = [Event(**json.loads(line)) for line in lines]
        _require_sense(events)
    except FileNotFoundError:
        return []
    except (OSError, ValueError, TypeError, KeyError):
        raise _damaged() from None
    return events


def read_notes(folder: Path) -> tuple[Note, ...]:
    """The notes that stand, in the order they were made. Raises BoardError for a damaged log."""
    events = read_events(folder)
    taken_back = {event.id for event in events if event.kind == "withdrawn"}
    return tuple(_note(event) for event in events if event.kind == "added" and event.id not in taken_back)


def notes_on(notes: Iterable[Note], question: Question, months: int = 1) -> list[Note]:
    """Those about the question's own area in the months of its span, the earliest month first."""
    vintage = question.area_vintage
    span = {months_before(question.period, back) for back in range(max(months, question.months))}
    found = [one for one in notes if one.area_code == question.area_code and one.period in span]
    return sorted((one for one in found if vintage_of(one.period) == vintage), key=lambda one: one.period)


def log_text(events: Sequence[Event]) -> str:
    """The whole log as it is written."""
    lines = [(json.dumps(asdict(event), ensure_ascii=False) + "\n").encode() for event in events]
    return b"".join([*lines, _seal(lines)]).decode()


def _seal(lines: Sequence[bytes]) -> bytes:
    told: Mapping = {"lines": len(lines), "sha256": hashlib.sha256(b"".join(lines)).hexdigest()}
    return (json.dumps(told) + "\n").encode()


def _require_sense(events: Sequence[Event]) -> None:
    """Raises ValueError, TypeError or KeyError where the lines cannot have been written by the command."""
    standing: set[str] = set()
    for event in events:
        datetime.fromisoformat(event.at)
        if event.kind == "added" and event.id not in standing:
            note = _note(event)
            known = {item.area_code for item in areas(vintage_of(note.period))}
            if (
                note.area_code not in known
                or not 0 < len(note.text) <= LONGEST
                or not PRINTABLE >= {*note.text}
            ):
                raise ValueError(event.id)
            standing.add(event.id)
        elif event.kind == "withdrawn":
            standing.remove(event.id)
        else:
            raise ValueError(event.kind)


def _note(event: Event) -> Note:
    """An indicator that the catalogue has no more leaves a note about the area as a whole."""
    about = event.indicator_id if event.indicator_id in catalogue() else None
    period, on = date.fromisoformat(event.period), datetime.fromisoformat(event.at).date()
    return Note(event.id, event.area_code, period, about, event.text, event.by, on)


def _damaged() -> BoardError:
    return BoardError(
        "Tệp ý kiến của người phụ trách (notes/log.jsonl) bị hỏng hoặc bị sửa nên không lập báo cáo để không mất ý kiến nào. "
        "Hãy khôi phục tệp từ bản sao lưu.",
        "The file of the stewards' notes (notes/log.jsonl) is damaged or was changed, so no report is made lest a note is lost. "
        "Restore the file from a backup.",
    )
