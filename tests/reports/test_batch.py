"""A batch: told while it runs, stopped between two reports, honest about what failed and about its own death."""

from __future__ import annotations

import json
import os
import signal
import time
from dataclasses import replace
from datetime import date, datetime, timedelta
from pathlib import Path

import pytest

from board.errors import BoardError
from reports import batch, shelf
from reports.batch_start import start
from reports.batch_state import (
    BROKEN_OFF,
    CANCEL,
    Batch,
    batches,
    batches_folder,
    folder_of,
    lock_of,
    read_batch,
    save,
    stored,
)
from reports.edition import Edition
from reports.letter import Letter

OLD, TODAY = date(2025, 6, 30), date(2026, 11, 25)
# One report of a commune is drawn; what is refused costs nothing: English has no official letter, 2031 no figures.
GOOD, REFUSED, ALSO_GOOD = Edition("25864", OLD), Edition("25867", date(2031, 1, 31)), Edition("25870", OLD)


@pytest.fixture(autouse=True)
def office(small_release: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The data folder of this test alone, with the small release as the one that is shown."""
    monkeypatch.setenv("BANG06_DATA", str(tmp_path))
    monkeypatch.setenv("BANG06_RELEASES", str(small_release.parent))
    return tmp_path


def until(holds, seconds: float = 60) -> None:
    deadline = time.monotonic() + seconds
    while not holds():
        assert time.monotonic() < deadline, "it did not come to it"
        time.sleep(0.05)


def test_a_batch_is_made_by_a_process_of_its_own_from_what_was_ordered(office: Path) -> None:
    (office / "reports").mkdir()
    (office / "reports" / "settings.toml").write_text('number = "7"', encoding="utf-8")
    ordered = batch.order([GOOD], Letter(number="12", signer="Nguyễn Văn Mẫu"), TODAY)
    assert (ordered.state, ordered.total, ordered.share) == ("waiting", 1, 0)
    process = start(ordered.id)
    assert process.wait(timeout=120) == 0
    done = read_batch(ordered.id)
    assert (done.state, done.failed, done.current, done.share) == ("done", (), None, 1)
    assert done.release_id.startswith("board-2026-10-")
    assert done.ended_at >= done.at
    (report,) = shelf.listed()
    assert done.made == (report.id,)
    letter = report.request["letter"]
    assert letter["signer"] == "Nguyễn Văn Mẫu"
    assert letter["parent_agency"] == "UBND tỉnh Bình Dương"  # what the settings say stays
    assert "number" not in letter  # each report gets its own


def test_a_batch_tells_after_each_report_and_stops_before_the_next_one_when_asked(monkeypatch) -> None:
    ordered = batch.order([GOOD, ALSO_GOOD, replace(GOOD, area_code="25873")], Letter(), TODAY)
    told: list[Batch] = []

    def saved(state: Batch) -> Batch:
        told.append(save(state))
        if state.made:
            batch.cancel(state.id)
        return state

    monkeypatch.setattr(batch, "save", saved)
    done = batch.run(ordered.id)
    assert [(one.state, len(one.made)) for one in told[:2]] == [("running", 0), ("running", 1)]
    assert told[1].current.vi == ALSO_GOOD.area.name_vi
    assert done.state == "cancelled"
    assert len(done.made) == 2 == len(shelf.listed())  # the one that was being drawn is finished
    assert read_batch(ordered.id) == done


def test_a_batch_that_was_stopped_before_it_began_makes_nothing() -> None:
    ordered = batch.order([GOOD], Letter(), TODAY)
    batch.cancel(ordered.id)
    assert batch.run(ordered.id).state == "cancelled"
    assert shelf.listed() == ()


def test_a_report_that_cannot_be_made_is_named_with_its_reason_and_the_others_are_made(
    monkeypatch, caplog
) -> None:
    ordered = batch.order([GOOD, ALSO_GOOD], Letter(), TODAY)
    real = batch.letter_for

    def letter_for(edition: Edition, over, *, alone: bool) -> Letter:
        if edition == GOOD:
            raise RuntimeError("a word that must not be told")
        return real(edition, over, alone=alone)

    monkeypatch.setattr(batch, "letter_for", letter_for)
    done = batch.run(ordered.id)
    assert (done.state, len(done.made), done.share) == ("done", 1, 1)
    (failure,) = done.failed
    assert (failure.area_code, failure.name.vi) == (GOOD.area_code, GOOD.area.name_vi)
    assert "báo mã" in failure.reason.vi
    assert "must not be told" not in json.dumps(failure.reason.vi + failure.reason.en)
    assert "must not be told" in caplog.text  # the technician's log has it


def test_a_period_that_the_release_no_longer_has_ends_the_batch_with_the_reason() -> None:
    ordered = batch.order([GOOD, REFUSED], Letter(), TODAY)
    done = batch.run(ordered.id)
    assert done.state == "failed"
    assert "không có số liệu của kỳ 2031-01" in done.message.vi
    assert shelf.listed() == ()


def test_late_figures_end_a_batch_before_anything_is_made() -> None:
    late = date(2026, 12, 20)
    newest = Edition("25942", date(2026, 10, 31))
    ordered = batch.order([newest], Letter(), late)
    assert "chậm" in batch.run(ordered.id).message.vi
    assert shelf.listed() == ()


def test_only_one_batch_is_made_at_a_time() -> None:
    ordered = batch.order([GOOD], Letter(), TODAY)
    with pytest.raises(BoardError, match="Một đợt lập báo cáo khác đang chạy"):
        batch.order([ALSO_GOOD], Letter(), TODAY)
    with batch.one_at_a_time():  # as the command line holds it
        done = batch.run(ordered.id)
    assert done.state == "failed"
    assert "đang chạy" in done.message.vi
    batch.order([ALSO_GOOD], Letter(), TODAY)


def test_a_batch_is_not_made_twice_nor_by_two() -> None:
    ordered = batch.order([GOOD], Letter(), TODAY)
    with lock_of(ordered.id), pytest.raises(BoardError, match="đang chạy"):
        batch.run(ordered.id)
    batch.cancel(ordered.id)
    batch.run(ordered.id)
    with pytest.raises(BoardError, match="đã xong"):
        batch.run(ordered.id)


@pytest.mark.skipif(os.name == "nt", reason="a process is ended by a signal here")
def test_a_batch_whose_process_was_killed_is_told_and_the_next_one_may_begin() -> None:
    ordered = batch.order([GOOD, ALSO_GOOD], Letter(), TODAY)
    process = start(ordered.id)
    until(lambda: stored(ordered.id).state == "running")
    os.kill(process.pid, signal.SIGKILL)
    process.wait(timeout=30)
    found = read_batch(ordered.id)
    assert (found.state, found.message) == ("failed", BROKEN_OFF)
    assert stored(ordered.id).state == "running"  # nobody has written it down yet
    assert all(shelf.path_of(one.id).read_bytes().startswith(b"%PDF") for one in shelf.listed())
    batch.order([GOOD], Letter(), TODAY)
    assert stored(ordered.id).state == "failed"


def test_an_order_that_no_process_takes_up_is_over_after_a_minute() -> None:
    ordered = batch.order([GOOD], Letter(), TODAY)
    assert read_batch(ordered.id).is_running
    long_ago = datetime.now().astimezone() - timedelta(seconds=61)
    save(replace(ordered, at=long_ago.isoformat(timespec="seconds")))
    assert read_batch(ordered.id).state == "failed"


def test_only_the_newest_batches_are_kept() -> None:
    for number in range(batch.KEPT_BATCHES + 2):
        made = Batch(f"20261101-0800{number:02d}-0000", "done", 1, "2026-11-01T08:00:00+07:00")
        folder_of(made.id).mkdir(parents=True)
        save(made)
    batch.sweep()
    assert [one.id for one in batches()] == [
        f"20261101-0800{number:02d}-0000" for number in range(batch.KEPT_BATCHES + 1, 1, -1)
    ]


@pytest.mark.parametrize("name", ["../x", "", "20261101-080000-00000", "20261101-080000-0000/../.."])
def test_no_name_from_outside_becomes_a_folder(name: str) -> None:
    batches_folder().mkdir(parents=True)
    for act in (batch.run, batch.cancel):
        with pytest.raises(BoardError, match="Không có đợt"):
            act(name)
    assert read_batch(name) is None
    assert list(batches_folder().rglob(CANCEL)) == []


def test_nothing_is_ordered_without_an_edition() -> None:
    with pytest.raises(BoardError, match="Chưa chọn"):
        batch.order([], Letter(), TODAY)
