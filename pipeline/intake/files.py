"""The files of a register's table: which there are, how each is written, and whether its columns are the right ones.

A CSV is read here once as plain lines: only they can later prove that no line was swallowed.
"""

from __future__ import annotations

import codecs
import io
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO

import numpy as np
import pyarrow as pa
import pyarrow.parquet as pq

from pipeline.contract import DATE, ID, TABLES
from pipeline.intake.errors import RegisterRefused, file_refused

DELIMITERS = ",;\t"  # Excel writes a semicolon where the comma is the decimal mark, a tab in its Unicode text
_FITS = {ID: pa.types.is_integer, DATE: pa.types.is_date}


@dataclass(frozen=True)
class ParquetFile:
    """A Parquet file with the table's columns in any order."""

    path: Path
    rows: int


@dataclass(frozen=True)
class CsvFile:
    """A CSV file. lines: physical lines, the header's included; blank: numbers of the empty ones (the header is 1)."""

    path: Path
    encoding: str  # 'utf-8' (with or without a byte order mark) or 'utf-16'
    delimiter: str
    header: tuple[str, ...]
    lines: int
    blank: np.ndarray

    @property
    def rows(self) -> int:
        """Lines that hold something, without the header."""
        return self.lines - 1 - len(self.blank)


def files_of(folder: Path, table: str) -> list[ParquetFile | CsvFile]:
    """The table's files `<table>*.parquet` and `<table>*.csv`, by name.

    Raises RegisterRefused where there is none, or where a file's columns are not exactly the contract's.
    """
    paths = sorted(path for kind in ("csv", "parquet") for path in folder.glob(f"{table}*.{kind}"))
    if not paths:
        raise RegisterRefused(
            f"Sổ gốc thiếu bảng {table}: không có tệp {table}*.csv hoặc {table}*.parquet.",
            f"The register lacks the table {table}: there is no {table}*.csv or {table}*.parquet.",
        )
    return [_parquet(path, table) if path.suffix == ".parquet" else _csv(path, table) for path in paths]


def _parquet(path: Path, table: str) -> ParquetFile:
    try:
        metadata = pq.read_metadata(path)
    except (OSError, pa.ArrowInvalid):
        raise file_refused(path, "không đọc được như tệp Parquet", "it cannot be read as Parquet") from None
    schema = metadata.schema.to_arrow_schema()
    _require_columns(path, table, schema.names)
    for column, kind in TABLES[table].items():
        held = schema.field(column).type
        if pa.types.is_dictionary(held):
            held = held.value_type
        if not _FITS.get(kind, _is_text)(held):
            raise file_refused(
                path, f"cột {column} sai kiểu dữ liệu", f"the column {column} is of another type"
            )
    return ParquetFile(path, metadata.num_rows)


def _is_text(held: pa.DataType) -> bool:
    return pa.types.is_string(held) or pa.types.is_large_string(held) or pa.types.is_string_view(held)


def _csv(path: Path, table: str) -> CsvFile:
    with path.open("rb") as file:
        start = file.read(2)
        file.seek(0)
        wide = start in (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)
        encoding = "utf-16" if wide else "utf-8"
        lines = _lines(file, wide)
        header = _header(next(lines, b""))
        delimiter = next((mark for mark in DELIMITERS if mark in header), ",")
        columns = tuple(name.strip() for name in header.split(delimiter))
        _require_columns(path, table, columns)
        blank, last = [], 1
        for last, line in enumerate(lines, start=2):
            if line in (b"\n", b"\r\n"):
                blank.append(last)
    return CsvFile(path, encoding, delimiter, columns, last, np.array(blank, np.int64))


def _lines(file: BinaryIO, wide: bool) -> Iterator[bytes]:
    """The lines as bytes; UTF-16 is turned into UTF-8 on the way, so that a line's end is one byte."""
    if not wide:
        return iter(file)
    text = io.TextIOWrapper(file, encoding="utf-16", errors="replace", newline="\n")
    return (line.encode() for line in text)


def _header(line: bytes) -> str:
    text = line.decode("utf-8", errors="replace")
    return text.lstrip("\ufeff").rstrip("\r\n")


def _require_columns(path: Path, table: str, found: list[str] | tuple[str, ...]) -> None:
    """The column names are the contract's own words, so a message may hold those; a file's own words it may not:
    a file without a header would show its first person."""
    wanted = TABLES[table]
    missing = [name for name in wanted if name not in found]
    unknown = [place for place, name in enumerate(found, start=1) if name not in wanted]
    if not missing and not unknown and len(found) == len(wanted):
        return
    listed, places = ", ".join(missing) or "0", ", ".join(map(str, unknown)) or "0"
    raise file_refused(
        path,
        f"các cột không đúng quy định (thiếu: {listed}; cột lạ ở vị trí: {places})",
        f"its columns are not the agreed ones (missing: {listed}; unknown at place: {places})",
    )
