"""Judging a sheet by a contract: its cells, its rows, and what of it the scan still has to look at."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

import polars as pl

from pipeline.gate.contracts.reading import read_column, stripped
from pipeline.gate.contracts.shape import Contract, Words

LINE = "_line"
FAULTS = pl.Schema({"line": pl.UInt32, "column": pl.String, "reason": pl.String})


@dataclass(frozen=True)
class Judged:
    """table: the contract's columns and `_line`; a refused cell is NULL. faults: see FAULTS, by line and column.

    unproven: the sheet's own cells of these columns that the contract has not proven to be of a closed list, a count, a
    month or a day; the others are NULL. missing: required columns that the sheet lacks; no row is valid then.
    """

    table: pl.DataFrame
    faults: pl.DataFrame
    unproven: pl.DataFrame
    missing: tuple[str, ...]

    @property
    def valid_rows(self) -> int:
        """Rows without a fault."""
        return 0 if self.missing else self.table.height - self.faults["line"].n_unique()


def judge(contract: Contract, sheet: pl.DataFrame, columns: Mapping[str, str], last_month: str) -> Judged:
    """Judge a sheet. columns: the contract's column -> the sheet's heading, for those that are there.

    last_month: the last full one, 'YYYY-MM'. A row without anything in it is no row.
    """
    sheet = sheet.filter(pl.any_horizontal(stripped(sheet[name]).is_not_null() for name in _others(sheet)))
    nothing = pl.Series([None], dtype=pl.String).new_from_index(0, sheet.height)
    read: dict[str, pl.Series] = {}
    unproven, refused = [], []
    for column in contract.columns:
        cells = sheet[columns[column.name]] if column.name in columns else nothing
        read[column.name], reasons = read_column(column, stripped(cells), read, last_month)
        refused.append(_faults(sheet[LINE], column.name, reasons))
        is_open = pl.lit(isinstance(column.content, Words))
        kept = pl.select(pl.when(is_open | reasons.is_not_null()).then(cells)).to_series()
        unproven.append(kept.alias(column.name))
    missing = tuple(
        column.name for column in contract.columns if column.required and column.name not in columns
    )
    table = pl.DataFrame([*read.values(), sheet[LINE]])
    of_cells = pl.concat(refused).filter(~pl.col("column").is_in(missing))
    of_rows = pl.concat([pl.DataFrame(schema=FAULTS), *_broken_rows(contract, table, of_cells)])
    of_rows = of_rows.join(of_cells, on=["line", "column"], how="anti")  # one reason a cell is enough
    order = {column.name: place for place, column in enumerate(contract.columns)}
    faults = pl.concat([of_cells, of_rows]).sort(
        "line", pl.col("column").replace_strict(order, return_dtype=pl.Int32)
    )
    return Judged(table, faults, pl.DataFrame(unproven), missing)


def _others(sheet: pl.DataFrame) -> list[str]:
    return [name for name in sheet.columns if name != LINE]


def _faults(lines: pl.Series, column: str, reasons: pl.Series) -> pl.DataFrame:
    found = pl.DataFrame({"line": lines, "reason": reasons}).with_columns(column=pl.lit(column))
    return found.drop_nulls("reason").select(pl.col(name).cast(kind) for name, kind in FAULTS.items())


def _broken_rows(contract: Contract, table: pl.DataFrame, refused: pl.DataFrame) -> Iterator[pl.DataFrame]:
    """What only a whole row, or two of them, can show; a rule over a cell that could not be read says nothing."""
    for rule in contract.rules:
        yield _at(table.filter(rule.broken)[LINE], rule.column, rule.reason)
    for item in contract.sums:
        unequal = pl.sum_horizontal(item.parts, ignore_nulls=False) != pl.col(item.total)
        yield _at(table.filter(unequal)[LINE], item.total, item.reason)
    unread = refused.filter(pl.col("column").is_in(contract.keys))["line"]
    keyed = table.filter(~pl.col(LINE).is_in(unread.implode()))
    twice = keyed.filter(pl.struct(contract.keys).is_duplicated())
    yield _at(twice[LINE], contract.keys[0], "duplicate")


def _at(lines: pl.Series, column: str, reason: str) -> pl.DataFrame:
    return _faults(lines, column, pl.repeat(reason, len(lines), eager=True))
