"""Where the checked rows and the failed ones of a register's table lie: true counts by place, before they are rounded.

A place is a pair of codes, as in the table; NULL where the row has none that is known. Somebody without an address
of their own is where they lived last.
"""

from __future__ import annotations

from pathlib import Path

import duckdb
import polars as pl

SQL = Path(__file__).with_name("places")
PLACED = pl.Schema(
    {"commune_code": pl.String, "unit_code": pl.String, "criterion": pl.String, "rows": pl.Int64}
)
CHECKED = "checked"  # in the column `criterion`: every row, whatever became of it

# What each reason of pipeline/intake/refused.py says of a row; a test holds it complete.
CRITERION = {
    "unreadable": "valid",
    "encoding": "valid",
    "columns": "valid",
    "out_of_range": "valid",
    "after_last_day": "valid",
    "missing": "complete",
    "duplicate": "unique",
    "unknown_person": "consistent",
    "before_birth": "consistent",
    "after_death": "consistent",
    "wrong_order": "consistent",
    "without_earlier_step": "consistent",
    "overlap": "consistent",
    "not_listed": "code_list",
    "not_in_crosswalk": "code_list",
}


def rows_by_place(
    con: duckdb.DuckDBPyConnection, table: str, broken: pl.DataFrame, unreadable: pl.DataFrame
) -> pl.DataFrame:
    """Rows of the shape PLACED: for each pair of codes those checked, and for each criterion those that fail it.

    broken: row_id and reason, once for each broken rule; asked before these rows are deleted. unreadable: lines
    without a row (shape REFUSED), which lie nowhere. A row that breaks several rules of one criterion fails it once.
    """
    failing = _with_criterion(broken).select("row_id", "criterion").unique()
    con.register("failing", failing.to_arrow())
    sql = (SQL / f"{table}.sql").read_text(encoding="utf-8")
    placed = con.sql(sql, params={"checked": CHECKED}).pl().cast(PLACED)
    con.unregister("failing")
    lines = _with_criterion(unreadable)["criterion"]
    nowhere = [(None, None, criterion, count) for criterion, count in lines.value_counts().iter_rows()]
    nowhere.append((None, None, CHECKED, len(lines)))
    return pl.concat([placed, pl.DataFrame(nowhere, PLACED, orient="row")])


def _with_criterion(refused: pl.DataFrame) -> pl.DataFrame:
    return refused.with_columns(criterion=pl.col("reason").replace_strict(CRITERION, return_dtype=pl.String))
