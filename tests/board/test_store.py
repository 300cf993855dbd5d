"""Opening a release: only what its record says, read-only, closed to the outside, a new one seen at once, threads apart."""

from __future__ import annotations

import json
import os
import shutil
import time
from concurrent.futures import ThreadPoolExecutor
from datetime import date
from pathlib import Path

import duckdb
import pytest

from board import queries
from board.errors import DataNotReady
from board.release_info import SCHEMA_VERSION
from board.release_record import Record, record_as_json, sha256_of
from board.revision import Changes
from board.store import current_release
from tests.board.releases import JUNE, MAY

FIRST, SECOND, THIRD = (f"board-2025-0{month}-0000000a.duckdb" for month in (5, 6, 7))


@pytest.fixture
def folder(tmp_path, monkeypatch) -> Path:
    monkeypatch.setenv("BANG06_RELEASES", str(tmp_path))
    return tmp_path


def make(
    folder: Path, name: str, last_period: date = JUNE, schema_version: str = SCHEMA_VERSION, sequence: int = 1
) -> None:
    """A release with its record."""
    said = {
        "schema_version": schema_version, "release_id": name[:-7], "fingerprint": name[14:22],
        "made_on": "2025-07-02T08:00:00+00:00", "last_period": str(last_period), "label": "", "source": "",
        "method": "",
    }  # fmt: skip
    with duckdb.connect(str(folder / name)) as con:
        con.execute((queries.QUERIES / "build" / "schema.sql").read_text(encoding="utf-8"))
        con.executemany("INSERT INTO release_info VALUES (?, ?)", list(said.items()))
        con.execute("INSERT INTO services VALUES ('N01', 'Nhóm khác', 'Others', '', NULL, ''), "
                    "('DV01', 'Đăng ký khai sinh', 'Birth registration', '', 1, '')")  # fmt: skip
        con.execute("INSERT INTO rollup SELECT 'residents', $day, 'to_2025_06', 'province', '74', NULL, 1, NULL",
                    {"day": last_period})  # fmt: skip
    describe(folder / name, last_period, sequence)


def describe(path: Path, last_period: date, sequence: int) -> None:
    """Write the record of the file as it is now."""
    record = Record(
        path.stem, sequence, path.stat().st_size, sha256_of(path), "2025-07-02T08:00:00+00:00", (), None,
        last_period, "", Changes(), (),
    )  # fmt: skip
    path.with_suffix(".json").write_text(json.dumps(record_as_json(record)), encoding="utf-8")


def two_releases(folder: Path) -> None:
    """May's, then June's, which is shown."""
    make(folder, FIRST, MAY, sequence=1)
    make(folder, SECOND, JUNE, sequence=2)
    point(folder, SECOND)


def spoil(path: Path) -> None:
    """Another byte at the end, the size as it was."""
    with path.open("r+b") as file:
        file.seek(-1, os.SEEK_END)
        last = file.read(1)[0]
        file.seek(-1, os.SEEK_END)
        file.write(bytes([last ^ 1]))


def point(folder: Path, name: str) -> None:
    (folder / "CURRENT.next").write_text(f"{name}\n", encoding="utf-8")
    os.replace(folder / "CURRENT.next", folder / "CURRENT")


def test_without_a_release_the_reader_is_told_how_to_make_one(folder):
    with pytest.raises(DataNotReady) as told:
        current_release()
    assert "python -m pipeline demo" in told.value.vi
    assert "python -m pipeline demo" in told.value.en


def test_a_release_says_what_it_is(folder):
    make(folder, FIRST)
    point(folder, FIRST)
    info = current_release().info
    assert (info.release_id, info.made_on, info.periods) == (
        "board-2025-05-0000000a",
        date(2025, 7, 2),
        (JUNE,),
    )
    assert list(info.services) == ["DV01", "N01"]


@pytest.mark.parametrize("name", [f"../{SECOND}", "", "\xff", "other.duckdb", f"{FIRST}.json"])
def test_where_current_names_no_release_the_newest_good_one_stands_in(folder, name):
    two_releases(folder)
    point(folder, name)
    release = current_release()
    assert (release.path.name, release.instead_of) == (SECOND, "")
    (folder / "CURRENT").unlink()
    assert current_release().path.name == SECOND


def test_where_current_names_a_missing_file_the_one_before_it_stands_in(folder):
    two_releases(folder)
    (folder / SECOND).unlink()
    release = current_release()
    assert (release.path.name, release.instead_of) == (FIRST, SECOND[:-7])
    assert release.info.periods == (MAY,)


def test_the_one_before_stands_in_and_not_a_later_one(folder):
    """Somebody may have gone back to an older release on purpose."""
    two_releases(folder)
    make(folder, THIRD, JUNE, sequence=3)
    spoil(folder / SECOND)
    assert current_release().path.name == FIRST
    spoil(folder / FIRST)
    assert current_release().path.name == THIRD


