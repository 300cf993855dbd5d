"""The folder of one check: nothing of a file stays behind, whatever became of whoever checked it."""

from __future__ import annotations

import os
import tempfile
from pathlib import Path

import pytest

from pipeline.gate.workplace import clear_abandoned, workplace


@pytest.fixture(autouse=True)
def temporary(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path))
    return tmp_path


def old(folder: Path) -> Path:
    """A copy of a file's cells in it, made a minute ago."""
    (folder / "bang06-xlsx-1").mkdir(parents=True)
    (folder / "bang06-xlsx-1" / "cells.xlsx").write_bytes(b"cells")
    os.utime(folder, (folder.stat().st_atime, folder.stat().st_mtime - 60))
    return folder


def test_what_a_killed_check_has_left_goes_when_the_next_begins(temporary: Path) -> None:
    left = old(temporary / "bang06-gate-killed")
    with workplace() as folder:
        assert not left.exists()
        assert list(temporary.iterdir()) == [Path(folder)]
    assert list(temporary.iterdir()) == []


def test_the_folder_of_a_check_that_is_going_on_stays_and_so_do_the_folders_of_others(
    temporary: Path,
) -> None:
    others = old(temporary / "somebody-elses")
    with workplace() as folder:
        at_work = old(Path(folder))
        clear_abandoned()
        assert (at_work / "bang06-xlsx-1" / "cells.xlsx").exists()
    assert list(temporary.iterdir()) == [others]
