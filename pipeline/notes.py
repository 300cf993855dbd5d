"""Writing the stewards' notes: looked through for identifiers of persons and for letters that the reports cannot print."""

from __future__ import annotations

import unicodedata
from datetime import date, datetime
from pathlib import Path

from filelock import FileLock

from board.definition_file import Text
from board.dimensions import FIRST_PERIOD
from board.errors import BoardError
from board.indicators import catalogue
from board.notes import LOG, LONGEST, PRINTABLE, Event, Note, log_text, read_events, read_notes
from board.question import month_end
from board.replacing import replace_file
from board.stewards import person_name, read_stewards, same_person
from board.today import today
from board.words import day, listed
from geo.areas import areas, vintage_of
from pipeline.durable_files import storage_told, to_disk, write_text
from pipeline.gate.scan import KINDS, scan_texts

_BUSY_SECONDS = 30
_SPACES = dict.fromkeys(map(ord, "\n\r\t\N{NO-BREAK SPACE}"), " ")


def add_note(
    folder: Path, *, area_code: str, period: str, text: str, by: str, indicator_id: str | None = None
) -> Note:
    """Sign a note. period: '2025-06'. Raises BoardError, which never repeats the text."""
    by = steward(by)
    about = known_period(period)
    require_known(area_code, about, indicator_id)
    text = printable(text)
    require_impersonal(text)
    with _locked(folder):
        events = read_events(folder)
        number = sum(event.kind == "added" for event in events) + 1
        new = Event("added", f"n{number}", by, _now(), area_code, about.isoformat(), indicator_id, text)
        _write(folder, [*events, new])
    return next(note for note in read_notes(folder) if note.id == new.id)


def withdraw_note(folder: Path, note_id: str, *, by: str) -> None:
    """Take a note back; it stays in the log. Any steward may. Raises BoardError."""
    by = steward(by)
    with _locked(folder):
        events = read_events(folder)
        if all(note.id != note_id for note in read_notes(folder)):
            raise BoardError(
                f"Không có ý kiến nào mang mã {note_id[:12]}. Xem danh sách bằng lệnh “note list”.",
                f"No note has the id {note_id[:12]}. The command “note list” shows them.",
            )
        _write(folder, [*events, Event("withdrawn", note_id, by, _now())])


def steward(name: str) -> str:
    """The steward's name as it is listed: a note is signed by somebody who answers for it. Raises BoardError."""
    name = person_name(name)
    found = [known for known in read_stewards() if same_person(known, name)]
    if not found:
        raise BoardError(
            f"{name} không có trong danh sách người phụ trách số liệu. Thêm bằng lệnh “steward”.",
            f"{name} is not on the list of data stewards. The command “steward” names one.",
        )
    return printable(found[0])


def known_period(text: str) -> date:
    """'2025-06' as the month's last day. Raises BoardError for what is no month of the board up to this one."""
    period, latest = month_end(text), today()
    if period is None or period < FIRST_PERIOD or (period.year, period.month) > (latest.year, latest.month):
        raise BoardError(
            f"Kỳ không hợp lệ. Viết tháng dạng 2025-06, từ {FIRST_PERIOD:%Y-%m} đến tháng này.",
            f"Not a month of the board. Write 2025-06, from {FIRST_PERIOD:%Y-%m} to this month.",
        )
    return period


def require_known(area_code: str, period: date, indicator_id: str | None) -> None:
    """Raises BoardError for an area that the month does not have, or an indicator that there is not."""
    if all(item.area_code != area_code for item in areas(vintage_of(period))):
        raise BoardError(
            f"Không có địa bàn mã “{area_code[:20]}” ở địa giới ngày {day(period)}.",
            f"There is no area with the code “{area_code[:20]}” in the boundaries of {day(period)}.",
        )
    if indicator_id is not None and indicator_id not in catalogue():
        raise BoardError(
            f"Không có chỉ số “{indicator_id[:40]}”.", f"There is no indicator “{indicator_id[:40]}”."
        )


def printable(text: str) -> str:
    """The text with composed accents and single spaces. Raises BoardError naming a character that no report can print."""
    words = unicodedata.normalize("NFC", text).translate(_SPACES).split(" ")
    text = " ".join(filter(None, words))
    for letter in text:
        if letter not in PRINTABLE:
            code, name = f"U+{ord(letter):04X}", unicodedata.name(letter, "?")
            raise BoardError(
                f"Ý kiến có ký tự {code} ({name}) mà báo cáo không in được. Hãy bỏ ký tự này.",
                f"The note holds the character {code} ({name}), which reports cannot print. Leave it out.",
            )
    if not 0 < len(text) <= LONGEST:
        raise BoardError(
            f"Ý kiến cần từ 1 đến {LONGEST} ký tự; hiện có {len(text)}.",
            f"A note has 1 to {LONGEST} characters; this one has {len(text)}.",
        )
    return text


def require_impersonal(text: str) -> None:
    """Raises BoardError where anything in the text points to one person; dates of work are let pass."""
    kinds = [KINDS[hit.kind] for hit in scan_texts([text], "notes", "text", dates=False)]
    if kinds:
        told = Text(*(listed([kind.in_(language) for kind in kinds], language) for language in ("vi", "en")))
        raise BoardError(
            f"Ý kiến có dấu hiệu thông tin cá nhân: {told.vi}. Hãy viết lại, không nêu về một người nào.",
            f"The note seems to tell something of a person: {told.en}. Write it without naming anybody.",
        )


def _locked(folder: Path) -> FileLock:
    with storage_told(folder):
        folder.mkdir(parents=True, exist_ok=True)
    return FileLock(folder / "log.lock", timeout=_BUSY_SECONDS)


def _write(folder: Path, events: list[Event]) -> None:
    """Put in place whole: a kill leaves the log as it was or as it is to be, never a torn line."""
    with storage_told(folder):
        beside = folder / f"{LOG}.part"
        write_text(beside, log_text(events))
        replace_file(beside, folder / LOG)
        to_disk(folder)


def _now() -> str:
    return datetime.now().astimezone().isoformat(timespec="seconds")
