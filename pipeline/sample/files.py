"""The sample as the files an owner would have: Parquet, and CSV with dd/mm/yyyy and a byte order mark."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from pathlib import Path

import numpy as np
import polars as pl
import pyarrow as pa
import pyarrow.parquet as pq

from pipeline.contract import DATE, ID, TABLES, closed_lists
from pipeline.sample.days import EPOCH, LAST_DAY, NEVER

ABOUT = "register.json"
LABEL = "Dữ liệu mô phỏng"
SOURCE = "Sổ gốc mô phỏng, không có người thật"
AGENCIES = {
    "population": "Cơ quan Công an quản lý sổ gốc (mô phỏng)",
    "dossiers": "Cơ quan vận hành Hệ thống thông tin giải quyết thủ tục hành chính (mô phỏng)",
    "service_offers": "Cơ quan công bố danh mục thủ tục hành chính (mô phỏng)",
    "targets": "Cơ quan thường trực Đề án 06 (mô phỏng)",
}
RECEIVED_ON = "2026-11-05"
FLAWED = "flawed_rows"
Columns = Mapping[str, np.ndarray]


def table_of(name: str, columns: Columns) -> pa.Table:
    """A table of the contract. Days: int32, NEVER is empty; text: places in the column's closed list."""
    arrays = {column: _array(kind, columns[column]) for column, kind in TABLES[name].items()}
    return pa.table(arrays)


def write_parquet(folder: Path, name: str, columns: Columns, part: str) -> None:
    pq.write_table(table_of(name, columns), folder / f"{name}-{part}.parquet", compression="zstd")


def write_csv(folder: Path, name: str, columns: Columns, part: str) -> None:
    frame = pl.DataFrame(table_of(name, columns))
    frame.write_csv(folder / f"{name}-{part}.csv", include_bom=True, date_format="%d/%m/%Y")


def write_rows(folder: Path, name: str, rows: Sequence[Mapping[str, str]], part: str) -> None:
    """Rows whose words need not be of the contract, as CSV; what a row does not name is empty."""
    frame = pl.DataFrame(
        [[row.get(column) or None for column in TABLES[name]] for row in rows],
        dict.fromkeys(TABLES[name], pl.String),
        orient="row",
    )
    frame.write_csv(folder / f"{name}-{part}.csv", include_bom=True)


def write_about(folder: Path, flawed: int) -> None:
    """register.json: the last day, the label that every screen repeats, the source, who gave what and when.

    flawed: how many rows were made to be refused (pipeline/sample/flaws.py).
    """
    last_day = np.datetime64(EPOCH) + np.timedelta64(LAST_DAY, "D")
    about = {
        "last_day": str(last_day),
        "label": LABEL,
        "source": SOURCE,
        "agencies": AGENCIES,
        "received_on": RECEIVED_ON,
        FLAWED: flawed,
    }
    text = json.dumps(about, ensure_ascii=False, indent=2) + "\n"
    (folder / ABOUT).write_text(text, encoding="utf-8", newline="\n")


def flawed_rows(folder: Path) -> int:
    """How many rows of a register were made to be refused; none of one that is no sample."""
    if not is_sample(folder):
        return 0
    return json.loads((folder / ABOUT).read_text(encoding="utf-8")).get(FLAWED, 0)


def is_sample(folder: Path) -> bool:
    """Whether register.json says that the folder holds a sample."""
    try:
        return json.loads((folder / ABOUT).read_text(encoding="utf-8"))["label"] == LABEL
    except (OSError, ValueError, KeyError, TypeError):
        return False


def _array(kind: str, values: np.ndarray) -> pa.Array:
    if kind == ID:
        return pa.array(values, pa.int64())
    if kind == DATE:
        return pa.array(values.astype(np.int32), pa.int32(), mask=values == NEVER).view(pa.date32())
    return pa.DictionaryArray.from_arrays(pa.array(values, pa.int8()), pa.array(closed_lists()[kind]))