@pytest.mark.parametrize("damage", [
    spoil,
    lambda path: os.truncate(path, path.stat().st_size // 2),
    lambda path: path.write_bytes(b""),
    lambda path: path.with_suffix(".json").unlink(),
    lambda path: path.with_suffix(".json").write_text('{"release_id": "board', encoding="utf-8"),
    lambda path: shutil.copy(path.with_name(FIRST), path),
    lambda path: shutil.copy(path.with_name(FIRST).with_suffix(".json"), path.with_suffix(".json")),
], ids=["one byte", "half a file", "empty", "no record", "half a record", "another file", "another record"])  # fmt: skip
def test_a_file_that_is_not_what_its_record_says_is_not_opened(folder, damage):
    two_releases(folder)
    damage(folder / SECOND)
    before = {path.name: path.read_bytes() for path in folder.iterdir()}
    release = current_release()
    assert (release.path.name, release.instead_of, release.record.sequence) == (FIRST, SECOND[:-7], 1)
    assert {path.name: path.read_bytes() for path in folder.iterdir()} == before  # the board only reads


def test_without_any_good_release_the_reader_is_told_what_to_do(folder):
    two_releases(folder)
    for name in (FIRST, SECOND):
        spoil(folder / name)
    with pytest.raises(DataNotReady, match="Không đọc được") as told:
        current_release()
    assert "python -m pipeline releases" in told.value.en
    point(folder, "")
    with pytest.raises(DataNotReady, match="Không đọc được"):
        current_release()


def test_a_release_of_another_schema_gives_way_too(folder):
    make(folder, SECOND, schema_version="0", sequence=2)
    point(folder, SECOND)
    with pytest.raises(DataNotReady, match="phiên bản khác"):
        current_release()
    make(folder, FIRST, MAY, sequence=1)
    assert current_release().path.name == FIRST


def test_a_file_swapped_under_the_board_is_seen_at_the_next_question(folder):
    two_releases(folder)
    assert current_release().path.name == SECOND
    shutil.copy(folder / FIRST, folder / "other")
    os.replace(folder / "other", folder / SECOND)
    assert (current_release().path.name, current_release().instead_of) == (FIRST, SECOND[:-7])


def test_a_file_written_over_in_its_place_is_seen_at_the_next_question(folder):
    two_releases(folder)
    assert current_release().path.name == SECOND
    spoil(folder / SECOND)
    assert current_release().path.name == FIRST
    spoil(folder / SECOND)  # as it was
    assert (current_release().path.name, current_release().instead_of) == (SECOND, None)


def test_a_release_whose_record_is_taken_away_is_not_shown_any_more(folder):
    """The first step of a withdrawal: whatever happens to the next ones."""
    two_releases(folder)
    assert current_release().path.name == SECOND
    (folder / SECOND).with_suffix(".json").rename(folder / "elsewhere")
    assert current_release().path.name == FIRST


def test_asking_for_the_current_release_again_opens_and_hashes_nothing(folder, monkeypatch):
    two_releases(folder)
    spoil(folder / SECOND)
    release = current_release()
    monkeypatch.setattr("board.open_release.matches", None)  # would be called
    started = time.perf_counter()
    assert all(current_release() is release for _ in range(100))
    assert (time.perf_counter() - started) / 100 < 0.005


def test_a_new_release_is_seen_without_restart_and_readers_of_the_old_one_go_on(folder):
    make(folder, FIRST, MAY)
    point(folder, FIRST)
    old = current_release()
    assert current_release() is old
    reading = old.cursor()
    make(folder, SECOND, JUNE, sequence=2)
    point(folder, SECOND)
    assert current_release().info.periods == (JUNE,)
    for cursor in (reading, old.cursor()):
        assert queries.run(cursor, "views/periods")["period"].to_list() == [MAY]


@pytest.mark.parametrize(
    "statement",
    [
        "DELETE FROM measure",
        "CREATE TABLE release.more (a INTEGER)",
        "COPY release_info TO 'taken.csv'",
        "SELECT * FROM read_csv('CURRENT')",
        "ATTACH 'other.duckdb'",
        "INSTALL httpfs",
        "SET enable_external_access = true",
        "SET memory_limit = '8GB'",
    ],
)
def test_an_open_release_is_read_only_and_closed_to_the_outside(folder, monkeypatch, statement):
    make(folder, FIRST)
    point(folder, FIRST)
    monkeypatch.chdir(folder)
    with pytest.raises(duckdb.Error):
        current_release().cursor().execute(statement).fetchall()
    assert {path.name for path in folder.iterdir()} == {"CURRENT", FIRST, f"{FIRST[:-7]}.json"}


def test_threads_with_cursors_never_get_each_others_rows(folder):
    """A connection that threads share returned other threads' rows in a quarter of the calls."""
    make(folder, FIRST)
    point(folder, FIRST)

    def ask_often(number: int) -> int:
        wrong = 0
        for _ in range(60):
            with current_release().cursor() as cursor:
                rows = cursor.sql("SELECT $n AS n FROM range($n)", params={"n": number}).pl()
            wrong += rows["n"].to_list() != [number] * number
        return wrong

    with ThreadPoolExecutor(6) as pool:
        assert sum(pool.map(ask_often, range(1, 13))) == 0
