"""Opening an untrusted file: what it is is told by its content, and whatever is not plainly a table is refused."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import Literal

import polars as pl

from pipeline.gate.errors import FileRefused
from pipeline.gate.opening.csv_file import read_csv
from pipeline.gate.opening.formats import format_of
from pipeline.gate.opening.limits import LIMITS, Limits
from pipeline.gate.opening.parquet_file import read_parquet
from pipeline.gate.opening.refusals import too_much_memory
from pipeline.gate.opening.xlsx_file import read_xlsx

__all__ = ["LIMITS", "FileRefused", "Limits", "Opened", "open_file"]

Format = Literal["csv", "xlsx", "parquet"]


@dataclass(frozen=True)
class Opened:
    """What a file holds.

    sheets: by name ('' in CSV and Parquet), tables with their headings as column names (headings.headed) and `_line`,
    UInt32: the row's number as its sender sees it (CSV and XLSX: the file's first row is 1; Parquet: its first row is
    1). CSV and XLSX: every column is a String, empty cells are NULL; Parquet: typed.
    loose: (sheet, place, text) of all that is in the file and not in a cell: 'comment', 'property:creator', 'header' ...
    first_line: the line below the headings of the first sheet that has any; 1 for Parquet.
    """

    format: Format
    sheets: dict[str, pl.DataFrame]
    loose: tuple[tuple[str, str, str], ...]
    first_line: int


def open_file(path: Path, limits: Limits = LIMITS) -> Opened:
    """Read a CSV, XLSX or Parquet file. An untrusted one is opened in a child process (pipeline.gate.child).

    Raises FileRefused: another format, a damaged file, one that holds more than tables, one over a limit.
    """
    try:
        return _open(path, format_of(path, limits), limits)
    except MemoryError:
        raise too_much_memory(limits) from None


def _open(path: Path, kind: Format, limits: Limits) -> Opened:
    if kind == "csv":
        table, heading = read_csv(path, limits)
        return Opened("csv", {"": table}, (), heading + 1)
    if kind == "parquet":
        table, loose = read_parquet(path, limits)
        return Opened("parquet", {"": table}, loose, 1)
    sheets, loose, heading = read_xlsx(path, limits)
    return Opened("xlsx", sheets, loose, heading + 1)
