"""What a release must hold before anybody sees it, asked of the finished file, opened read-only."""

from __future__ import annotations

from pathlib import Path

import duckdb

from board import queries
from board.errors import BoardError
from board.indicators import catalogue
from pipeline.extract_files import Extract


class ReleaseFailed(BoardError):
    """The built file breaks a promise; it is not published and the last good release stays."""


def check_release(path: Path, extract: Extract) -> None:
    """Raises ReleaseFailed with every broken promise: names of tables and indicators, never a count of people."""
    with duckdb.connect(str(path), read_only=True) as con:
        con.execute("SET enable_progress_bar = false")
        broken = not_allowed(con) + _rows_lost(con, extract) + does_not_add_up(con)
    if broken:
        listed = "; ".join(broken)
        raise ReleaseFailed(
            f"Kỳ phát hành không đạt kiểm tra, không được công bố: {listed}.",
            f"The release fails its checks and is not published: {listed}.",
        )


def not_allowed(con: duckdb.DuckDBPyConnection) -> list[str]:
    """Columns that the file has and the schema lacks, or the other way round."""
    with duckdb.connect() as empty:
        empty.execute((queries.QUERIES / "build" / "schema.sql").read_text(encoding="utf-8"))
        allowed = queries.run(empty, "checks/columns").rows()
    found = queries.run(con, "checks/columns").rows()
    return [f"schema: {'.'.join(column[:2])}" for column in sorted(set(found) ^ set(allowed))]


def _rows_lost(con: duckdb.DuckDBPyConnection, extract: Extract) -> list[str]:
    found = queries.run(con, "checks/row_counts").row(0, named=True)
    stated = {name: table.height for name, table in extract.tables.items() if name in found}
    stated["indicators"] = len(catalogue())
    return [f"rows: {name}" for name, rows in stated.items() if found[name] != rows]


def does_not_add_up(con: duckdb.DuckDBPyConnection) -> list[str]:
    """Facts whose levels do not sum to their cell, and indicators whose areas do not sum to the whole."""
    facts = queries.run(con, "checks/broken_partitions")["fact"].to_list()
    levels = queries.run(con, "checks/unequal_levels").rows()
    return [f"partition: {fact}" for fact in facts] + [f"sums: {name} ({level})" for name, level, _ in levels]
