"""Taking the rows out of a table that break a rule of the contract, and saying of each where it stands and why."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from pathlib import Path

import duckdb
import polars as pl

from pipeline.intake.by_area import rows_by_place
from pipeline.intake.load import Loaded
from pipeline.intake.refused import REFUSED

RULES = Path(__file__).with_name("rules")


@dataclass(frozen=True)
class Checked:
    """A table after its check. refused: every broken rule of every row, shape REFUSED, the unreadable lines first;
    placed: rows checked and failed by place (shape PLACED of pipeline/intake/by_area.py)."""

    refused: pl.DataFrame
    placed: pl.DataFrame


def refuse_rows(
    con: duckdb.DuckDBPyConnection, table: str, files: list[Loaded], unreadable: pl.DataFrame, last_day: date
) -> Checked:
    """Delete the rows that break a rule. All tables must be loaded: a resident lies where their stays are."""
    rule = (RULES / f"{table}.sql").read_text(encoding="utf-8")
    broken = con.sql(rule, params={"last_day": last_day}).pl()
    placed = rows_by_place(con, table, broken, unreadable)
    if broken.is_empty():
        return Checked(unreadable, placed)
    con.register("broken", broken)
    con.execute((RULES / f"delete_{table}.sql").read_text(encoding="utf-8"))
    con.unregister("broken")
    return Checked(pl.concat([unreadable, *(_located(broken, table, file) for file in files)]), placed)


def _located(broken: pl.DataFrame, table: str, file: Loaded) -> pl.DataFrame:
    mine = broken.filter(pl.col("row_id").is_between(file.first, file.end, closed="left"))
    return mine.select(
        pl.lit(table).alias("table"),
        pl.lit(file.path.name).alias("file"),
        pl.Series("number", file.numbers(mine["row_id"].to_numpy())),
        pl.col("column_name").alias("column"),
        "reason",
    ).cast(REFUSED)
