"""The command `releases`: put the folder in order, then say what is in it and what was last done."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path

from board.release_log import EVENT_WORDS, Event, read_log
from board.release_record import STATE_WORDS, ReleaseEntry, entries
from board.store import releases_folder
from board.words import month_name, number
from pipeline.durable_files import StorageFailed, storage_told
from pipeline.progress import say
from pipeline.release_folder import PublisherBusy, lock
from pipeline.release_repair import repair

_LAST_EVENTS = 5


def show_releases() -> None:
    """Put the folder in order, then list its releases, the newest first, and what was last done."""
    folder = releases_folder()
    if folder.is_dir():
        _put_in_order(folder)
    listed = entries(folder)
    if not listed:
        say("Chưa có kỳ phát hành nào.", "There is no release yet.")
    for entry in listed:
        say(_line(entry, "vi"), _line(entry, "en"))
    log = read_log(folder)
    for event in log.events[-_LAST_EVENTS:]:
        say(_event_line(event, "vi"), _event_line(event, "en"))
    if log.torn:
        say(
            f"Nhật ký có {log.torn} dòng không đọc được (lần ghi bị ngắt giữa chừng).",
            f"The log has {log.torn} lines that cannot be read (a write was broken off).",
        )


def _put_in_order(folder: Path) -> None:
    """Where that is not possible now, the list is still of use."""
    try:
        with storage_told(folder), lock(folder):
            for line in repair(folder):
                say(line.vi, line.en)
    except (PublisherBusy, StorageFailed) as error:
        say(error.vi, error.en)


def _line(entry: ReleaseEntry, language: str) -> str:
    """'board-2026-10-1a2b3c4d · đang hiển thị · tháng 10/2026 · 96 MB · Dữ liệu mô phỏng'."""
    record = entry.record
    size = f"{number(entry.size_bytes / 1e6, language)} MB" if entry.size_bytes else ""
    parts = [
        record.release_id,
        STATE_WORDS[entry.state].in_(language),
        month_name(record.last_period, language),
    ]
    return " · ".join(part for part in [*parts, size, record.label, ", ".join(record.by)] if part)


def _event_line(event: Event, language: str) -> str:
    """'#12 24/11/2026 22:01 · thu hồi · board-2026-10-1a2b3c4d · Nguyễn Văn A'."""
    at = f"{datetime.fromisoformat(event.at):%d/%m/%Y %H:%M}"
    parts = [f"#{event.sequence} {at}", EVENT_WORDS[event.kind].in_(language), event.release_id]
    return " · ".join(part for part in [*parts, ", ".join(event.by)] if part)
