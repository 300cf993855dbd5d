"""Find Chromium, or a browser built on it, for the tests; install it where the system's package manager can.

Standard library only: run.py uses this before anything is installed.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

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
# Tried in this order; the first command that exists is the system's own.
INSTALLERS = (
    ("apt-get", (("update", "-qq"), ("install", "-y", "-qq", "--no-install-recommends", "chromium"))),
    ("dnf", (("install", "-y", "-q", "chromium"),)),
    ("pacman", (("-Sy", "--noconfirm", "--needed", "chromium"),)),
    ("brew", (("install", "--cask", "chromium"),)),
)


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
    for manager, steps in INSTALLERS:
        command = [shutil.which(manager)] if manager == "brew" else as_root(manager)
        if command and command[0]:
            for step in steps:
                subprocess.call([*command, *step], stdin=subprocess.DEVNULL, env=without_questions())
            return find_chromium() is not None
    return False


def as_root(program: str) -> list[str] | None:
    """How to call a system program with root's rights and no question; None when that cannot be done."""
    found = shutil.which(program)
    if not found or not hasattr(os, "geteuid"):
        return None
    if os.geteuid() == 0:
        return [found]
    sudo = shutil.which("sudo")
    if sudo and not subprocess.call(
        [sudo, "-n", "true"], stdin=subprocess.DEVNULL, stderr=subprocess.DEVNULL
    ):
        return [sudo, "-n", found]
    return None


def without_questions() -> dict[str, str]:
    return {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
