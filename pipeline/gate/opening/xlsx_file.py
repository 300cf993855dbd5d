"""An XLSX workbook: the cells of every sheet, hidden or not, as text; and every other text in it.

The parts are read from the ZIP once and looked through; those that hold cells are written into a fresh ZIP, the only
thing that fastexcel sees. What two readers of a ZIP could understand differently never reaches it.
"""

from __future__ import annotations

import re
import tempfile
import zipfile
from collections.abc import Iterable
from pathlib import Path

import fastexcel
import polars as pl

from pipeline.gate.opening.headings import headed, refuse_long_cells
from pipeline.gate.opening.limits import Limits
from pipeline.gate.opening.refusals import damaged, too_many
from pipeline.gate.opening.xlsx_parts import refuse_other_parts
from pipeline.gate.opening.xlsx_places import HIDDEN_TEXT, place_of
from pipeline.gate.opening.xlsx_relations import Sheet, owners_of, sheets_of
from pipeline.gate.opening.xlsx_sheet import rest_of
from pipeline.gate.opening.xlsx_texts import require_plain_xml, texts_in
from pipeline.gate.opening.zip_file import Zip, open_zip

Loose = tuple[tuple[str, str, str], ...]
_WITH_CELLS = re.compile(
    r"(?i)_rels/\.rels|xl/(?:workbook|sharedstrings|styles)\.xml|xl/_rels/workbook\.xml\.rels"
)
_UNREAD = re.compile(r"(?i)xl/theme/|xl/calcchain|\[content_types\]")  # fonts, colours, and kinds of parts
_UTF16_TEXT = re.compile(r"[^\W_][\w .,@/\\:-]{3,}")
# How fastexcel writes a cell with a format of date or time.
_DAY = r"^(\d{4})-(\d\d)-(\d\d)[ T]00:00:00(?:\.0+)?$"
_TIME = r"^1899-12-3[01][ T](\d\d:\d\d:\d\d)(?:\.\d+)?$"
_MOMENT = r"^(\d{4})-(\d\d)-(\d\d)[ T](\d\d:\d\d:\d\d)(?:\.\d+)?$"


def read_xlsx(path: Path, limits: Limits) -> tuple[dict[str, pl.DataFrame], Loose, int]:
    """(tables by sheet as headings.headed gives them, loose texts, line of the headings of the first sheet with any).

    Whole numbers come with all their digits, other numbers as Excel stores them (0.5 for 50%), true and false as
    'true' and 'false'; days as dd/mm/yyyy whatever their format: a month that Excel turned into a date ('10/2026' typed
    into a cell of format General) comes as the month's first day, '01/10/2026'.
    Raises FileRefused.
    """
    with (
        tempfile.TemporaryDirectory(prefix="bang06-xlsx-") as folder,
        open_zip(path, limits, "XLSX") as package,
    ):
        refuse_other_parts(package)
        sheets = sheets_of(package, limits)
        plain = Path(folder) / "cells.xlsx"
        loose = _look_through(package, sheets, plain, limits)
        try:
            return _read_cells(plain, sheets, loose, limits)
        except (fastexcel.FastExcelError, pl.exceptions.PolarsError, ValueError):
            raise damaged("XLSX") from None


def _look_through(
    package: Zip, sheets: tuple[Sheet, ...], plain: Path, limits: Limits
) -> list[tuple[str, str, str]]:
    """Check every part, give back its texts, and write those with cells to `plain`."""
    owners = owners_of(package, sheets)
    places = {sheet.part: (place, sheet.name) for place, sheet in enumerate(sheets, start=1)}
    loose: list[tuple[str, str, str]] = []
    with zipfile.ZipFile(plain, "w", zipfile.ZIP_STORED) as copy:
        for name in package.names:
            part = name.lower()
            data = package.read(name)
            if part.endswith(".bin"):
                loose += [(owners.get(part, ""), place_of(part, ""), text) for text in _wide_texts(data)]
                continue
            require_plain_xml(data)
            if _WITH_CELLS.fullmatch(part) or part in places:
                copy.writestr(name, data)
            if part in places:
                place, sheet_name = places[part]
                data = rest_of(data, sheet_name, place, limits)
            if not _UNREAD.match(part):
                sheet = owners.get(part, "")
                loose += [(sheet, place_of(part, element), text) for element, text in texts_in(data)]
    return loose


def _wide_texts(data: bytes) -> Iterable[str]:
    return _UTF16_TEXT.findall(data.decode("utf-16-le", errors="ignore"))


def _read_cells(
    plain: Path, sheets: tuple[Sheet, ...], loose: list[tuple[str, str, str]], limits: Limits
) -> tuple[dict[str, pl.DataFrame], Loose, int]:
    """As read_xlsx. A shared text is loose only when no cell shows it."""
    book = fastexcel.read_excel(str(plain))
    if book.sheet_names != [sheet.name for sheet in sheets]:
        raise damaged("XLSX")
    unseen = pl.Series([text for _, place, text in loose if place == HIDDEN_TEXT], dtype=pl.String).unique(
        maintain_order=True
    )
    tables, first, cells = {}, 0, 0
    for place, sheet in enumerate(sheets):
        found = _cells(book, place, limits)
        cells += found.height * found.width
        if refused := too_many(cells, 1, cells, limits):
            raise refused
        for column in found if unseen.len() else ():
            unseen = unseen.filter(~unseen.is_in(column.str.strip_chars().unique().implode()))
        tables[sheet.name], line = headed(found.with_columns(map(_as_seen, found)))
        first = first or line
    others = [entry for entry in loose if entry[1] != HIDDEN_TEXT]
    return tables, (*others, *(("", HIDDEN_TEXT, text) for text in unseen)), first


def _cells(book: fastexcel.ExcelReader, place: int, limits: Limits) -> pl.DataFrame:
    """A sheet from its first row on; columns named by their place ('0' is A)."""
    loaded = book.load_sheet(place, header_row=None, skip_rows=0, dtypes="string")
    if refused := too_many(loaded.height, loaded.width, limits.sheet_rows, limits):
        raise refused
    cells = pl.DataFrame(loaded)
    cells.columns = [str(column.absolute_index) for column in loaded.selected_columns]
    refuse_long_cells(cells, limits)
    return cells


def _as_seen(cells: pl.Series) -> pl.Series:
    """Days and moments as they are written here; a column without a colon holds none."""
    if not cells.str.contains(":", literal=True).any():
        return cells
    return cells.str.replace(_DAY, "$3/$2/$1").str.replace(_TIME, "$1").str.replace(_MOMENT, "$3/$2/$1 $4")
