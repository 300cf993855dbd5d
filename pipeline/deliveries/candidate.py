"""The extract that would be published: the tables of the release shown now, with what a delivery brings put in its place.

What comes in is protected before it is put beside anything, so no table of a candidate ever holds a true count of people.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

import polars as pl

from board.dimensions import PROTECTED, PUBLIC, SOURCES
from board.store import Release
from pipeline.extract_files import write_tables
from pipeline.extract_shapes import SHAPES
from pipeline.release import published_targets

_COUNTED = {"dossiers": "received", "service_offers": "services"}
# What makes two rows of a table the same fact: the newer one takes the place of the older.
_REPLACES = {
    "dossiers": ["period"],  # a delivered month is whole
    "service_offers": ["period"],
    "targets": ["indicator_id", "area_vintage", "area_code", "from_on", "due_on"],
}


@dataclass(frozen=True)
class Delivered:
    """rows: of the shape of the table they belong to. basis: 'protected', or 'public: <who said so>'. source: who
    answers for the figures where nobody is named."""

    rows: pl.DataFrame
    received_on: date
    basis: str
    source: str

    def is_part_of(self, table: pl.DataFrame) -> bool:
        """Whether the table has months that were not delivered."""
        return self.rows["period"].n_unique() < table["period"].n_unique()


def write_candidate(
    folder: Path, shown: Release, kind: str, rows: pl.DataFrame, *, received_on: date, basis: str
) -> Path:
    """Write the candidate extract and return its folder. kind: the table that `rows` belong to. Raises as write_tables."""
    tables, info = extract_tables(shown), shown.info
    delivered = Delivered(rows, received_on, basis, info.source)
    tables[kind] = put_in(tables[kind], rows, _REPLACES[kind])
    was = tables["sources"].filter(pl.col("source") == kind).rows(named=True)
    line = _line(kind, tables[kind], was[0] if was else {}, delivered)
    tables["sources"] = _with_line(tables["sources"], line)
    about = {"label": info.label, "source": info.source, "method": info.method, "built_on": info.release_id}
    return write_tables(folder, tables, about)


def extract_tables(shown: Release) -> dict[str, pl.DataFrame]:
    """A release's tables as those of the extract it was made from: the same rows in the same order."""
    tables = {name: shown.cursor().table(name).pl() for name in SHAPES}
    own = published_targets()
    tables["targets"] = tables["targets"].join(
        own, on=own.columns, how="anti", nulls_equal=True, maintain_order="left"
    )
    return {
        name: table.with_columns(pl.col("period").dt.strftime("%Y-%m"))
        if "period" in table.columns
        else table
        for name, table in tables.items()
    }


def put_in(table: pl.DataFrame, rows: pl.DataFrame, keys: list[str]) -> pl.DataFrame:
    """Whatever `rows` says anew takes the place of what `table` said, and the whole is in one order again."""
    kept = table.join(rows.select(keys).unique(), on=keys, how="anti", maintain_order="left")
    return pl.concat([kept, rows]).sort(keys, maintain_order=True)


def _line(kind: str, table: pl.DataFrame, was: dict[str, Any], delivered: Delivered) -> dict[str, Any]:
    """The line of the delivered source as docs/DATA.md says, from its whole table.

    was: the line so far, {} for none. A source of which some months are protected is 'protected'.
    """
    basis = delivered.basis
    if kind == "dossiers" and was.get("basis") == PROTECTED and delivered.is_part_of(table):
        basis = PROTECTED
    if kind == "targets":
        months = table.select(pl.col("from_on", "due_on").dt.strftime("%Y-%m")).unpivot()["value"]
    else:
        months = table.filter(pl.col(_COUNTED[kind]) > 0)["period"]
    return {
        "source": kind,
        "agency": basis.removeprefix(PUBLIC)
        if basis.startswith(PUBLIC)
        else was.get("agency", delivered.source),
        "rhythm": "once" if kind == "targets" else "month",
        "first_period": months.min(),
        "last_period": months.max(),
        "received_on": delivered.received_on,
        "rows": int(table["received"].sum()) if kind == "dossiers" else table.height,
        "basis": basis,
    }


def _with_line(sources: pl.DataFrame, line: dict[str, Any]) -> pl.DataFrame:
    """In the place of the source's line so far, or in the order of SOURCES."""
    lines = [*sources.filter(pl.col("source") != line["source"]).rows(named=True), line]
    lines.sort(key=lambda one: SOURCES.index(one["source"]))
    return pl.DataFrame(lines, schema=SHAPES["sources"])
