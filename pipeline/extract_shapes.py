"""The closed lists of an extract's columns and their types; what is not here cannot be in an extract."""

from __future__ import annotations

import polars as pl

from board.dimensions import DOSSIER_FACTS, PERSON_FACTS, level_columns
from board.errors import DefinitionError

_KEYS = ("period", "area_vintage", "base_code")
_PERSON_KEYS, _DOSSIER_KEYS = (*_KEYS, "age_band", "sex", "residence"), (*_KEYS, "service_code")


def _shape(text: tuple[str, ...] = (), counts: tuple[str, ...] = ()) -> pl.Schema:
    return pl.Schema({**dict.fromkeys(text, pl.String), **dict.fromkeys(counts, pl.Int32)})


SHAPES = {
    "population": _shape(_PERSON_KEYS, ("residents", *level_columns(PERSON_FACTS))),
    "dossiers": _shape(_DOSSIER_KEYS, ("received", *level_columns(DOSSIER_FACTS))),
    "services": pl.Schema(
        {
            **_shape(("service_code", "name_vi", "name_en", "owner"), ("essential_no",)),
            "source": pl.String,
        }
    ),
    "service_offers": _shape(("period", "provision"), ("services",)),
    "targets": pl.Schema(
        {
            **_shape(("indicator_id", "area_vintage", "area_code")),
            "from_on": pl.Date,
            "due_on": pl.Date,
            "value": pl.Float64,
            **_shape(("unit", "programme", "legal_basis", "label", "source")),
        }
    ),
    # What the owner's own audit of these counts found (pipeline/audit): one attack and one bar a row.
    "audit": pl.Schema(
        {**_shape(("check", "subject")), "figure": pl.Float64, "bar": pl.String, "passed": pl.Boolean}
    ),
    # Rows that were checked and that failed, by source and area; rounded so that no single row can be told.
    "quality": _shape(("source", "area_vintage", "area_code", "criterion"), ("rows", "failed")),
    # Where each table's figures come from: who gave them, for which months, on what basis they may be published.
    "sources": pl.Schema(
        {
            **_shape(("source", "agency", "rhythm", "first_period", "last_period")),
            "received_on": pl.Date,
            "rows": pl.Int64,
            "basis": pl.String,
        }
    ),
}


def require_shape(name: str, table: pl.DataFrame) -> pl.DataFrame:
    """The table with its columns in order and of their types. Raises DefinitionError for other or missing columns."""
    shape = SHAPES[name]
    if set(table.columns) != set(shape.names()):
        raise DefinitionError(f"{name}: the columns are {table.columns}; they must be {shape.names()}")
    return table.select(pl.col(column).cast(kind) for column, kind in shape.items())
