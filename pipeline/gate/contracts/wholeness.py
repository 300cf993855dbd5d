"""What a file as a whole must hold: every month from its first to its last, and in every month all that is expected."""

from __future__ import annotations

from collections.abc import Mapping

import polars as pl

from board.definition_file import Text
from pipeline.gate.contracts.shape import FileFault

FIRST_NEW_MONTH = "2025-07"  # the first of the 36 units
_MOST_NAMES = 5


def months_between(first: str, last: str) -> list[str]:
    """Every month 'YYYY-MM', both included."""
    start, end = (int(period[:4]) * 12 + int(period[5:]) - 1 for period in (first, last))
    return [f"{place // 12}-{place % 12 + 1:02}" for place in range(start, end + 1)]


def months_left_out(table: pl.DataFrame) -> list[FileFault]:
    """One fault for each month without a row between the first and the last of the file."""
    held = set(table["period"].drop_nulls())
    missing = [month for month in months_between(min(held), max(held)) if month not in held] if held else []
    return [
        FileFault("period", Text(f"thiếu tháng {_month(month)}", f"the month {_month(month)} is left out"))
        for month in missing
    ]


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
