"""Where the program keeps what it makes: one folder, never committed, moved by one environment variable."""

from __future__ import annotations

import os
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]


def data_folder() -> Path:
    """The folder of incoming/, work/, releases/ and maps/: BANG06_DATA, else data/ beside the code.

    Read at every call, so that a test or a command can move it.
    """
    return Path(os.environ.get("BANG06_DATA") or ROOT / "data")
