"""Publishing replaces what is shown in one step, and whatever happens the last good release stays."""

from __future__ import annotations

import os
import random
import signal
import subprocess
import sys
import time
from pathlib import Path

import duckdb
import pytest

from board.errors import BoardError
from pipeline import publish as publishing
from pipeline.publish import list_releases, publish, withdraw
from pipeline.release_checks import ReleaseFailed
from pipeline.release_folder import current_id
from tests.pipeline.tiny_extract import LABEL, write_tiny_extract

ROOT = Path(__file__).resolve().parents[2]
KILLS = 6
PUBLISH = """
import pathlib, sys
from pipeline.publish import publish
print("ready", flush=True)
publish(*map(pathlib.Path, sys.argv[1:]), people_sheets=False)
"""


@pytest.fixture(scope="module")
def extracts(tmp_path_factory: pytest.TempPathFactory) -> list[Path]:
    """Four extracts that differ in the number of people in every cell: 10, 11, 12, 13."""
    folder = tmp_path_factory.mktemp("incoming")
    return [write_tiny_extract(folder / f"e{people}", people) for people in (10, 11, 12, 13)]


@pytest.fixture
def releases(tmp_path: Path) -> Path:
    return tmp_path / "releases"


def shown(releases: Path) -> int:
    """The number of people that every cell of the current release holds."""
    name = (releases / "CURRENT").read_text(encoding="utf-8").strip()
    with duckdb.connect(str(releases / name), read_only=True) as con:
        ((least, most, rows),) = con.sql(
            "SELECT min(residents), max(residents), count(*) FROM population"
        ).fetchall()
    assert least == most
    assert rows == (2 * 91 + 107) * 48
    return most


def quietly(extract: Path, releases: Path, **options) -> Path:
    return publish(extract, releases, people_sheets=False, **options)


def test_a_published_release_is_read_only_alone_and_named_by_current(extracts, releases):
    path = quietly(extracts[0], releases)
    assert {item.name for item in releases.iterdir()} == {path.name, "CURRENT"}
    assert (releases / "CURRENT").read_text(encoding="utf-8") == f"{path.name}\n"
    assert path.name.startswith("board-2025-07-")
    assert path.stat().st_mode & 0o222 == 0
    assert shown(releases) == 10


def test_equal_content_is_published_once(extracts, releases, tmp_path):
    first = quietly(extracts[0], releases)
    before = first.stat().st_mtime_ns
    assert quietly(write_tiny_extract(tmp_path / "again"), releases) == first
    assert first.stat().st_mtime_ns == before
    assert len(list_releases(releases)) == 1


def test_publishing_an_older_extract_again_shows_it_again(extracts, releases):
    quietly(extracts[0], releases)
    quietly(extracts[1], releases)
    quietly(extracts[0], releases)
    assert shown(releases) == 10


def test_readers_of_the_old_release_go_on(extracts, releases):
    old = quietly(extracts[0], releases)
    with duckdb.connect(str(old), read_only=True) as reader:
        quietly(extracts[1], releases, keep=1)
        assert reader.sql("SELECT max(residents) FROM population").fetchall() == [(10,)]
        assert shown(releases) == 11


def test_only_the_last_few_stay(extracts, releases):
    paths = [quietly(extract, releases, keep=2) for extract in extracts[:3]]
    assert [path.exists() for path in paths] == [False, True, True]


def test_what_is_shown_stays_however_old_it_is(extracts, releases):
    old = quietly(extracts[0], releases)
    newer = quietly(extracts[1], releases)
    quietly(extracts[0], releases, keep=1)
    assert shown(releases) == 10
    assert old.exists()
    assert newer.exists()


def test_a_release_that_fails_its_checks_is_not_published(extracts, releases, monkeypatch):
    quietly(extracts[0], releases)

    def fail(path: Path, extract: object) -> None:
        raise ReleaseFailed("không khớp", "does not add up")

    monkeypatch.setattr(publishing, "check_release", fail)
    with pytest.raises(ReleaseFailed):
        quietly(extracts[1], releases)
    assert shown(releases) == 10
    assert len(list(releases.iterdir())) == 2  # nothing is left lying about


