"""The register of persons: read from the owner's files, checked row by row, held in typed tables while it is counted.

Only this side ever sees it. Everything lies in memory; what does not fit goes to a folder inside `work` that is gone
when the register is closed.
"""

from __future__ import annotations

import json
import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import duckdb
import polars as pl

from board.dimensions import FIRST_PERIOD, SOURCES
from pipeline.contract import TABLES
from pipeline.intake.checks import refuse_rows
from pipeline.intake.errors import RegisterRefused, RowsRefused
from pipeline.intake.files import files_of
from pipeline.intake.load import create_tables, load_table
from pipeline.intake.open_tables import read_service_offers, read_targets
from pipeline.intake.refused import write_report
from pipeline.progress import Progress, silent

MEMORY_LIMIT = "2GB"  # of DuckDB; beyond it the tables spill into the work folder


@dataclass(frozen=True)
class TableRows:
    """Rows of one table: in the files, and kept. What is not kept stands in the list of refused rows."""

    rows_in: int
    kept: int

    @property
    def refused(self) -> int:
        return self.rows_in - self.kept


@dataclass(frozen=True)
class Register:
    """An open register. con: tables residents, spells, dossiers of pipeline/contract.py, without refused rows.

    agencies: who gave each source (keys of SOURCES, board/dimensions.py); what is not named is the source of all.
    refused: table, file, number, column, reason (pipeline/intake/refused.py); a row may stand there more than once.
    placed: by table, true counts of rows checked and failed by place (shape PLACED, pipeline/intake/by_area.py).
    """

    con: duckdb.DuckDBPyConnection
    last_day: date
    label: str
    source: str
    agencies: dict[str, str]
    received_on: date
    rows: dict[str, TableRows]
    refused: pl.DataFrame
    placed: dict[str, pl.DataFrame]
    service_offers: pl.DataFrame
    targets: pl.DataFrame

    @property
    def refused_rows(self) -> int:
        return sum(rows.refused for rows in self.rows.values())

    @property
    def periods(self) -> list[str]:
        """The full months from the board's first to the register's last, 'YYYY-MM'."""
        after = self.last_day + timedelta(days=1)
        months = (after.year - FIRST_PERIOD.year) * 12 + after.month - FIRST_PERIOD.month
        return [f"{FIRST_PERIOD.year + month // 12}-{month % 12 + 1:02d}" for month in range(months)]


@contextmanager
def read_register(
    folder: Path, *, work: Path, report: Path, allow_refused: int | None = 0, progress: Progress = silent
) -> Iterator[Register]:
    """Read and check a register's folder (docs/DATA.md); the register is open inside the `with` block.

    work: where a passing folder may be made. report: where the list of refused rows is written, if there are any.
    allow_refused: how many rows may be left out; None: any number, for a check that only reports.
    Raises RegisterRefused for a file of another shape, RowsRefused when more rows are refused than allowed.
    """
    about = _about(folder)
    offers, targets = read_service_offers(folder), read_targets(folder)
    work.mkdir(parents=True, exist_ok=True)
    spill = Path(tempfile.mkdtemp(prefix="register-", dir=work))
    con = duckdb.connect(config={"memory_limit": MEMORY_LIMIT, "temp_directory": str(spill)})
    try:
        tables = _read_tables(con, folder, about["last_day"], progress)
        register = Register(con, **about, **tables, service_offers=offers, targets=targets)
        report.unlink(missing_ok=True)
        if not register.refused.is_empty():
            write_report(register.refused, report)
        if allow_refused is not None and register.refused_rows > allow_refused:
            raise RowsRefused(register.refused_rows, allow_refused, report)
        yield register
    finally:
        con.close()
        shutil.rmtree(spill, ignore_errors=True)


def _read_tables(
    con: duckdb.DuckDBPyConnection, folder: Path, last_day: date, progress: Progress
) -> dict[str, Any]:
    """The fields rows, refused and placed of a Register."""
    create_tables(con)
    expected, loaded = {}, {}
    for table in TABLES:
        files = files_of(folder, table)
        expected[table] = sum(file.rows for file in files)
        with progress(f"Đọc bảng {table}", f"Reading {table}", expected[table]) as done:
            loaded[table] = load_table(con, files, table, done)
    rows, refused, placed = {}, [], {}
    for table in TABLES:
        with progress(f"Kiểm tra bảng {table}", f"Checking {table}"):
            checked = refuse_rows(con, table, *loaded[table], last_day)
        rows[table] = TableRows(expected[table], con.table(table).count("*").fetchall()[0][0])
        listed = checked.refused.select("file", "number").n_unique()
        if rows[table].refused != listed:
            raise AssertionError(f"{table}: {rows[table]} but {listed} rows are listed as refused")
        refused.append(checked.refused)
        placed[table] = checked.placed
    return {"rows": rows, "refused": pl.concat(refused), "placed": placed}


def _about(folder: Path) -> dict:
    """register.json: last_day, label, source; optional agencies and received_on, by default the last day."""
    try:
        about = json.loads((folder / "register.json").read_text(encoding="utf-8-sig"))
        last_day = date.fromisoformat(about["last_day"])
        label, source = str(about["label"]), str(about["source"])
        received_on = date.fromisoformat(about.get("received_on", about["last_day"]))
        named = dict(about.get("agencies", {}))
        agencies = {name: str(named.pop(name, source)) for name in SOURCES}
        if named or received_on < last_day:
            raise ValueError
    except (OSError, ValueError, KeyError, TypeError):
        raise RegisterRefused(
            "Sổ gốc thiếu tệp register.json với last_day (yyyy-mm-dd), label và source; nếu có agencies thì chỉ gồm "
            f"{', '.join(SOURCES)}; received_on (yyyy-mm-dd) không trước last_day.",
            "The register lacks register.json with last_day (yyyy-mm-dd), label and source; agencies, if given, name "
            f"only {', '.join(SOURCES)}; received_on (yyyy-mm-dd) is not before last_day.",
        ) from None
    if last_day < FIRST_PERIOD:
        raise RegisterRefused(
            f"Sổ gốc phải kéo dài ít nhất đến {FIRST_PERIOD:%d/%m/%Y}.",
            f"The register must reach at least {FIRST_PERIOD.isoformat()}.",
        )
    return {
        "last_day": last_day,
        "label": label,
        "source": source,
        "agencies": agencies,
        "received_on": received_on,
    }
