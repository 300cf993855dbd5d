"""A file is replaced whole, also where a reader stands in the way for a moment."""

from __future__ import annotations

import os

import pytest

from board import replacing
from board.replacing import replace_file
from pipeline.durable_files import to_disk


def refuse(times: int, monkeypatch: pytest.MonkeyPatch) -> list[object]:
    """Let the system refuse to replace a file some times, as Windows does while it is open; the calls made."""
    really, calls = os.replace, []

    def replace(source: object, target: object) -> None:
        calls.append(target)
        if len(calls) <= times:
            raise PermissionError
        really(source, target)

    monkeypatch.setattr(replacing.os, "replace", replace)
    monkeypatch.setattr(replacing, "_PAUSE_SECONDS", 0)
    return calls


def test_a_file_in_use_is_replaced_as_soon_as_it_is_free(tmp_path, monkeypatch):
    (tmp_path / "new").write_text("new", encoding="utf-8")
    (tmp_path / "old").write_text("old", encoding="utf-8")
    calls = refuse(2, monkeypatch)
    replace_file(tmp_path / "new", tmp_path / "old")
    assert (tmp_path / "old").read_text(encoding="utf-8") == "new"
    assert len(calls) == 3


def test_a_file_that_stays_in_use_is_an_error_and_keeps_its_content(tmp_path, monkeypatch):
    (tmp_path / "new").write_text("new", encoding="utf-8")
    (tmp_path / "old").write_text("old", encoding="utf-8")
    refuse(1000, monkeypatch)
    with pytest.raises(PermissionError):
        replace_file(tmp_path / "new", tmp_path / "old")
    assert (tmp_path / "old").read_text(encoding="utf-8") == "old"


def test_files_and_folders_can_be_brought_to_disk(tmp_path):
    (tmp_path / "file").write_text("content", encoding="utf-8")
    to_disk(tmp_path / "file")
    to_disk(tmp_path)
    assert (tmp_path / "file").read_text(encoding="utf-8") == "content"
