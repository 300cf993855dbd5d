"""A register's rows as numpy arrays, some hundred thousand at a time: the whole register is never held twice."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import duckdb
import numpy as np
import pyarrow as pa

from pipeline.counting.months import NEVER

_HERE = Path(__file__).parent
_ROWS = 500_000


def batches(con: duckdb.DuckDBPyConnection, name: str) -> Iterator[dict[str, np.ndarray]]:
    """The columns of counting/<name>.sql in parts: codes as uint8, dates as int32 days since 1970-01-01.

    DuckDB prepares the next part in its own threads while the caller counts this one.
    """
    sql = (_HERE / f"{name}.sql").read_text(encoding="utf-8")
    waiting: list[pa.RecordBatch] = []
    for batch in con.sql(sql, params={"never": NEVER}).to_arrow_reader(_ROWS):
        waiting.append(batch)
        if sum(part.num_rows for part in waiting) >= _ROWS:
            yield _columns(waiting)
            waiting = []
    if waiting:
        yield _columns(waiting)


def _columns(parts: list[pa.RecordBatch]) -> dict[str, np.ndarray]:
    columns = {}
    for name, column in zip(parts[0].schema.names, pa.Table.from_batches(parts).columns, strict=True):
        values = column.combine_chunks()
        if pa.types.is_date32(values.type):
            values = values.view(pa.int32())
        columns[name] = values.to_numpy(zero_copy_only=True)
    return columns
