"""A full disk and a folder that may not be written to: a clear message, the last good release, nothing left behind."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from board.release_record import current_id, entries
from board.store import current_release
from geo.places import ROOT
from pipeline.__main__ import main
from pipeline.durable_files import StorageFailed
from pipeline.publish import publish, withdraw
from pipeline.release_folder import LOCK

LIMITED = """
import pathlib, resource, sys
from board.errors import BoardError
from pipeline.publish import publish
resource.setrlimit(resource.RLIMIT_FSIZE, (1_000_000, 1_000_000))
try:
    publish(*map(pathlib.Path, sys.argv[1:]), people_sheets=False)
except BoardError as error:
    print(type(error).__name__, error.en)
"""


@contextmanager
def mounted(folder: Path, size: str) -> Iterator[None]:
    """A file system of its own in memory; skips where this user may not mount one."""
    folder.mkdir()
    if shutil.which("mount") is None or not _run(
        "mount", "-t", "tmpfs", "-o", f"size={size}", "tmpfs", folder
    ):
        pytest.skip("this user may not mount a file system")
    try:
        yield
    finally:
        _run("umount", "--lazy", folder)  # the board may still have a release open


def _run(*command: object) -> bool:
    return subprocess.run([*map(str, command)], capture_output=True, check=False).returncode == 0


def names(releases: Path) -> set[str]:
    return {path.relative_to(releases).as_posix() for path in releases.rglob("*")} - {LOCK}


@pytest.mark.parametrize("room", [0, 0.95, 1])
def test_a_full_disk_stops_a_publish_and_nothing_else(room, extracts, two_published, tmp_path, monkeypatch):
    """Room for so much of a release: full at once, while it is built, when all but its record is written."""
    disk = tmp_path / "disk"
    with mounted(disk, "16m"):
        releases = shutil.copytree(two_published, disk / "releases")
        monkeypatch.setenv("BANG06_RELEASES", str(releases))
        before, shown = names(releases), current_id(releases)
        left = int(room * entries(releases)[0].size_bytes)
        (disk / "filler").write_bytes(bytes(shutil.disk_usage(disk).free - left))
        with pytest.raises(StorageFailed, match="đã đầy"):
            publish(extracts[2], releases, people_sheets=False)
        assert names(releases) == before
        assert current_release().path.stem == shown
        (disk / "filler").unlink()
        assert publish(extracts[2], releases, people_sheets=False).stem == current_id(releases) != shown


@pytest.mark.skipif(os.name == "nt", reason="Windows has no limit of a file's size")
def test_a_file_that_may_not_grow_stops_a_publish_like_a_full_disk(extracts, two_published, tmp_path):
    """Also for who may not mount a file system."""
    releases = shutil.copytree(two_published, tmp_path / "releases")
    before = names(releases)
    command = [sys.executable, "-c", LIMITED, str(extracts[2]), str(releases)]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, encoding="utf-8", check=False)
    assert done.stderr == ""
    assert done.stdout.startswith("StorageFailed The disk of the folder releases is full.")
    assert names(releases) == before


def test_a_folder_that_may_not_be_written_to_is_named_and_still_read(
    extracts, two_published, tmp_path, monkeypatch, capsys
):
    disk = tmp_path / "disk"
    with mounted(disk, "16m"):
        releases = shutil.copytree(two_published, disk / "releases")
        monkeypatch.setenv("BANG06_RELEASES", str(releases))
        shown = current_id(releases)
        assert _run("mount", "-o", "remount,ro", disk)
        for change in (
            lambda: publish(extracts[2], releases, people_sheets=False),
            lambda: withdraw(releases, shown),
        ):
            with pytest.raises(StorageFailed, match="Không được phép ghi vào thư mục releases"):
                change()
        assert current_release().path.stem == shown
        assert main(["releases"]) == 0
        out = capsys.readouterr().out
        assert "Không được phép ghi" in out
        assert f"{shown} · đang hiển thị" in out
        assert [entry.state for entry in entries(releases)] == ["current", "kept"]
