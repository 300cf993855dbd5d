"""Find pdftotext, an independent reader of the reports' text, for the tests; install it where the system can.

Standard library only: run.py uses this before anything is installed.
"""

from __future__ import annotations

import shutil
from pathlib import Path

from tests.system_packages import install

PACKAGES = {"apt-get": "poppler-utils", "dnf": "poppler-utils", "pacman": "poppler", "brew": "poppler"}


def find_pdftotext() -> Path | None:
    """The program, or None."""
    found = shutil.which("pdftotext")
    return Path(found) if found else None


def install_pdftotext() -> bool:
    """True when it is there after it."""
    return install(PACKAGES) and find_pdftotext() is not None
