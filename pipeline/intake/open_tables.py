"""The register's two tables that hold no person: the services offered, and targets. A wrong row refuses the file."""

from __future__ import annotations

import csv
import re
from collections.abc import Callable
from datetime import date
from pathlib import Path

import polars as pl

from board.dimensions import PROVISIONS
from geo.areas import VINTAGES, area
from pipeline.extract_shapes import SHAPES
from pipeline.intake.errors import RegisterRefused, file_refused
from pipeline.targets import can_be

MOST_SERVICES = 100_000  # procedures that a province could offer; a larger number is something else
_MONTH = re.compile(r"\d{4}-(0[1-9]|1[0-2])")
Row = dict[str, str]


def read_service_offers(folder: Path) -> pl.DataFrame:
    """service_offers.csv: procedures offered at a month's end, one row a month and provision. period 'YYYY-MM'."""
    path = folder / "service_offers.csv"
    if not path.is_file():
        raise RegisterRefused(
            "Sổ gốc thiếu tệp service_offers.csv.", "The register lacks the file service_offers.csv."
        )
    table = _read(path, "service_offers", _offer)
    if table.select("period", "provision").is_duplicated().any():
        raise file_refused(path, "một tháng có hai dòng cùng loại", "a month has two rows of one provision")
    return table


def read_targets(folder: Path) -> pl.DataFrame:
    """targets.csv, dates as yyyy-mm-dd; no rows where the register brings no targets."""
    path = folder / "targets.csv"
    if not path.is_file():
        return pl.DataFrame(schema=SHAPES["targets"])
    return _read(path, "targets", _target)


def _read(path: Path, table: str, row_of: Callable[[Row], tuple]) -> pl.DataFrame:
    try:
        rows = _rows(path, table, row_of)
    except (UnicodeDecodeError, csv.Error):
        raise file_refused(
            path, "không đọc được như CSV UTF-8", "it cannot be read as CSV in UTF-8"
        ) from None
    return pl.DataFrame(rows, SHAPES[table], orient="row")


def _rows(path: Path, table: str, row_of: Callable[[Row], tuple]) -> list[tuple]:
    shape = SHAPES[table]
    with path.open(encoding="utf-8-sig", newline="") as file:
        reader = csv.DictReader(file)
        if set(reader.fieldnames or ()) != set(shape.names()):
            columns = ", ".join(shape.names())
            raise file_refused(path, f"phải có đúng các cột {columns}", f"its columns must be {columns}")
        rows = []
        for row in reader:
            try:
                rows.append(row_of(row))
            except (KeyError, TypeError, ValueError, AttributeError):
                line = reader.line_num
                raise file_refused(path, f"dòng {line} không hợp lệ", f"line {line} is not valid") from None
    return rows


def _offer(row: Row) -> tuple[str, str, int]:
    services = int(row["services"])
    if (
        not _MONTH.fullmatch(row["period"])
        or row["provision"] not in PROVISIONS
        or not 0 <= services <= MOST_SERVICES
    ):
        raise ValueError
    return row["period"], row["provision"], services


def _target(row: Row) -> tuple:
    from_on, due_on = date.fromisoformat(row["from_on"]), date.fromisoformat(row["due_on"])
    value, unit = float(row["value"]), row["unit"]
    possible = can_be(row["indicator_id"], unit, value, from_on, due_on)
    if not possible or row["area_vintage"] not in VINTAGES:
        raise ValueError
    area(row["area_vintage"], row["area_code"])
    days = {"from_on": from_on, "due_on": due_on, "value": value}
    return tuple(days.get(column, row[column]) for column in SHAPES["targets"].names())
