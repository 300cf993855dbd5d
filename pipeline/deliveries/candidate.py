"""The extract that would be published: the tables of the release shown now, with what a delivery brings put in its place.

What comes in is protected before it is put beside anything, so no table of a candidate ever holds a true count of people.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from pathlib import Path

import polars as pl

from board.store import Release
from pipeline.extract_files import write_tables
from pipeline.extract_shapes import SHAPES
from pipeline.release import published_targets

# What makes two rows of a table the same fact: the newer one takes the place of the older.
_REPLACES = {
    "dossiers": ["period"],  # a delivered month is whole
    "service_offers": ["period"],
    "targets": ["indicator_id", "area_vintage", "area_code", "from_on", "due_on"],
}


def write_candidate(
    folder: Path, shown: Release, kind: str, rows: pl.DataFrame, *, received_on: date, basis: str
) -> Path:
    """Write the candidate extract and return its folder.

    rows: of the shape of the table `kind`. basis: 'protected', or 'public: <who said so>'.
    """
    tables = extract_tables(shown)
    tables[kind] = put_in(tables[kind], rows, _REPLACES[kind])
    tables["sources"] = _sources(tables, kind, rows, received_on, basis)
    info = shown.info
    return write_tables(folder, tables, {"label": info.label, "source": info.source, "method": info.method})


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


def _sources(
    tables: Mapping[str, pl.DataFrame], kind: str, rows: pl.DataFrame, received_on: date, basis: str
) -> pl.DataFrame:
    """The line of the delivered source brought up to date. It is public only when every month of it is."""
    known = tables["sources"]
    before = known.filter(pl.col("source") == kind)
    table = tables[kind]
    months = table["period"] if "period" in table.columns else None
    was = before.row(0, named=True) if before.height else {}
    if was and months is not None and rows["period"].n_unique() < months.n_unique():
        basis = was["basis"]
    line = {
        "source": kind,
        "agency": basis.removeprefix("public: ") if basis != "protected" else was.get("agency", ""),
        "rhythm": was.get("rhythm", "once" if months is None else "month"),
        "first_period": str(months.min())
        if months is not None
        else was.get("first_period", f"{received_on:%Y-%m}"),
        "last_period": str(months.max()) if months is not None else f"{received_on:%Y-%m}",
        "received_on": received_on,
        "rows": int(table["received"].sum()) if "received" in table.columns else table.height,
        "basis": basis,
    }
    lines = pl.DataFrame([line], schema=SHAPES["sources"])
    return pl.concat(
        [
            lines if name == kind else known.filter(pl.col("source") == name)
            for name in dict.fromkeys([*known["source"], kind])
        ]
    )
