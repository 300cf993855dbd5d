"""What a file as a whole must hold: every month from its first to its last, and in every month all that is expected."""

from __future__ import annotations

from collections.abc import Mapping

import polars as pl

from board.definition_file import Text
from pipeline.gate.contracts.shape import FileFault

FIRST_NEW_MONTH = "2025-07"  # the first of the 36 units
_MOST_NAMES = 5


def months_left_out(table: pl.DataFrame) -> list[FileFault]:
    """One fault for each month without a row between the first and the last of the file."""
    held = set(table["period"].drop_nulls())
    if not held:
        return []
    month, last = min(held), max(held)
    faults = []
    while month < last:
        if month not in held:
            said = _month(month)
            faults.append(FileFault("period", Text(f"thiếu tháng {said}", f"the month {said} is left out")))
        month = _next(month)
    return faults


def absent(table: pl.DataFrame, column: str, expected: Mapping[str, str]) -> list[FileFault]:
    """One fault for each month in which a code of the closed list has no row. expected: code -> its name."""
    held = table.drop_nulls(["period", column]).group_by("period").agg(pl.col(column).unique()).sort("period")
    faults = []
    for month, codes in held.rows():
        missing = [name for code, name in expected.items() if code not in set(codes)]
        if missing:
            shown, more = ", ".join(missing[:_MOST_NAMES]), len(missing) - _MOST_NAMES
            vi, en = (f" và {more} mục khác", f" and {more} more") if more > 0 else ("", "")
            faults.append(
                FileFault(
                    column,
                    Text(
                        f"tháng {_month(month)} thiếu {shown}{vi}; nếu không phát sinh, ghi một dòng với số 0",
                        f"the month {_month(month)} lacks {shown}{en}; where there was nothing, give a row of zeros",
                    ),
                )
            )
    return faults


def _month(period: str) -> str:
    return f"{period[5:]}/{period[:4]}"


def _next(period: str) -> str:
    year, month = int(period[:4]), int(period[5:])
    return f"{year + month // 12}-{month % 12 + 1:02}"
