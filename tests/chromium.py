"""Find Chromium, or a browser built on it, for the tests; install it where the system's package manager can.

Standard library only: run.py uses this before anything is installed.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

from tests.system_packages import install

COMMANDS = (
    "chromium",
    "chromium-browser",
    "google-chrome-stable",
    "google-chrome",
    "microsoft-edge-stable",
    "microsoft-edge",
)
MAC_APPLICATIONS = (
    "Chromium.app/Contents/MacOS/Chromium",
    "Google Chrome.app/Contents/MacOS/Google Chrome",
    "Microsoft Edge.app/Contents/MacOS/Microsoft Edge",
)
WINDOWS_PROGRAMS = (
    "Chromium/Application/chrome.exe",
    "Google/Chrome/Application/chrome.exe",
    "Microsoft/Edge/Application/msedge.exe",
)
PACKAGES = {"apt-get": "chromium", "dnf": "chromium", "pacman": "chromium", "brew": "chromium"}


def find_chromium() -> Path | None:
    """The browser's program, or None; BANG06_CHROMIUM names another one."""
    return next((program for program in candidates() if starts(program)), None)


def candidates() -> list[Path]:
    """Every place where a browser may stand on this system and where a file is."""
    named = [os.environ.get("BANG06_CHROMIUM"), *map(shutil.which, COMMANDS)]
    places = [Path(name) for name in named if name]
    if sys.platform == "darwin":
        folders = [Path("/Applications"), Path.home() / "Applications"]
        places += [folder / name for folder in folders for name in MAC_APPLICATIONS]
    if os.name == "nt":
        folders = [os.environ.get(key) for key in ("ProgramFiles", "ProgramFiles(x86)", "LocalAppData")]
        places += [Path(folder) / name for folder in folders if folder for name in WINDOWS_PROGRAMS]
    return [place for place in places if place.is_file()]


def starts(program: Path) -> bool:
    """Ubuntu's `chromium-browser` is a stub that only says where to get it. Elsewhere a file is enough:
    on Windows `--version` would open a window."""
    if not sys.platform.startswith("linux"):
        return True
    try:
        asked = subprocess.run(
            [program, "--version"], stdin=subprocess.DEVNULL, capture_output=True, timeout=30, check=False
        )
    except (OSError, subprocess.TimeoutExpired):
        return False
    return asked.returncode == 0


def install_chromium() -> bool:
    """Install by the system's package manager, without a question; True when a browser is there after it."""
    return install(PACKAGES, cask=True) and find_chromium() is not None
