"""A folder for one check of a file. It may hold a copy of what a refused file said, so none is left behind for good.

Whoever works in a folder holds its lock, which the system frees when a process dies, however it dies. Whatever a killed
check has left goes when the next one begins.
"""

from __future__ import annotations

import shutil
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from filelock import FileLock, Timeout

_PREFIX, _LOCK = "bang06-gate-", ".lock"
_YOUNG_SECONDS = 5  # its maker may not hold the lock yet


@contextmanager
def workplace() -> Iterator[str]:
    """A folder in the system's temporary folder, gone afterwards."""
    clear_abandoned()
    with (
        tempfile.TemporaryDirectory(prefix=_PREFIX, ignore_cleanup_errors=True) as folder,
        FileLock(Path(folder) / _LOCK),
    ):
        yield folder


def clear_abandoned() -> None:
    """Delete the folders of checks that were killed."""
    for folder in Path(tempfile.gettempdir()).glob(f"{_PREFIX}*"):
        with suppress(Timeout, OSError):
            if time.time() - folder.stat().st_mtime > _YOUNG_SECONDS:
                with FileLock(folder / _LOCK, timeout=0):
                    _empty(folder)
                shutil.rmtree(folder)


def _empty(folder: Path) -> None:
    for path in folder.iterdir():
        if path.is_dir():
            shutil.rmtree(path)
        elif path.name != _LOCK:
            path.unlink()
