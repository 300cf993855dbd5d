"""Work that the screen asks of the pipeline: a process of its own, its outcome told in both languages."""

from __future__ import annotations

from pathlib import Path

import pytest

from board.errors import BoardError
from ui import jobs


@pytest.fixture(autouse=True)
def data(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("BANG06_DATA", str(tmp_path))
    return tmp_path


def test_a_template_is_made_when_it_is_asked_for(data: Path) -> None:
    assert jobs.template("targets").startswith(b"PK")


def test_a_template_that_is_asked_for_again_and_again_is_made_once_a_day(data: Path) -> None:
    made = jobs.template("service_offers")
    (path,) = data.rglob("service_offers.xlsx")
    moment = path.stat().st_mtime_ns
    assert jobs.template("service_offers") == made
    assert path.stat().st_mtime_ns == moment
    path.unlink()
    assert jobs.template("service_offers").startswith(b"PK")


def test_a_command_that_refuses_says_why_in_both_languages() -> None:
    outcome = jobs.finish("cancel", "20261124-214815-3fa9", "--by=Nguyễn Văn An")
    assert not outcome.is_done
    assert outcome.said.vi.startswith("Không có lần nộp 20261124-214815-3fa9.")
    assert outcome.said.en.startswith("There is no delivery 20261124-214815-3fa9.")


def test_a_command_that_does_not_run_is_an_error_without_its_traces() -> None:
    with pytest.raises(BoardError, match="không chạy được"):
        jobs.finish("no-such-command")
