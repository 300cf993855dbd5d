"""Files that last through a loss of power, and that are replaced in one step on every system."""

from __future__ import annotations

import os
import time
from contextlib import suppress
from pathlib import Path

_TRIES, _PAUSE_SECONDS = 20, 0.05


def to_disk(path: Path) -> None:
    """fsync a file, or a folder so that the names in it last; Windows has no fsync of folders."""
    if path.is_dir() and os.name == "nt":
        return
    handle = os.open(path, os.O_RDONLY if path.is_dir() else os.O_RDWR)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


def replace_file(beside: Path, place: Path) -> None:
    """os.replace, which on Windows fails while somebody reads the old file: then again, for a second at most."""
    for _ in range(_TRIES):
        with suppress(PermissionError):
            os.replace(beside, place)
            return
        time.sleep(_PAUSE_SECONDS)
    os.replace(beside, place)
