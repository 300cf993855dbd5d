"""An XLSX workbook."""

from __future__ import annotations

from pathlib import Path

import fastexcel
import polars as pl

from pipeline.gate.opening.headings import headed
from pipeline.gate.opening.limits import Limits
from pipeline.gate.opening.refusals import damaged

Loose = tuple[tuple[str, str, str], ...]
_DAY = r"^(\d{4})-(\d\d)-(\d\d)[ T]00:00:00(?:\.0+)?$"
_MOMENT = r"^(\d{4})-(\d\d)-(\d\d)[ T](\d\d:\d\d:\d\d)(?:\.\d+)?$"


def read_xlsx(path: Path, limits: Limits) -> tuple[dict[str, pl.DataFrame], Loose, int]:
    sheets, first = {}, 0
    try:
        book = fastexcel.read_excel(str(path))
        for name in book.sheet_names:
            sheet = book.load_sheet(name, header_row=None, skip_rows=0, dtypes="string")
            cells = pl.DataFrame(sheet)
            cells.columns = [str(column.absolute_index) for column in sheet.selected_columns]
            cells = cells.with_columns(
                pl.all().str.replace(_DAY, "$3/$2/$1").str.replace(_MOMENT, "$3/$2/$1 $4")
            )
            sheets[name], line = headed(cells)
            first = first or line
    except fastexcel.FastExcelError:
        raise damaged("XLSX") from None
    return sheets, (), first
