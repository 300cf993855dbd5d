"""Putting a finished file in place of another in one step, on every system."""

from __future__ import annotations

import os
import time
from contextlib import suppress
from pathlib import Path

_TRIES, _PAUSE_SECONDS = 20, 0.05


def replace_file(beside: Path, place: Path) -> None:
    """os.replace, which on Windows fails while somebody reads the old file: then again, for a second at most."""
    for _ in range(_TRIES):
        with suppress(PermissionError):
            os.replace(beside, place)
            return
        time.sleep(_PAUSE_SECONDS)
    os.replace(beside, place)
