"""The SQL files in queries/: find them, read their headers, run them with bound parameters."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import duckdb
import polars as pl

from board.errors import DefinitionError

# Rows as Python objects: relations (con.sql) would plan a question twice, and it is planned longer than it runs.
_POLARS = {
    "VARCHAR": pl.String,
    "BIGINT": pl.Int64,
    "INTEGER": pl.Int32,
    "DOUBLE": pl.Float64,
    "DATE": pl.Date,
}
QUERIES = Path(__file__).resolve().parents[1] / "queries"
_HEADER_LINE = re.compile(r"^-- (purpose|param|column): (.+)$")


@dataclass(frozen=True)
class Query:
    """One file: its name ('views/counts_by_area'), its header and its statement."""

    name: str
    purpose: str
    params: tuple[str, ...]
    columns: tuple[tuple[str, str], ...]  # (name, DuckDB type)
    sql: str


def names(room: str = "") -> list[str]:
    """Names of all queries, or of those in one room such as 'views'."""
    files = (QUERIES / room).rglob("*.sql")
    return sorted(path.relative_to(QUERIES).with_suffix("").as_posix() for path in files)


@cache
def query(name: str) -> Query:
    """Read queries/<name>.sql and its header. Raises DefinitionError where there is no such file."""
    path = QUERIES / f"{name}.sql"
    if not path.is_file():
        raise DefinitionError(f"queries/{name}.sql: there is no such file")
    sql = path.read_text(encoding="utf-8")
    lines = [found.groups() for found in map(_HEADER_LINE.match, sql.splitlines()) if found]
    return Query(
        name,
        " ".join(text for key, text in lines if key == "purpose"),
        tuple(text.split()[0] for key, text in lines if key == "param"),
        tuple((text.split()[0], text.split()[1]) for key, text in lines if key == "column"),
        sql,
    )


def run(con: duckdb.DuckDBPyConnection, name: str, **params: object) -> pl.DataFrame:
    """The rows of one query. DuckDB binds the values; nothing is pasted into the text.

    Raises DefinitionError when the parameters are not those of the header.
    """
    found = con.execute(_checked(name, params).sql, params)
    schema = [(column, _POLARS.get(str(kind))) for column, kind, *_ in found.description]
    return pl.DataFrame(found.fetchall(), schema, orient="row", infer_schema_length=None)


def execute(con: duckdb.DuckDBPyConnection, name: str, **params: object) -> None:
    """Run a statement that changes the database, such as those of queries/build. Raises as `run`."""
    con.execute(_checked(name, params).sql, params)


def _checked(name: str, params: dict[str, object]) -> Query:
    wanted = query(name)
    if params.keys() != set(wanted.params):
        raise DefinitionError(
            f"queries/{name}.sql: takes {sorted(wanted.params)}, but was given {sorted(params)}"
        )
    return wanted
