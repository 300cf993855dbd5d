"""Find poppler's pdftotext, a reader of PDFs that shares no code with the maker of ours; install it where the system can.

Standard library only at the top: run.py uses this before anything is installed.
"""

from __future__ import annotations

import os
import shutil
import subprocess
from functools import cache
from pathlib import Path

from tests.system_packages import install

PACKAGES = {"apt-get": "poppler-utils", "dnf": "poppler-utils", "pacman": "poppler", "brew": "poppler"}
WINDOWS_PROGRAMS = ("poppler/Library/bin", "poppler/bin")


@cache
def find_pdftotext() -> str | None:
    """The command, or None where poppler is not installed."""
    programs = [Path(root) for name in ("ProgramFiles", "LOCALAPPDATA") if (root := os.environ.get(name))]
    places = [root / under for root in programs for under in WINDOWS_PROGRAMS]
    return shutil.which("pdftotext") or next(
        (found for place in places if (found := shutil.which("pdftotext", path=str(place)))), None
    )


def install_pdftotext() -> bool:
    """By the system's package manager, without a question; True when it is there after it."""
    asked = install(PACKAGES)
    find_pdftotext.cache_clear()
    return asked and find_pdftotext() is not None


def text_of(pdf: bytes) -> str:
    """All pages' text in reading order; the test is skipped where there is no pdftotext."""
    command = find_pdftotext()
    if command is None:
        import pytest

        pytest.skip("pdftotext (poppler-utils) is not installed")
    done = subprocess.run(
        [command, "-enc", "UTF-8", "-", "-"], input=pdf, capture_output=True, check=True, timeout=60
    )
    return done.stdout.decode("utf-8")
