"""Loading a register's files into typed tables, one after the other, so that a row's place tells its file and line.

DuckDB keeps the order of a file, so the rowid alone leads back from a table's row to the line it came from
(tests/pipeline/test_register.py holds this). Text becomes the place in a closed list, or NULL when it is not in it.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import duckdb
import numpy as np
import polars as pl

from pipeline.contract import DATE, ID, TABLES, closed_lists, crosswalk
from pipeline.intake.errors import RegisterRefused, file_refused
from pipeline.intake.files import CsvFile, ParquetFile
from pipeline.intake.refused import REFUSED

# DuckDB's word for a line that could not be read -> our reason; every other word means a wrong number of columns.
READ_CSV = Path(__file__).with_name("read_csv.sql")
_REASONS = {"CAST": "unreadable", "INVALID ENCODING": "encoding"}


@dataclass(frozen=True)
class Loaded:
    """One file's rows in its table: rowids from `first` to before `end`. skipped: CSV lines without a row."""

    path: Path
    first: int
    end: int
    rows_in: int
    skipped: np.ndarray | None

    def numbers(self, rowids: np.ndarray) -> np.ndarray:
        """Line numbers (CSV, the header is line 1) or row numbers (Parquet, from 1) of the table's rows."""
        places = rowids - self.first
        if self.skipped is None:
            return places + 1
        # The n-th skipped line pushes on every row from place `line - n` (before the header's two) onwards.
        pushed = self.skipped - np.arange(len(self.skipped)) - 2
        return places + 2 + np.searchsorted(pushed, places, side="right")


def create_tables(con: duckdb.DuckDBPyConnection) -> None:
    """Empty tables of the contract, and `crosswalk`: the pairs of codes that exist."""
    for name, codes in closed_lists().items():
        con.execute(f"CREATE TYPE {name} AS ENUM ({', '.join(repr(code) for code in codes)})")
    types = {ID: "BIGINT", DATE: "DATE"}
    tables = {**TABLES, "crosswalk": {"commune_code": "commune", "unit_code": "unit"}}
    for table, columns in tables.items():
        listed = ", ".join(f"{name} {types.get(kind, kind)}" for name, kind in columns.items())
        con.execute(f"CREATE TABLE {table} ({listed})")
    pairs = pl.DataFrame(crosswalk(), ["commune_code", "unit_code"], orient="row")
    con.from_arrow(pairs.to_arrow()).insert_into("crosswalk")


def load_table(
    con: duckdb.DuckDBPyConnection,
    files: list[CsvFile | ParquetFile],
    table: str,
    done: Callable[[int], object],
) -> tuple[list[Loaded], pl.DataFrame]:
    """Fill a table from its files; `done` is called with the rows of each.

    Returns the files as loaded and the unreadable lines (shape REFUSED). Raises RegisterRefused when a file is not
    of the table's shape, or when its lines and its rows do not add up.
    """
    loaded: list[Loaded] = []
    unreadable = [pl.DataFrame(schema=REFUSED)]
    columns = ", ".join(_typed(*column) for column in TABLES[table].items())
    for file in files:
        first = loaded[-1].end if loaded else 0
        try:
            _rows(con, file, table).project(columns).insert_into(table)
        except (
            duckdb.InvalidInputException,
            duckdb.ConversionException,
        ):  # its message may hold a person's line
            raise _torn(file.path) from None
        end = con.table(table).count("*").fetchall()[0][0]
        skipped = None
        if isinstance(file, CsvFile):
            lines = _unreadable(con, file, table)
            unreadable.append(lines)
            skipped = np.union1d(file.blank, lines["number"].to_numpy())
        loaded.append(Loaded(file.path, first, end, file.rows, skipped))
        left_out = 0 if skipped is None else len(skipped) - len(file.blank)
        if end - first + left_out != file.rows:
            raise _torn(file.path)
        done(file.rows)
    return loaded, pl.concat(unreadable)


def _torn(path: Path) -> RegisterRefused:
    return file_refused(
        path,
        "số dòng đọc được không khớp số dòng của tệp; hãy kiểm tra dấu xuống dòng",
        "the rows read do not match the lines of the file; check its line ends",
    )


def _rows(con: duckdb.DuckDBPyConnection, file: CsvFile | ParquetFile, table: str) -> duckdb.DuckDBPyRelation:
    if isinstance(file, ParquetFile):
        return con.read_parquet(str(file.path))
    types = {ID: "BIGINT", DATE: "DATE"}
    con.execute("DROP TABLE IF EXISTS reject_errors")
    con.execute("DROP TABLE IF EXISTS reject_scans")
    return con.sql(
        READ_CSV.read_text(encoding="utf-8"),
        params={
            "path": str(file.path),
            "columns": {name: types.get(TABLES[table][name], "VARCHAR") for name in file.header},
            "delimiter": file.delimiter,
            "encoding": file.encoding,
        },
    )


def _typed(name: str, kind: str) -> str:
    return name if kind in (ID, DATE) else f"TRY_CAST({name} AS {kind}) AS {name}"


def _unreadable(con: duckdb.DuckDBPyConnection, file: CsvFile, table: str) -> pl.DataFrame:
    """The lines that DuckDB refused, once each. Its own list also holds their text: that column is never read."""
    found = con.sql(
        "SELECT line, min(column_name) AS name, min(error_type) AS error FROM reject_errors GROUP BY line"
    )
    lines = [
        (table, file.path.name, line, name or "", _REASONS.get(str(error), "columns"))
        for line, name, error in found.fetchall()
    ]
    return pl.DataFrame(lines, REFUSED, orient="row").sort("number")
