"""Opening a release: only good ones, read-only, closed to the outside, a new one seen at once, threads apart."""

from __future__ import annotations

import os
from concurrent.futures import ThreadPoolExecutor
from datetime import date
from pathlib import Path

import duckdb
import pytest

from board import queries
from board.errors import DataNotReady
from board.release_info import SCHEMA_VERSION
from board.store import current_release
from tests.board.releases import JUNE, MAY

FIRST, SECOND = "board-2025-05-0000000a.duckdb", "board-2025-06-0000000b.duckdb"


@pytest.fixture
def folder(tmp_path, monkeypatch) -> Path:
    monkeypatch.setenv("BANG06_RELEASES", str(tmp_path))
    return tmp_path


def make(folder: Path, name: str, last_period: date = JUNE, schema_version: str = SCHEMA_VERSION) -> None:
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


@pytest.mark.parametrize("name", ["../board-2025-05-0000000a.duckdb", "", SECOND, "other.duckdb"])
def test_a_pointer_to_nothing_of_ours_is_refused(folder, name):
    make(folder, FIRST)
    point(folder, name)
    with pytest.raises(DataNotReady, match="Không đọc được"):
        current_release()


def test_a_damaged_file_and_another_schema_are_refused(folder):
    (folder / FIRST).write_bytes(b"not a database" * 1000)
    point(folder, FIRST)
    with pytest.raises(DataNotReady, match="Không đọc được"):
        current_release()
    make(folder, SECOND, schema_version="0")
    point(folder, SECOND)
    with pytest.raises(DataNotReady, match="phiên bản khác"):
        current_release()


def test_a_new_release_is_seen_without_restart_and_readers_of_the_old_one_go_on(folder):
    make(folder, FIRST, MAY)
    point(folder, FIRST)
    old = current_release()
    assert current_release() is old
    reading = old.cursor()
    make(folder, SECOND, JUNE)
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
    assert sorted(path.name for path in folder.iterdir()) == ["CURRENT", FIRST]


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
