"""The quality of a register's rows by area, rounded so that no single row can be told.

Each count is rounded at random to a multiple of ROUND_TO, up as often as makes the rounding right on average, and the
draw is keyed by the cell and its count: the same count in the same place is rounded the same way for ever.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache

import numpy as np
import polars as pl

from board.dimensions import CHECKED_TABLES, CRITERIA, ROUND_TO
from geo.areas import NEW_VINTAGE, OLD_VINTAGE, PROVINCE_CODE, areas, predecessors
from pipeline.extract_shapes import SHAPES
from pipeline.intake.by_area import CHECKED
from pipeline.protect.keyed_draws import stock_draws

_CODE = {OLD_VINTAGE: "commune_code", NEW_VINTAGE: "unit_code"}


def quality_table(placed: Mapping[str, pl.DataFrame], secret: bytes) -> pl.DataFrame:
    """The extract's table `quality`: every checked table x province and communes of both vintages x criterion.

    placed: by table, true counts of the shape PLACED (pipeline/intake/by_area.py). Dense, zeros included.
    """
    return pl.concat([_of_table(table, placed[table], secret) for table in CHECKED_TABLES])


def _of_table(table: str, placed: pl.DataFrame, secret: bytes) -> pl.DataFrame:
    found = _counted(placed)
    what = (CHECKED, *CRITERIA)
    places = list(_places())
    true = np.array([[found.get((vintage, code, one), 0) for one in what] for vintage, code, _ in places])
    cells = [f"{table}|{draw_key}|{one}" for *_, draw_key in places for one in what]
    shown = rounded(secret, cells, true.ravel()).reshape(true.shape)
    rows = [
        (table, vintage, code, criterion, int(counts[0]), int(min(counts[0], failed)))
        for (vintage, code, _), counts in zip(places, shown, strict=True)
        for criterion, failed in zip(CRITERIA, counts[1:], strict=True)
    ]
    return pl.DataFrame(rows, SHAPES["quality"], orient="row")


def rounded(secret: bytes, cells: list[str], counts: np.ndarray) -> np.ndarray:
    """Each count as a multiple of ROUND_TO: up with probability remainder / ROUND_TO, else down."""
    rest = counts % ROUND_TO
    draws = stock_draws(secret, "quality", cells, counts[None, :])[0]
    up = (draws % np.uint64(ROUND_TO)).astype(np.int64) < rest
    return counts - rest + ROUND_TO * up


@cache
def _places() -> tuple[tuple[str, str, str], ...]:
    """(vintage, area code, draw key): the province and the communes of both vintages."""
    whole = [(vintage, PROVINCE_CODE, PROVINCE_CODE) for vintage in _CODE]
    old = [(OLD_VINTAGE, item.area_code, item.area_code) for item in areas(OLD_VINTAGE, "commune")]
    new = [(NEW_VINTAGE, item.area_code, _draw_key(item.area_code)) for item in areas(NEW_VINTAGE, "commune")]
    return (*whole, *old, *new)


def _draw_key(unit_code: str) -> str:
    """A unit that is one whole commune has its key: the same rows must not be rounded twice."""
    made_of = predecessors(unit_code)
    return made_of[0][0] if len(made_of) == 1 and made_of[0][1] == "whole" else f"unit {unit_code}"


def _counted(placed: pl.DataFrame) -> dict[tuple[str, str, str], int]:
    """True counts by vintage, area code and criterion; a row without a known code counts in the province alone."""
    found = {}
    for vintage, column in _CODE.items():
        in_areas = placed.drop_nulls(column).rename({column: "code"})
        everywhere = placed.with_columns(code=pl.lit(PROVINCE_CODE))
        for part in (in_areas, everywhere):
            sums = part.group_by("code", "criterion").agg(pl.col("rows").sum())
            found |= {(vintage, code, criterion): count for code, criterion, count in sums.iter_rows()}
    return found
