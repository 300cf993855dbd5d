"""Find poppler's pdftotext: a reader of PDFs that shares no code with the maker of ours."""

from __future__ import annotations

import os
import shutil
import subprocess
from functools import cache
from pathlib import Path

import pytest

MAC_FOLDERS = ("/opt/homebrew/bin", "/usr/local/bin")
WINDOWS_PROGRAMS = ("poppler/Library/bin", "poppler/bin")


@cache
def find_pdftotext() -> str | None:
    """The command, or None where poppler is not installed."""
    programs = [Path(root) for name in ("ProgramFiles", "LOCALAPPDATA") if (root := os.environ.get(name))]
    places = [Path(folder) for folder in MAC_FOLDERS] + [
        root / under for root in programs for under in WINDOWS_PROGRAMS
    ]
    return shutil.which("pdftotext") or next(
        (found for place in places if (found := shutil.which("pdftotext", path=str(place)))), None
    )


def text_of(pdf: bytes) -> str:
    """All pages' text in reading order; the test is skipped where there is no pdftotext."""
    command = find_pdftotext()
    if command is None:
        pytest.skip("pdftotext (poppler-utils) is not installed")
    done = subprocess.run(
        [command, "-enc", "UTF-8", "-", "-"], input=pdf, capture_output=True, check=True, timeout=60
    )
    return done.stdout.decode("utf-8")
