"""The two commands' promises that need no download: nothing twice, nothing half, no port taken from another."""

from __future__ import annotations

import json
import socket
import sys
from pathlib import Path

import pytest

import environment
import run
from tests.chromium import find_chromium


@pytest.fixture
def drawn(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An environment of two small files, where every program that would be called is written down instead."""
    python = tmp_path / "bin" / "python"
    python.parent.mkdir()
    python.write_text("")
    (tmp_path / "run.txt").write_bytes(b"duckdb==2\n")
    (tmp_path / "test.txt").write_bytes(b"duckdb==2\npytest==9\n")
    monkeypatch.setattr(environment, "PYTHON", python)
    monkeypatch.setattr(environment, "STAMP", tmp_path / "stamp.json")
    monkeypatch.setattr(environment, "RUN_LOCK", tmp_path / "run.txt")
    monkeypatch.setattr(environment, "TEST_LOCK", tmp_path / "test.txt")
    return tmp_path


def calls(monkeypatch: pytest.MonkeyPatch, exit_code: int = 0) -> list[list[str]]:
    made: list[list[str]] = []
    monkeypatch.setattr(
        environment.subprocess,
        "call",
        lambda command, **_: made.append([str(part) for part in command]) or exit_code,
    )
    return made


def test_a_second_set_up_calls_nothing(drawn: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    made = calls(monkeypatch)
    environment.set_up(drawn / "run.txt")
    assert len([command for command in made if "install" in command]) == 1
    made.clear()
    environment.set_up(drawn / "run.txt")
    assert made == []


def test_what_tests_need_is_enough_to_run(drawn: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    made = calls(monkeypatch)
    environment.set_up(drawn / "test.txt")
    made.clear()
    environment.set_up(drawn / "run.txt")
    assert made == []


@pytest.mark.parametrize("change", ["lock", "python", "stamp"])
def test_a_change_is_noticed(drawn: Path, monkeypatch: pytest.MonkeyPatch, change: str) -> None:
    made = calls(monkeypatch)
    environment.set_up(drawn / "run.txt")
    made.clear()
    if change == "lock":
        (drawn / "run.txt").write_bytes(b"duckdb==3\n")
    elif change == "python":
        stamp = json.loads((drawn / "stamp.json").read_text())
        (drawn / "stamp.json").write_text(json.dumps({**stamp, "python": "another"}))
    else:
        (drawn / "stamp.json").write_text("{half")
    environment.set_up(drawn / "run.txt")
    assert [command for command in made if "install" in command] != []


def test_windows_line_ends_are_no_change(drawn: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    made = calls(monkeypatch)
    environment.set_up(drawn / "run.txt")
    made.clear()
    (drawn / "run.txt").write_bytes(b"duckdb==2\r\n")
    environment.set_up(drawn / "run.txt")
    assert made == []


def test_a_failed_installation_leaves_no_stamp(drawn: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    calls(monkeypatch)
    environment.set_up(drawn / "run.txt")
    (drawn / "run.txt").write_bytes(b"duckdb==3\n")
    calls(monkeypatch, exit_code=1)
    with pytest.raises(environment.SetupFailed) as failure:
        environment.set_up(drawn / "run.txt")
    assert not (drawn / "stamp.json").exists()
    assert len(failure.value.args) == 2  # Vietnamese and English


def test_a_port_in_use_is_passed_over() -> None:
    with socket.socket() as taken:
        try:
            taken.bind(("127.0.0.1", run.FIRST_PORT))
            taken.listen()
        except OSError:
            pass  # somebody else already has it: as good for this test
        assert run.free_port("127.0.0.1") > run.FIRST_PORT


def test_the_board_is_started_without_a_question_or_a_call_outside() -> None:
    command = run.board_command("127.0.0.1", 8506)
    assert "--server.headless=true" in command
    assert "--browser.gatherUsageStats=false" in command
    assert "--logger.hideWelcomeMessage=true" in command


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="only Linux has such stubs")
def test_a_stub_that_does_not_start_is_no_browser(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    stub = tmp_path / "chromium"
    stub.write_text("#!/bin/sh\necho 'get it from the shop' >&2\nexit 10\n")
    stub.chmod(0o755)
    monkeypatch.setenv("BANG06_CHROMIUM", str(stub))
    monkeypatch.setenv("PATH", "")
    assert find_chromium() is None
    stub.write_text("#!/bin/sh\necho Chromium 150\n")
    assert find_chromium() == stub


def test_the_sample_is_made_only_where_nothing_was_ever_published(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Where the last release was withdrawn, invented data must not come in its place."""
    monkeypatch.setenv("BANG06_RELEASES", str(tmp_path))
    assert not run.was_ever_published()
    (tmp_path / "log.jsonl").write_text("{}\n")
    assert run.was_ever_published()
