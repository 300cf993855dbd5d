"""A release holds the allowed tables and nothing else, and everything in it adds up."""

from __future__ import annotations

import shutil
from datetime import date
from pathlib import Path

import duckdb
import pytest

from board import queries
from board.indicators import catalogue
from geo.areas import NEW_VINTAGE, OLD_VINTAGE
from pipeline.extract_files import Extract, read_extract
from pipeline.release import DEFINITION, build_release, definition_prints, fingerprint, release_id_of
from pipeline.release_checks import ReleaseFailed, check_release
from tests.pipeline.tiny_extract import LABEL, write_tiny_extract

TABLES = {
    "release_info", "area", "area_part", "population", "dossiers", "services", "service_offers", "measure", "rollup",
    "targets", "audit", "quality", "sources",
}  # fmt: skip


@pytest.fixture(scope="module")
def extract(tmp_path_factory: pytest.TempPathFactory) -> Extract:
    return read_extract(write_tiny_extract(tmp_path_factory.mktemp("incoming") / "tiny"))


@pytest.fixture(scope="module")
def built(extract: Extract, tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("built") / "release.duckdb"
    build_release(extract.folder, path)
    return path


@pytest.fixture
def con(built: Path):
    with duckdb.connect(str(built), read_only=True) as con:
        yield con


@pytest.fixture
def spoiled(built: Path, tmp_path: Path):
    """Run a statement on a copy of the release and check it; the English message."""

    def spoil(statement: str, extract: Extract) -> str:
        copy = shutil.copy(built, tmp_path / "copy.duckdb")
        with duckdb.connect(str(copy)) as con:
            con.execute(statement)
        with pytest.raises(ReleaseFailed) as failed:
            check_release(Path(copy), extract)
        return failed.value.en

    return spoil


def values(con: duckdb.DuckDBPyConnection, sql: str) -> list[tuple]:
    return con.sql(sql).fetchall()


def test_a_release_has_the_allowed_tables_and_no_view_macro_or_type(con):
    assert {name for (name,) in values(con, "SELECT table_name FROM information_schema.tables")} == TABLES
    kinds = values(con, "SELECT DISTINCT table_type FROM information_schema.tables")
    assert kinds == [("BASE TABLE",)]
    functions = "SELECT function_name FROM duckdb_functions() WHERE database_name = current_database()"
    assert values(con, functions) == []
    types = "SELECT type_name FROM duckdb_types() WHERE database_name = current_database() AND NOT internal"
    assert values(con, types) == []


def test_a_release_says_what_it_is(con, extract):
    info = dict(queries.run(con, "views/release_info").rows())
    assert info.pop("made_on")[:2] == "20"
    prints = {key: info.pop(key) for key in list(info) if key.startswith(DEFINITION)}
    assert prints == definition_prints()
    assert len(prints) == len(catalogue())
    assert info == {
        "schema_version": "2",
        "release_id": release_id_of(extract),
        "fingerprint": fingerprint(extract),
        "last_period": "2025-07-31",
        "label": LABEL,
        "source": "Kiểm thử",
        "method": "Không bảo vệ: không có ai trong số liệu này.",
    }
    assert release_id_of(extract) == f"board-2025-07-{fingerprint(extract)[:8]}"


def test_periods_are_the_last_days_of_months(con):
    months = "SELECT DISTINCT period FROM population ORDER BY period"
    assert values(con, months) == [(date(2025, 5, 31),), (date(2025, 6, 30),), (date(2025, 7, 31),)]


def test_areas_of_both_vintages_and_their_base_areas_are_there(con):
    counts = values(con, "SELECT area_vintage, level, count(*) FROM area GROUP BY ALL ORDER BY ALL")
    assert counts == [
        (NEW_VINTAGE, "commune", 36), (NEW_VINTAGE, "province", 1),
        (OLD_VINTAGE, "commune", 91), (OLD_VINTAGE, "district", 9), (OLD_VINTAGE, "province", 1),
    ]  # fmt: skip
    parts = values(con, "SELECT area_vintage, level, count(*) FROM area_part GROUP BY ALL ORDER BY ALL")
    assert parts == [
        (NEW_VINTAGE, "commune", 107), (NEW_VINTAGE, "province", 107),
        (OLD_VINTAGE, "commune", 91), (OLD_VINTAGE, "district", 91), (OLD_VINTAGE, "province", 91),
    ]  # fmt: skip
    first = values(
        con, "SELECT name_vi, sort_order FROM area WHERE level = 'district' ORDER BY sort_order LIMIT 2"
    )
    assert first == [("Bàu Bàng", 1), ("Bắc Tân Uyên", 2)]


def test_an_area_is_the_sum_of_its_base_areas_and_no_part_is_shown(con):
    """10 people a cell, 36 cells of 14 and over a base area; Phường Thủ Dầu Một (25747) has five parts."""
    rolled = """SELECT CAST(sum(denominator) AS INTEGER) FROM rollup
        WHERE indicator_id = 'card_collected' AND area_vintage = '{}' AND period = '{}' AND area_code = '{}'"""
    parts = values(
        con, "SELECT count(*) FROM area_part WHERE area_vintage = 'from_2025_07' AND area_code = '25747'"
    )
    assert values(con, rolled.format(NEW_VINTAGE, "2025-07-31", "25747")) == [(parts[0][0] * 36 * 10,)]
    assert values(con, rolled.format(OLD_VINTAGE, "2025-06-30", "25747")) == [
        (36 * 10,)
    ]  # another area, same code
    assert values(con, rolled.format(OLD_VINTAGE, "2025-06-30", "74")) == [(91 * 36 * 10,)]
    assert values(con, "SELECT count(*) FROM rollup WHERE area_code LIKE '%-%'") == [(0,)]


def test_the_mosaic_gets_those_present_in_whole_communes_and_units(con):
    """8 bands x 2 sexes x 2 kinds of residence, 10 people each, in every base area."""
    old, new = (
        dict(queries.run(con, "build/residents_by_commune", area_vintage=vintage).rows())
        for vintage in (OLD_VINTAGE, NEW_VINTAGE)
    )
    assert len(old) == 91
    assert set(old.values()) == {320}
    assert len(new) == 36
    assert sum(new.values()) == 107 * 320


def test_residence_stays_in_the_roll_up_of_persons_and_is_null_elsewhere(con):
    kinds = values(con, """SELECT indicator_id, count(DISTINCT residence), count(*) FROM rollup
        WHERE level = 'province' AND period = DATE '2025-06-30'
          AND indicator_id IN ('card_collected', 'dossiers_online', 'services_full_process')
        GROUP BY indicator_id ORDER BY indicator_id""")  # fmt: skip
    assert kinds == [("card_collected", 3, 3), ("dossiers_online", 0, 1), ("services_full_process", 0, 1)]


def test_the_measure_is_as_dense_as_the_cube(con):
    """A row that is missing would say that nobody is there."""
    rows = dict(values(con, "SELECT indicator_id, count(*) FROM measure GROUP BY indicator_id"))
    assert rows.keys() == catalogue().keys()
    assert rows["residents"] == rows["card_undelivered"] == (2 * 91 + 107) * 48
    assert rows["card_delivered"] == (2 * 91 + 107) * 36
    assert rows["services_full_process"] == 3


def test_the_measure_lies_in_the_order_in_which_pages_ask(con):
    keys = con.table("measure").select("indicator_id", "period", "area_vintage", "base_code").fetchall()
    stored = [key for key in keys if key[3] is not None]
    assert stored == sorted(stored, key=lambda key: key[:2] + key[3:])


def test_published_targets_are_in_every_release(con):
    asked = "SELECT indicator_id, due_on, value, unit FROM targets ORDER BY indicator_id"
    assert values(con, asked) == [
        ("card_collected", date(2023, 7, 31), 1.0, "rate"),
        ("dossiers_digitised", date(2025, 12, 31), 1.0, "rate"),
        ("e_identity_activated", date(2023, 12, 31), 1_200_000.0, "assigned"),
        ("services_full_process", date(2025, 12, 31), 0.7, "rate"),
    ]


def test_equal_content_has_one_fingerprint_and_other_content_another(extract, tmp_path):
    again = read_extract(write_tiny_extract(tmp_path / "again"))
    other = read_extract(write_tiny_extract(tmp_path / "other", people=11))
    assert fingerprint(again) == fingerprint(extract) != fingerprint(other)
    renamed = Extract(extract.folder, extract.about | {"label": ""}, extract.tables)
    assert fingerprint(renamed) != fingerprint(extract)


def test_a_release_is_never_written_over(built, extract):
    with pytest.raises(FileExistsError):
        build_release(extract.folder, built)


def test_a_sound_release_passes_its_checks(built, extract):
    check_release(built, extract)


@pytest.mark.parametrize(
    ("statement", "complaint"),
    [
        ("CREATE TABLE resident (name VARCHAR)", "schema: resident.name"),
        ("ALTER TABLE area ADD COLUMN note VARCHAR", "schema: area.note"),
        ("DELETE FROM population WHERE base_code = '25741'", "rows: population"),
        ("DELETE FROM measure WHERE indicator_id = 'residents'", "rows: indicators"),
        ("UPDATE population SET id_card_expired = 1 WHERE base_code = '25741'", "partition: id_card"),
        ("UPDATE population SET e_identity_none = 11, e_identity_level_2 = -1 WHERE base_code = '25741'", "partition: e_identity"),
        ("UPDATE dossiers SET payment_counter = payment_counter + 1 WHERE base_code = '25741'", "partition: payment"),
        ("UPDATE measure SET numerator = numerator + 1 WHERE indicator_id = 'card_expired' AND base_code = '25741'", "sums: card_expired (commune)"),
        ("DELETE FROM rollup WHERE indicator_id = 'residents' AND area_code = '718'", "sums: residents (district)"),
        ("DELETE FROM rollup WHERE indicator_id = 'residents' AND level = 'commune'", "sums: residents (commune)"),
        ("DELETE FROM rollup WHERE indicator_id = 'services_full_process'", "sums: services_full_process (province)"),
    ],
)  # fmt: skip
def test_a_release_that_breaks_a_promise_is_named(spoiled, extract, statement, complaint):
    assert complaint in spoiled(statement, extract)
