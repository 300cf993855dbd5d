"""From the cells of a sheet as text to a table with its headings, every row numbered as its sender sees it."""

from __future__ import annotations

import polars as pl

from pipeline.gate.opening.limits import Limits
from pipeline.gate.opening.refusals import long_cell

LINE = "_line"
EMPTY = pl.DataFrame(schema={LINE: pl.UInt32})


def headed(cells: pl.DataFrame) -> tuple[pl.DataFrame, int]:
    """The first row that holds anything gives the names; rows and columns that hold nothing are left out.

    cells: String columns named by their place in the sheet ('0' is column A), empty cells NULL, from the sheet's first
    row on. Returns the table with `_line` (UInt32, the
    first row of the sheet is 1) as its last column, and the line of the headings (0: the sheet is empty).
    A column without a heading is called by its letter, '(C)'; the second of a name gets its letter too, 'Tháng (C)'.
    """
    if not cells.width:
        return EMPTY, 0
    holds = cells.select(pl.any_horizontal(pl.all().is_not_null()).alias("holds")).to_series()
    filled = cells.with_columns(pl.int_range(1, pl.len() + 1, dtype=pl.UInt32).alias(LINE))
    if not holds.all():  # else a copy for nothing
        filled = filled.filter(holds)
    if filled.is_empty():
        return EMPTY, 0
    headings, rows = filled.row(0)[:-1], filled.slice(1)
    used = {
        int(place): heading
        for place, heading in zip(cells.columns, headings, strict=True)
        if heading is not None or rows[place].null_count() < rows.height
    }
    columns = [pl.col(str(place)).alias(name) for place, name in zip(used, unique_names(used), strict=True)]
    return rows.select([*columns, LINE]), filled.item(0, LINE)


def refuse_long_cells(cells: pl.DataFrame, limits: Limits) -> None:
    """Raises FileRefused. cells: String columns; the bytes of a text are counted at once, its characters are not."""
    for column in cells:
        if (column.str.len_bytes().max() or 0) > limits.cell_chars < (column.str.len_chars().max() or 0):
            raise long_cell(limits)


def letter(place: int) -> str:
    """A column's letter in a spreadsheet: 0 -> 'A', 26 -> 'AA'."""
    place, last = divmod(place, 26)
    return (letter(place - 1) if place else "") + chr(ord("A") + last)


def unique_names(headings: dict[int, str | None]) -> list[str]:
    names: list[str] = []
    for place, heading in headings.items():
        name = (heading or "").strip()
        while not name or name in names or name == LINE:
            name = f"{name} ({letter(place)})".strip()
        names.append(name)
    return names
