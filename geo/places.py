"""Where the program keeps what it makes, and the owner's own settings: folders that are never committed."""

from __future__ import annotations

import os
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]


def data_folder() -> Path:
    """The folder of incoming/, work/, releases/ and maps/: BANG06_DATA, else data/ beside the code.

    Read at every call, so that a test or a command can move it.
    """
    return Path(os.environ.get("BANG06_DATA") or ROOT / "data")


def owner_folder() -> Path:
    """What the owner alone may read: BANG06_OWNER, else bang06 in the user's configuration folder of this system."""
    if chosen := os.environ.get("BANG06_OWNER"):
        return Path(chosen)
    settings = os.environ.get("APPDATA") if os.name == "nt" else os.environ.get("XDG_CONFIG_HOME")
    return Path(settings or Path.home() / ".config") / "bang06"