def test_the_list_says_what_is_shown_and_what_is_kept(extracts, releases):
    assert list_releases(releases) == []
    quietly(extracts[0], releases)
    (releases / "board-2025-01-00000000.duckdb").write_bytes(b"not a database")
    second = quietly(extracts[1], releases)
    listed = list_releases(releases)
    assert [entry.state for entry in listed] == ["current", "kept", "damaged"]
    assert listed[0].release_id == second.stem
    assert listed[0].label == LABEL
    assert f"{listed[0].last_period:%d/%m/%Y}" == "31/07/2025"
    assert listed[0].size_bytes == second.stat().st_size


def test_a_withdrawn_release_gives_way_to_the_newest_good_one(extracts, releases):
    first = quietly(extracts[0], releases)
    second = quietly(extracts[1], releases)
    assert withdraw(releases, second.stem) == first.stem
    assert shown(releases) == 10
    assert not second.exists()
    assert [entry.state for entry in list_releases(releases)] == ["current", "withdrawn"]


def test_withdrawing_another_than_the_current_one_changes_nothing_shown(extracts, releases):
    first = quietly(extracts[0], releases)
    second = quietly(extracts[1], releases)
    assert withdraw(releases, first.stem) == second.stem
    assert shown(releases) == 11


def test_after_the_last_release_is_withdrawn_there_is_nothing_to_show(extracts, releases):
    only = quietly(extracts[0], releases)
    assert withdraw(releases, only.stem) is None
    assert current_id(releases) is None


def test_withdrawn_content_is_not_published_again(extracts, releases):
    withdraw(releases, quietly(extracts[0], releases).stem)
    with pytest.raises(BoardError, match="đã bị thu hồi"):
        quietly(extracts[0], releases)
    assert current_id(releases) is None


def test_only_a_known_release_can_be_withdrawn(extracts, releases):
    quietly(extracts[0], releases)
    with pytest.raises(BoardError, match="Không có kỳ phát hành board-2020-01-00000000"):
        withdraw(releases, "board-2020-01-00000000")
    assert shown(releases) == 10


def test_a_publish_killed_at_any_moment_leaves_the_last_good_release(extracts, releases):
    """A reader asks all the time; after every kill what is shown is whole, and the next publish works."""
    quietly(extracts[0], releases)
    chance = random.Random(6)
    started = time.monotonic()
    quietly(extracts[1], releases)
    usual = time.monotonic() - started
    last_good, killed = 11, 0
    for round_ in range(KILLS):
        place = 2 + round_ % 2
        command = [sys.executable, "-c", PUBLISH, str(extracts[place]), str(releases)]
        process = subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE, text=True)
        assert process.stdout is not None
        process.stdout.readline()
        end = time.monotonic() + chance.uniform(0, 1.2 * usual)
        while time.monotonic() < end and process.poll() is None:
            assert shown(releases) in (last_good, 10 + place)
            time.sleep(0.01)
        process.kill()
        process.communicate()
        killed += process.returncode == -signal.SIGKILL if os.name == "posix" else process.returncode != 0
        assert shown(releases) in (last_good, 10 + place)
        last_good = shown(releases)
        for entry in list_releases(releases):
            assert entry.state in ("current", "kept")
    assert killed >= KILLS // 3
    quietly(extracts[0], releases)
    assert shown(releases) == 10
    assert not list(releases.glob(".building-*"))


def test_the_mosaics_are_drawn_from_communes_and_units_only(releases, tmp_path, monkeypatch):
    """The parts of divided communes never reach a sheet."""
    monkeypatch.setenv("BANG06_DATA", str(tmp_path / "data"))
    publish(write_tiny_extract(tmp_path / "tiny", people=100), releases)
    sheets = sorted((tmp_path / "data" / "maps").glob("*-people.json"))
    assert [sheet.name for sheet in sheets] == [
        "from_2025_07-commune-people.json", "to_2025_06-commune-people.json", "to_2025_06-district-people.json",
    ]  # fmt: skip
    text = "".join(sheet.read_text(encoding="utf-8") for sheet in sheets)
    assert "25741-25747" not in text
    assert "dữ liệu mô phỏng" in text
