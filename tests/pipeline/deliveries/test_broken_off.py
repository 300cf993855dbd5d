"""A delivery whose process dies: what it was is told, its file goes, what is shown stays."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path

import pytest

from board.deliveries import Delivery
from board.delivery_folder import folder_of, lock_of, new_id, read_delivery, state_of, uploads_folder
from board.errors import BoardError
from geo.places import ROOT
from pipeline.deliveries.decide import confirm
from pipeline.deliveries.journal import UPLOAD, at_work, now, save, sweep
from pipeline.deliveries.receive import receive
from tests.pipeline.gate.agency_files import old_month, write_csv

ONE, OTHER = "Nguyễn Văn An", "Trần Thị Bình"
# Takes a delivery up as the pipeline does, says so, and never comes back.
WORKING = """
import sys, time
from board.delivery_folder import state_of
from pipeline.deliveries.journal import at_work
with at_work(state_of(sys.argv[1])) as journal:
    print("at work", flush=True)
    time.sleep(600)
"""


@contextmanager
def somebody_at_work(delivery: Delivery) -> Iterator[subprocess.Popen]:
    command = [sys.executable, "-c", WORKING, delivery.id]
    with subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE, text=True) as process:
        assert process.stdout.readline() == "at work\n"
        try:
            yield process
        finally:
            process.kill()


def begun(state: str = "receiving") -> Delivery:
    """A delivery whose work has begun, with its uploaded file."""
    delivery = Delivery(new_id(), state, "dossiers", "", 3, "", ONE, now(), "protected")
    save(delivery)
    (folder_of(delivery.id) / UPLOAD).write_text("abc", encoding="utf-8")
    return delivery


def test_a_check_that_is_killed_is_told_and_its_file_is_swept_away(data: Path) -> None:
    delivery = begun()
    with somebody_at_work(delivery) as process:
        assert read_delivery(delivery.id).state == "receiving"
        assert sweep() == []
        process.kill()
        process.wait()
        broken = read_delivery(delivery.id)
    assert (broken.state, "bị ngắt giữa chừng" in broken.message.vi) == ("failed", True)
    assert (folder_of(delivery.id) / UPLOAD).exists()
    assert sweep() == [delivery.id]
    assert not (folder_of(delivery.id) / UPLOAD).exists()
    assert sweep() == []
    assert state_of(delivery.id).ended_at


def test_two_cannot_work_on_one_delivery(data: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("pipeline.deliveries.journal._LOCK_SECONDS", 0.1)
    delivery = begun()
    with somebody_at_work(delivery), pytest.raises(BoardError, match="đang được xử lý"), at_work(delivery):
        pass
    assert lock_of(delivery.id).acquire(timeout=5).lock.is_locked  # free again, although nobody tidied up


def test_a_publishing_that_is_killed_waits_for_confirmation_again(data: Path, tmp_path: Path) -> None:
    ready = receive(write_csv(tmp_path / "may.csv", old_month("2025-05")), by=ONE)
    save(replace(ready, state="publishing", confirmed_by=OTHER))  # and nobody holds its lock
    again = read_delivery(ready.id)
    assert (again.state, again.confirmed_by) == ("ready", "")
    assert "Hãy xác nhận lại" in again.message.vi
    done = confirm(ready.id, by=OTHER)
    assert (done.state, done.message) == ("published", None)


@pytest.mark.skipif(os.name == "nt", reason="Windows has no signal that stands for Ctrl-C of one process")
def test_a_check_that_is_stopped_says_so(data: Path) -> None:
    delivery = begun()
    with somebody_at_work(delivery) as process:
        process.send_signal(signal.SIGINT)
        process.wait()
    assert state_of(delivery.id).message.vi == "Đã dừng theo yêu cầu."
    assert not (folder_of(delivery.id) / UPLOAD).exists()


def test_a_mistake_of_ours_is_told_by_a_code_and_never_in_its_own_words(
    data: Path, capsys: pytest.CaptureFixture
) -> None:
    delivery = begun()
    with pytest.raises(BoardError, match="báo mã") as told, at_work(delivery):
        raise ValueError("074190012345")
    code = told.value.vi.split("mã ")[1][:8]
    log = capsys.readouterr().err
    assert f"error {code}: ValueError" in log
    assert "074190012345" not in log + told.value.vi + told.value.en
    assert told.value.__cause__ is None
    assert state_of(delivery.id).state == "failed"


def test_an_upload_that_nobody_came_for_goes_after_ten_minutes(data: Path) -> None:
    uploads_folder().mkdir(parents=True)
    old, new = uploads_folder() / new_id(), uploads_folder() / new_id()
    for path in (old, new):
        path.write_text("abc", encoding="utf-8")
    os.utime(old, (0, 0))
    sweep()
    assert (old.exists(), new.exists()) == (False, True)


def test_what_a_killed_check_has_left_of_a_file_is_swept_away_too(
    data: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path))
    left = tmp_path / "bang06-gate-killed"
    left.mkdir()
    (left / "cells.csv").write_text("a;b", encoding="utf-8")
    os.utime(left, (0, 0))
    sweep()
    assert not left.exists()
