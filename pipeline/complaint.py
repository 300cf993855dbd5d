"""What is said of a table that breaks its contract: tables and columns are named, never a value."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

import polars as pl

Complaint = tuple[str, str, str]  # (table or table.column, what is wrong in Vietnamese, in English)
MONTH = r"^20\d\d-(0[1-9]|1[0-2])$"
OUTSIDE = ("có giá trị ngoài danh mục đóng", "has a value outside its closed list")


def outside(name: str, table: pl.DataFrame, lists: Mapping[str, Sequence[str]]) -> Iterator[Complaint]:
    """Columns with a value that is not in their closed list."""
    for column, values in lists.items():
        if not table[column].is_in(list(values)).all():
            yield f"{name}.{column}", *OUTSIDE


def not_months(name: str, table: pl.DataFrame, columns: Sequence[str] = ("period",)) -> Iterator[Complaint]:
    for column in columns:
        if not table[column].str.contains(MONTH).all():
            yield f"{name}.{column}", "không phải là tháng YYYY-MM", "is not a month YYYY-MM"


def too_long(name: str, table: pl.DataFrame, columns: Sequence[str], longest: int) -> Iterator[Complaint]:
    """longest: in characters."""
    for column in columns:
        if not (table[column].str.len_chars() <= longest).all():
            yield f"{name}.{column}", "quá dài", "is too long"
