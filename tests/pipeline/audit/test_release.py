"""The board's audit of a finished file: each rule that it holds, seen to fail when it is broken."""

from __future__ import annotations

import shutil
from pathlib import Path

import duckdb
import polars as pl
import pytest

from board.audit_report import Finding
from pipeline.audit.release import audit_release
from pipeline.release import build_release
from pipeline.unused_blocks import blank_unused, unused_blocks
from tests.pipeline.tiny_extract import write_tiny_extract

CANARY = "Nguyễn Thị Canary 074195001234"


@pytest.fixture(scope="module")
def built(tmp_path_factory) -> Path:
    folder = tmp_path_factory.mktemp("audited")
    build_release(write_tiny_extract(folder / "extract"), folder / "release.duckdb")
    return folder / "release.duckdb"


@pytest.fixture
def release(built, tmp_path) -> Path:
    """A copy that a test may change."""
    return Path(shutil.copy(built, tmp_path / "release.duckdb"))


def failures(path: Path) -> dict[str, float]:
    return {one.check: one.figure for one in audit_release(path) if not one.passed}


def changed(path: Path, statement: str) -> dict[str, float]:
    with duckdb.connect(str(path)) as con:
        con.execute(statement)
        con.execute("CHECKPOINT")
    blank_unused(path)
    return failures(path)


def test_a_release_as_it_is_built_passes_every_rule(release):
    rules = ["content", "identifiers", "leftovers", "adds_up", "owner_audit"]
    assert audit_release(release) == [Finding(rule, "release", 0.0, "<= 0", True) for rule in rules]


@pytest.mark.parametrize(
    "statement",
    [
        "CREATE TABLE residents (name VARCHAR)",
        "ALTER TABLE area ADD COLUMN note VARCHAR",
        "CREATE VIEW secret AS SELECT 1",
        "CREATE MACRO secret() AS 1",
        "CREATE TYPE person AS ENUM ('x')",
        "CREATE SEQUENCE persons",
        "CREATE SCHEMA owner",
        "COMMENT ON TABLE area IS 'x'",
        "COMMENT ON COLUMN area.kind IS 'x'",
    ],
)
def test_anything_beside_the_allowed_tables_and_columns_is_found(release, statement):
    assert list(changed(release, statement)) == ["content"]


def test_an_identifier_in_a_text_is_found(release):
    statement = f"UPDATE services SET source = 'xem {CANARY}' WHERE essential_no = 1"  # noqa: S608
    assert changed(release, statement)["identifiers"] >= 1


def test_a_number_too_large_for_a_count_is_found(release):
    statement = "UPDATE service_offers SET services = 74195001 WHERE period = (SELECT min(period) FROM service_offers)"
    assert list(changed(release, statement)) == ["identifiers"]


def test_a_level_that_does_not_add_up_is_found(release):
    statement = "UPDATE population SET e_identity_level_1 = e_identity_level_1 + 1 WHERE base_code = '25741' AND sex = 'male'"
    assert "adds_up" in changed(release, statement)


@pytest.mark.parametrize(
    "statement", ["UPDATE audit SET passed = false WHERE subject LIKE '%:payment'", "DELETE FROM audit"]
)
def test_without_a_passed_audit_of_the_owner_a_release_fails(release, statement):
    assert list(changed(release, statement)) == ["owner_audit"]


def test_what_a_dropped_table_held_is_found_until_it_is_blanked(release):
    """DuckDB keeps the pages of dropped rows in its file, compressed, so that a search for the words may miss them."""
    rows = pl.DataFrame({"name": [f"{CANARY} {place}" for place in range(100_000)]})
    with duckdb.connect(str(release)) as con:
        con.register("rows", rows.to_arrow())
        con.execute("CREATE TABLE canary AS FROM rows")
        con.execute("CHECKPOINT")
        con.execute("DROP TABLE canary")
        con.execute("CHECKPOINT")
    assert failures(release)["leftovers"] > 2
    blank_unused(release)
    assert failures(release) == {}
    assert CANARY.encode() not in release.read_bytes()
    blocks, _ = unused_blocks(release)
    assert len(blocks) > 2


def test_blanking_changes_nothing_that_a_reader_sees(release):
    def contents() -> list[pl.DataFrame]:
        with duckdb.connect(str(release), read_only=True) as con:
            return [con.table(name).pl() for name in ("population", "rollup", "measure", "area", "audit")]

    before = contents()
    blank_unused(release)
    assert all(first.equals(second) for first, second in zip(before, contents(), strict=True))
