"""A Parquet file of plain columns. What its metadata says is believed only once the rows were read."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path

import polars as pl
import pyarrow as pa
import pyarrow.compute as pc
import pyarrow.parquet as pq

from pipeline.gate.errors import FileRefused
from pipeline.gate.opening.headings import LINE, letter, unique_names
from pipeline.gate.opening.limits import MB, Limits
from pipeline.gate.opening.refusals import damaged, long_cell, too_many, too_much_text

Loose = tuple[tuple[str, str, str], ...]
_TEXT = (pa.types.is_string, pa.types.is_large_string, pa.types.is_string_view)
_PLAIN = (
    pa.types.is_boolean,
    pa.types.is_integer,
    pa.types.is_float32,
    pa.types.is_float64,
    pa.types.is_decimal128,
    pa.types.is_date,
    pa.types.is_timestamp,
    pa.types.is_null,
)
_BATCH_ROWS = 65_536


def read_parquet(path: Path, limits: Limits) -> tuple[pl.DataFrame, Loose]:
    """The typed table with `_line` (from 1), and the texts of the file's metadata.

    Raises FileRefused: an encrypted file, nested or binary columns, metadata that does not fit the rows, a limit.
    """
    try:
        with pq.ParquetFile(path, **_BOUNDS) as file:
            columns = _columns(file, limits)
            loose = _metadata(file)
        table = _read(path, columns, limits)
    except (
        pa.ArrowException,
        pl.exceptions.PolarsError,
        OSError,
        ValueError,
        TypeError,
        OverflowError,
    ) as error:
        raise _unreadable(path, str(error)) from None
    return table.with_row_index(LINE, offset=1).select([*table.columns, LINE]), loose


_BOUNDS = {
    "thrift_string_size_limit": 64 * MB,
    "thrift_container_size_limit": MB,
    "page_checksum_verification": True,
}


def _columns(file: pq.ParquetFile, limits: Limits) -> pa.Schema:
    schema = file.schema_arrow
    for place, field in enumerate(schema):
        held = field.type.value_type if pa.types.is_dictionary(field.type) else field.type
        if not any(fits(held) for fits in (*_TEXT, *_PLAIN)):
            raise FileRefused(
                f"Cột {letter(place)} (thứ {place + 1}) của tệp Parquet có kiểu dữ liệu không được nhận"
                " (lồng nhau, nhị phân hoặc đối tượng). Chỉ nhận cột số, chữ, ngày và đúng/sai.",
                f"Column {letter(place)} (number {place + 1}) of the Parquet file is of a type that is not"
                " taken (nested, binary or object). Only numbers, text, dates and true/false are taken.",
            )
    if refused := too_many(file.metadata.num_rows, len(schema), limits.rows, limits):
        raise refused
    return schema


def _read(path: Path, schema: pa.Schema, limits: Limits) -> pl.DataFrame:
    texts = [field.name for field in schema if any(fits(field.type) for fits in _TEXT)]
    names = unique_names(dict(enumerate(schema.names)))
    rows, parts = 0, []
    with pq.ParquetFile(path, read_dictionary=texts, **_BOUNDS) as file:
        told = file.metadata.num_rows
        for batch in _checked(file, limits):
            rows += batch.num_rows
            if rows > told:
                break
            parts.append(_plain(batch.columns, names))
        if rows != told or not _is_consistent(file.metadata):
            raise damaged("Parquet")
    empty = _plain([pa.array([], field.type) for field in schema], names)
    return pl.concat([empty, *parts])


def _is_consistent(metadata: pq.FileMetaData) -> bool:
    """Whether every column has a value, or an empty one, in every row. Asked after reading only: pyarrow ends the
    process over the metadata of a column that it cannot read."""
    groups = [metadata.row_group(place) for place in range(metadata.num_row_groups)]
    columns = range(metadata.num_columns)
    return sum(group.num_rows for group in groups) == metadata.num_rows and all(
        group.column(place).num_values == group.num_rows for group in groups for place in columns
    )


def _checked(file: pq.ParquetFile, limits: Limits) -> Iterator[pa.RecordBatch]:
    """The rows in batches, text still folded in dictionaries: a page of some bytes can stand for terabytes of text, so
    how long it unfolds is added up before it is unfolded."""
    unfolded = 0
    for batch in file.iter_batches(batch_size=_BATCH_ROWS):
        batch.validate(full=True)  # text that is no UTF-8 would end polars
        for column in batch.columns:
            if pa.types.is_dictionary(column.type) and any(fits(column.type.value_type) for fits in _TEXT):
                lengths = pc.binary_length(column.dictionary)
                if (pc.max(pc.utf8_length(column.dictionary)).as_py() or 0) > limits.cell_chars:
                    raise long_cell(limits)
                unfolded += pc.sum(lengths.take(column.indices)).as_py() or 0
        if unfolded > limits.unzipped_bytes:
            raise too_much_text(limits)
        yield batch


def _plain(columns: list[pa.Array], names: list[str]) -> pl.DataFrame:
    """Without the metadata of file and columns, which need not be text and would end polars."""
    table = pl.from_arrow(pa.RecordBatch.from_arrays(columns, names))
    return table.with_columns(pl.col(pl.Categorical, pl.Enum).cast(pl.String))


def _metadata(file: pq.ParquetFile) -> Loose:
    """Keys and values that writers put beside the rows (pandas its column names), of the file and of each column."""
    entries = dict(file.metadata.metadata or {})
    entries.pop(b"ARROW:schema", None)  # the schema itself, which was read
    for field in file.schema_arrow:
        entries |= {key: value for key, value in (field.metadata or {}).items() if key != b"PARQUET:field_id"}
    found = [("", "property:created_by", file.metadata.created_by or "")]
    for key, value in entries.items():
        words = (part.decode("utf-8", errors="replace") for part in (key, value))
        found += [("", "metadata", text) for part in words for text in _texts(part)]
    return tuple(dict.fromkeys(entry for entry in found if entry[2].strip()))


def _texts(words: str) -> Iterator[str]:
    """The texts of JSON, where letters may stand as codes; else the words themselves."""
    try:
        waiting = [json.loads(words)]
    except (ValueError, RecursionError):
        yield words
        return
    while waiting:
        part = waiting.pop()
        if isinstance(part, dict):
            waiting += [*part.keys(), *part.values()]
        elif isinstance(part, list):
            waiting += part
        elif part is not None:
            yield str(part)


def _unreadable(path: Path, error: str) -> FileRefused:
    """error: the reader's own words, which are not told: they may hold a value."""
    with path.open("rb") as file:
        encrypted = file.read(4) == b"PARE" or "crypt" in error.lower()
    if encrypted:
        return FileRefused(
            "Tệp Parquet này được mã hóa nên không kiểm tra được. Hãy lưu lại không mã hóa rồi gửi lại.",
            "This Parquet file is encrypted and cannot be checked. Save it without encryption and send it"
            " again.",
        )
    return damaged("Parquet")
