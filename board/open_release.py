"""One release file, opened: verified against its record, read-only, closed to the outside world."""

from __future__ import annotations

import os
from dataclasses import dataclass, field, replace
from pathlib import Path

import duckdb

from board.errors import DataNotReady
from board.release_info import ReleaseInfo, read_info
from board.release_record import Record, matches, read_record

LONGEST_QUESTION_MS = 10_000  # a page question takes milliseconds; what takes this long has gone wrong
_SETTINGS = (
    "temp_directory = ''",  # nothing of a release is ever spilled to disk; first, because the next line locks it
    "enable_external_access = false",
    "autoinstall_known_extensions = false",
    "autoload_known_extensions = false",
    f"max_execution_time = {LONGEST_QUESTION_MS}",
    "memory_limit = '1GB'",
    "threads = 1",  # questions are short: viewers share the cores, not one question
    "lock_configuration = true",
)
Stamp = tuple[int, int, int] | None  # what a file was when it was looked at; None where it was missing


@dataclass(frozen=True)
class Release:
    """An open release. Its connection is never used directly: threads that share one get each other's rows.

    record: None only for a file that was opened by its path. instead_of: where this one stands in for the release that
    CURRENT names, the id of that one; '' where CURRENT names none; None ordinarily.
    """

    path: Path
    info: ReleaseInfo
    _connection: duckdb.DuckDBPyConnection = field(repr=False, compare=False)
    record: Record | None = None
    instead_of: str | None = None

    def cursor(self) -> duckdb.DuckDBPyConnection:
        """A cursor of one's own for one question; a cursor does not inherit USE."""
        own = self._connection.cursor()
        own.execute("USE release")
        return own

    def close(self) -> None:
        """Let go of the file. For a release that was opened aside; never for the one that viewers read."""
        self._connection.close()


def open_release(path: Path) -> Release:
    """Open one file as it is. Raises DataNotReady where it is no release or made for another version of this code."""
    # Attached to a private in-memory database: connect(path) would go on serving an earlier file of that name.
    connection = duckdb.connect()
    quoted = str(path).replace("'", "''")
    try:
        connection.execute(f"ATTACH '{quoted}' AS release (READ_ONLY)")
        for setting in _SETTINGS:
            connection.execute(f"SET {setting}")
        cursor = connection.cursor()
        cursor.execute("USE release")
        return Release(path, read_info(cursor), connection)
    except DataNotReady:
        connection.close()
        raise
    except (duckdb.Error, KeyError, ValueError) as error:
        connection.close()
        raise unreadable() from error


def open_verified(path: Path) -> Release:
    """Open a file that is byte by byte what the record beside it says. Raises DataNotReady where it is not."""
    record = read_record(path)
    before = stamp(path)
    if not matches(path, record):
        raise unreadable()
    opened = open_release(path)
    if stamp(path) != before:  # another file was put there in between
        opened.close()
        raise unreadable()
    return replace(opened, record=record)


def stamp(path: str | Path) -> Stamp:
    """Any later write to the file shows in it."""
    try:
        found = os.stat(path)
    except OSError:
        return None
    return found.st_ino, found.st_size, found.st_mtime_ns


def unreadable() -> DataNotReady:
    """For a current release that cannot be read."""
    return DataNotReady(
        "Không đọc được tệp của kỳ phát hành hiện tại. Người phụ trách dữ liệu hãy chạy “python -m pipeline releases” "
        "rồi phát hành lại bản trích.",
        "The file of the current release cannot be read. The data steward runs “python -m pipeline releases” "
        "and publishes the extract again.",
    )
