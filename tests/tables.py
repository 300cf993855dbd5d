"""Write a test table the way a reader sees it."""

from __future__ import annotations

import duckdb
import polars as pl

from board.queries import QUERIES


def table(text: str) -> pl.DataFrame:
    """Rows of 'a | b' lines under a header line, all as text; an empty cell is NULL."""
    lines = [line for line in text.strip().splitlines() if set(line.strip()) - set("-|+ ")]
    header, *rows = [[cell.strip() or None for cell in line.split("|")] for line in lines]
    return pl.DataFrame(rows, schema=[str(name) for name in header], orient="row")


def empty_release() -> duckdb.DuckDBPyConnection:
    """A database in memory with the tables of a release and no rows."""
    con = duckdb.connect()
    con.execute((QUERIES / "build" / "schema.sql").read_text(encoding="utf-8"))
    return con


def fill(con: duckdb.DuckDBPyConnection, name: str, rows: pl.DataFrame) -> None:
    """Put rows into a table; columns that the rows leave out are 0 where they count, 'x' where they are words."""
    kinds = {column: kind for column, kind, *_ in con.sql(f"DESCRIBE {name}").fetchall()}
    unset = [column for column in kinds if column not in rows.columns]
    rows = rows.with_columns(pl.lit(_UNSET[kinds[column]]).alias(column) for column in unset)
    con.register("rows", rows.select(*kinds).to_arrow())
    con.execute(f"INSERT INTO {name} SELECT * FROM rows")  # noqa: S608 - a table's name
    con.unregister("rows")


_UNSET = {"INTEGER": 0, "BIGINT": 0, "DOUBLE": 0.0, "VARCHAR": "x", "DATE": None}
