"""The cube of a finished release as arrays again, to be attacked beside the counts that it was made from."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

import duckdb
import numpy as np
import polars as pl

from board.dimensions import BANDS, DOSSIER_FACTS, PERSON_FACTS, RESIDENCES, SEXES
from board.errors import BoardError
from geo.areas import VINTAGES, base_areas
from pipeline.cube import Counts, DossierCounts

_PERSON_KEYS = {"age_band": BANDS, "sex": SEXES, "residence": RESIDENCES}
_PERSON_ROWS = len(BANDS) * len(SEXES) * len(RESIDENCES)


def released_cubes(path: Path) -> list[Counts | DossierCounts]:
    """The persons and then the dossiers of every vintage that the release has; arrays as in pipeline/cube.py."""
    with duckdb.connect(str(path), read_only=True) as con:
        population, dossiers = con.table("population").pl(), con.table("dossiers").pl()
    return [
        *(_persons(vintage, rows) for vintage, rows in _by_vintage(population)),
        *(_dossiers(vintage, rows) for vintage, rows in _by_vintage(dossiers)),
    ]


def same_months(true: Sequence[Counts | DossierCounts], shown: Sequence[Counts | DossierCounts]) -> list:
    """The true cubes that the released ones were made from, in their order and cut to their months.

    Raises BoardError where the register lacks a month or a vintage that the release has.
    """
    known = {(type(cube), cube.area_vintage): cube for cube in true}
    found = []
    for cube in shown:
        whole = known.get((type(cube), cube.area_vintage))
        if whole is None or not set(cube.periods) <= set(whole.periods):
            raise BoardError(
                "Sổ gốc thiếu tháng mà kỳ phát hành có: không phải sổ gốc của kỳ phát hành này.",
                "The register lacks months that the release has: it is not the register of this release.",
            )
        months = [whole.periods.index(period) for period in cube.periods]
        arrays = {name: value[months] for name, value in vars(whole).items() if isinstance(value, np.ndarray)}
        found.append(replace(whole, periods=cube.periods, **arrays))
    return found


def _by_vintage(table: pl.DataFrame) -> list[tuple[str, pl.DataFrame]]:
    parts = table.partition_by("area_vintage", as_dict=True)
    return [(vintage, parts[(vintage,)]) for vintage in VINTAGES if (vintage,) in parts]


def _persons(vintage: str, table: pl.DataFrame) -> Counts:
    codes = [base.base_code for base in base_areas(vintage)]
    rows = _in_order(table, {"base_code": codes, **_PERSON_KEYS})
    return Counts(
        vintage,
        _periods(rows),
        codes,
        **_arrays(rows, "residents", PERSON_FACTS, (-1, len(codes), _PERSON_ROWS)),
    )


def _dossiers(vintage: str, table: pl.DataFrame) -> DossierCounts:
    codes = [base.base_code for base in base_areas(vintage)]
    services = table["service_code"].unique(maintain_order=True).to_list()
    rows = _in_order(table, {"base_code": codes, "service_code": services})
    shape = (-1, len(codes), len(services))
    return DossierCounts(
        vintage, _periods(rows), codes, services, **_arrays(rows, "received", DOSSIER_FACTS, shape)
    )


def _in_order(table: pl.DataFrame, keys: dict[str, Sequence[str]]) -> pl.DataFrame:
    return table.sort("period", *(pl.col(name).cast(pl.Enum(list(values))) for name, values in keys.items()))


def _periods(rows: pl.DataFrame) -> list[str]:
    return [f"{day:%Y-%m}" for day in rows["period"].unique(maintain_order=True)]


def _arrays(
    rows: pl.DataFrame, spine: str, facts: dict[str, tuple[str, ...]], shape: tuple
) -> dict[str, np.ndarray]:
    cells = {spine: rows[spine].to_numpy().reshape(shape)}
    for fact, levels in facts.items():
        columns = rows.select(f"{fact}_{level}" for level in levels).to_numpy()
        cells[fact] = np.ascontiguousarray(columns, np.int32).reshape(*cells[spine].shape, len(levels))
    return cells
