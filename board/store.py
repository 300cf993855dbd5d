"""Open the current release: one DuckDB file, read-only, closed to the outside world.

Releases are immutable files with new names and CURRENT names the one to read, so a new one is seen at the next
question while whoever still reads the old one goes on.
"""

from __future__ import annotations

import os
import re
import threading
from dataclasses import dataclass, field
from pathlib import Path

import duckdb

from board.errors import DataNotReady
from board.release_info import ReleaseInfo, read_info
from geo.places import data_folder

LONGEST_QUESTION_MS = 10_000  # a page question takes milliseconds; what takes this long has gone wrong
_FILE_NAME = re.compile(r"board-\d{4}-\d{2}-[0-9a-f]{8}\.duckdb")
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


@dataclass(frozen=True)
class Release:
    """An open release. Its connection is never used directly: threads that share one get each other's rows."""

    path: Path
    info: ReleaseInfo
    _connection: duckdb.DuckDBPyConnection = field(repr=False, compare=False)

    def cursor(self) -> duckdb.DuckDBPyConnection:
        """A cursor of one's own for one question; a cursor does not inherit USE."""
        own = self._connection.cursor()
        own.execute("USE release")
        return own

    def close(self) -> None:
        """Let go of the file. For a release that was opened aside; never for the one that viewers read."""
        self._connection.close()


_opening = threading.Lock()
_open: dict[Path, Release] = {}  # the current one alone; readers of an earlier one hold it themselves


def releases_folder() -> Path:
    """BANG06_RELEASES, else releases/ in the data folder. Read at every call, so that a test can move it."""
    return Path(os.environ.get("BANG06_RELEASES") or data_folder() / "releases")


def current_release() -> Release:
    """The release that CURRENT names now, opened once. Raises DataNotReady where there is none to read."""
    path = current_file(releases_folder())
    with _opening:
        if path not in _open:
            opened = open_release(path)
            _open.clear()
            _open[path] = opened
        return _open[path]


def current_file(folder: Path) -> Path:
    """The file that CURRENT names. Reading its one line costs microseconds, so no change is ever missed."""
    try:
        name = (folder / "CURRENT").read_text(encoding="utf-8").strip()
    except FileNotFoundError:
        raise DataNotReady(
            "Chưa có kỳ số liệu nào được phát hành. Người phụ trách dữ liệu chạy lệnh “python -m pipeline demo” "
            "để tạo số liệu mô phỏng, hoặc “python -m pipeline publish” để phát hành một bản trích.",
            "No release has been published yet. The data steward runs “python -m pipeline demo” for simulated "
            "data, or “python -m pipeline publish” to publish an extract.",
        ) from None
    if not _FILE_NAME.fullmatch(name) or not (folder / name).is_file():
        raise _unreadable()
    return folder / name


def open_release(path: Path) -> Release:
    """Open one file. Raises DataNotReady where it is damaged or made for another version of this code."""
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
        raise _unreadable() from error


def _unreadable() -> DataNotReady:
    return DataNotReady(
        "Không đọc được tệp của kỳ phát hành hiện tại. Người phụ trách dữ liệu hãy xem “python -m pipeline releases” "
        "rồi phát hành lại bản trích.",
        "The file of the current release cannot be read. The data steward looks at “python -m pipeline releases” "
        "and publishes the extract again.",
    )
