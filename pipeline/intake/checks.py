"""Taking the rows out of a table that break a rule of the contract, and saying of each where it stands and why."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import duckdb
import polars as pl

from pipeline.intake.load import Loaded
from pipeline.intake.refused import REFUSED

RULES = Path(__file__).with_name("rules")


def refuse_rows(
    con: duckdb.DuckDBPyConnection, table: str, files: list[Loaded], last_day: date
) -> pl.DataFrame:
    """Delete the rows that break a rule; returns them in the shape REFUSED, once for each broken rule."""
    rule = (RULES / f"{table}.sql").read_text(encoding="utf-8")
    broken = con.sql(rule, params={"last_day": last_day}).pl()
    if broken.is_empty():
        return pl.DataFrame(schema=REFUSED)
    con.register("broken", broken)
    con.execute((RULES / f"delete_{table}.sql").read_text(encoding="utf-8"))
    con.unregister("broken")
    return pl.concat(_located(broken, table, file) for file in files)


def _located(broken: pl.DataFrame, table: str, file: Loaded) -> pl.DataFrame:
    mine = broken.filter(pl.col("row_id").is_between(file.first, file.end, closed="left"))
    return mine.select(
        pl.lit(table).alias("table"),
        pl.lit(file.path.name).alias("file"),
        pl.Series("number", file.numbers(mine["row_id"].to_numpy())),
        pl.col("column_name").alias("column"),
        "reason",
    )
