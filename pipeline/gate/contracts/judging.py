"""Judging a sheet by a contract: its cells, its rows, and what of it the scan still has to look at."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

import polars as pl

from pipeline.gate.contracts.reading import read_column, stripped
from pipeline.gate.contracts.shape import Contract, Words

FAULTS = pl.Schema({"line": pl.UInt32, "column": pl.String, "reason": pl.String})


@dataclass(frozen=True)
class Judged:
    """table: the contract's columns and `_line`; a refused cell is NULL. faults: see FAULTS, by line and column.

    unproven: `_line` and the cells that the contract has not proven to be of a closed list, a count, a month or a
    day; the others are NULL there.
    """

    table: pl.DataFrame
    faults: pl.DataFrame
    unproven: pl.DataFrame

    @property
    def valid_rows(self) -> int:
        """Rows without a fault."""
        return self.table.height - self.faults["line"].n_unique()


def judge(contract: Contract, sheet: pl.DataFrame, columns: Mapping[str, str], last_month: str) -> Judged:
    """Judge a sheet that has every column of the contract. columns: the contract's column -> the sheet's heading.

    last_month: the last full one, 'YYYY-MM'. A row without anything in these columns is no row.
    """
    cells = sheet.select("_line", **{name: stripped(sheet[heading]) for name, heading in columns.items()})
    cells = cells.filter(pl.any_horizontal(pl.col(list(columns)).is_not_null()))
    read: dict[str, pl.Series] = {}
    unproven, refused = [cells["_line"]], []
    for column in contract.columns:
        read[column.name], reasons = read_column(column, cells, read, last_month)
        refused.append(_faults(cells, column.name, reasons))
        is_open = isinstance(column.content, Words)
        unproven.append(cells[column.name] if is_open else cells[column.name].set(reasons.is_null(), None))
    table = pl.DataFrame([cells["_line"], *read.values()])
    of_cells = pl.concat(refused)
    of_rows = pl.concat([pl.DataFrame(schema=FAULTS), *_broken_rows(contract, table, of_cells)])
    of_rows = of_rows.join(of_cells, on=["line", "column"], how="anti")  # one reason a cell is enough
    order = {column.name: place for place, column in enumerate(contract.columns)}
    faults = pl.concat([of_cells, of_rows]).sort("line", pl.col("column").replace_strict(order))
    return Judged(table, faults, pl.DataFrame(unproven))


def _faults(cells: pl.DataFrame, column: str, reasons: pl.Series) -> pl.DataFrame:
    found = pl.DataFrame(
        {"line": cells["_line"], "column": column, "reason": reasons}, schema_overrides=FAULTS
    )
    return found.drop_nulls("reason")


def _broken_rows(contract: Contract, table: pl.DataFrame, refused: pl.DataFrame) -> Iterator[pl.DataFrame]:
    """What only a whole row, or two of them, can show; a rule over a cell that could not be read says nothing."""
    for rule in contract.rules:
        lines = table.filter(rule.broken)["_line"]
        yield _at(lines, rule.column, rule.reason)
    unread = refused.filter(pl.col("column").is_in(contract.keys))["line"]
    keyed = table.filter(~pl.col("_line").is_in(unread.implode()))
    twice = keyed.filter(pl.struct(contract.keys).is_duplicated())
    yield _at(twice["_line"], contract.keys[0], "duplicate")


def _at(lines: pl.Series, column: str, reason: str) -> pl.DataFrame:
    return pl.DataFrame({"line": lines, "column": column, "reason": reason}, schema=FAULTS)
