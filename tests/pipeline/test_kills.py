"""A command killed at any step leaves a whole release shown, and the next command puts the folder in order."""

from __future__ import annotations

import os
import random
import time
from pathlib import Path

import pytest

from board.release_log import read_log
from board.release_record import current_id, entries, read_record
from board.store import current_release
from pipeline.publish import STEPS, publish, withdraw
from pipeline.release_folder import LOCK, lock
from pipeline.release_repair import repair
from tests.pipeline.killed_at import DEADLY, started

KILLS_AT_RANDOM = 3


def killed(step: str, *command: object) -> None:
    process, _ = started(step, *command)
    process.join(timeout=120)
    assert process.exitcode == -DEADLY or (os.name == "nt" and process.exitcode), f"{step} was never reached"


def people() -> int:
    """How many the board shows in every cell; whatever it shows is whole."""
    with current_release().cursor() as cursor:
        found = cursor.sql("SELECT min(residents), max(residents), count(*) FROM population").fetchall()
    ((least, most, rows),) = found
    assert (least, rows) == (most, (2 * 91 + 107) * 48)
    return most


def put_in_order(releases: Path) -> list[str]:
    """What the next command finds to do; afterwards nothing is left to do and the log says what is shown."""
    with lock(releases):
        done = [line.en for line in repair(releases)]
        assert repair(releases) == []
    assert not list(releases.glob(".building-*"))
    assert {path.suffix for path in releases.glob("board-*")} == {".duckdb", ".json"}
    assert len(list(releases.glob("board-*.json"))) == len(list(releases.glob("board-*.duckdb")))
    assert read_log(releases).events[-1].shown == current_id(releases)
    return done


@pytest.mark.parametrize("step", STEPS)
def test_a_publish_killed_at_a_step_shows_the_old_release_or_the_new_one(step, extracts, releases):
    killed(f"publish.{step}", "publish", extracts[2], releases)
    shown = 12 if step in ("log", "tidy") else 11
    assert people() == shown
    assert current_release().instead_of is None
    done = put_in_order(releases)
    assert people() == shown
    left_behind = step in ("build", "check", "audit", "place", "record")
    assert any("temporary" in line for line in done) == left_behind
    unrecorded = step == "record"  # a file in place and no record of it yet
    assert any("damaged" in line for line in done) == unrecorded
    logged = [event.kind for event in read_log(releases).events]
    assert logged == ["published"] * (shown - 9) + ["set_aside"] * unrecorded


@pytest.mark.parametrize(("step", "back"), [
    ("move_record", False), ("point_to", True), ("move_release", True), ("append_event", True),
])  # fmt: skip
def test_a_withdrawal_killed_at_a_step_is_done_in_the_end_or_not_begun(step, back, releases):
    second = current_id(releases)
    killed(f"withdrawing.{step}", "withdraw", releases, second)
    assert people() == (10 if back else 11)
    put_in_order(releases)
    assert people() == (10 if back else 11)
    assert current_release().instead_of is None
    assert [entry.state for entry in entries(releases)] == (
        ["withdrawn", "current"] if back else ["current", "kept"]
    )
    assert (releases / "withdrawn" / f"{second}.duckdb").exists() == back
    assert (read_log(releases).events[-1].kind == "withdrawn") == back


@pytest.mark.parametrize("step", ["point_to", "delete_release", "append_event"])
def test_a_purge_killed_at_a_step_is_finished_by_the_next_command(step, releases):
    second = current_id(releases)
    killed(f"withdrawing.{step}", "purge", releases, second)
    assert people() == 10
    put_in_order(releases)
    assert list(releases.rglob(f"{second}.duckdb")) == []
    assert read_log(releases).events[-1].kind == "purged"


@pytest.mark.parametrize(
    ("step", "shown"), [("move_file", 10), ("move_record", 10), ("point_to", 10), ("append_event", 11)]
)
def test_a_restoration_killed_at_a_step_can_be_done_again(step, shown, releases):
    second = current_id(releases)
    withdraw(releases, second)
    killed(f"withdrawing.{step}", "restore", releases, second)
    assert people() == shown
    put_in_order(releases)
    assert people() == shown


def test_kills_at_random_moments_never_take_the_board_away(extracts, releases):
    """benchmarks/kills.py does the same some hundred times."""
    chance = random.Random(6)
    begun = time.monotonic()
    publish(extracts[2], releases, people_sheets=False)
    usual = time.monotonic() - begun
    for turn in range(KILLS_AT_RANDOM):
        before, coming = people(), 10 + turn % 2
        restored = {entry.release_id for entry in entries(releases)}
        process, told = started(None, "publish", extracts[coming - 10], releases)
        assert told.recv() == "ready"
        end = time.monotonic() + chance.uniform(0, usual)
        while time.monotonic() < end and process.is_alive():
            assert people() in (before, coming)
        process.kill()
        process.join()
        assert people() in (before, coming)
        put_in_order(releases)
        assert restored <= {entry.release_id for entry in entries(releases)}


def test_a_lock_left_by_a_dead_process_blocks_nobody(releases, extracts):
    killed("publish.read", "publish", extracts[2], releases)
    assert (releases / LOCK).exists()
    path = publish(extracts[2], releases, people_sheets=False)
    assert people() == 12
    assert read_record(path).sequence == 3
