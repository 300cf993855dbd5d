"""Two published versions of one month must not be combinable.

With one secret a cell whose true count stayed the same keeps its noise; only the balancing around a correction moves
some cells by a unit. With another secret every cell draws anew, and the mean of both says more than either. The board
cannot see true counts, but where the sums of an area and of a level moved by no more than noise hardly anybody
was corrected, and there most small cells must be the same in both releases.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import duckdb
import numpy as np
import polars as pl

from board.audit_report import Finding, at_most
from board.dimensions import DOSSIER_FACTS, PERSON_FACTS
from pipeline.protect.settings import EXACT_FROM

# Share of small cells. Measured: 0.85-0.89 with another secret, at most 0.68 after corrections of up to 100,000 people.
MOST_CHANGED = 0.75
NOISE_OF_A_SUM = 20  # a level of an area, or of the province, moves by no more through noise alone
STEADY = 0.001  # share by which a level of the province may move: dossiers that were open are on time a month later
LEAST_CELLS = 200  # of a month, to be judged
_KEYS = ("period", "area_vintage", "base_code", "age_band", "sex", "residence", "service_code")


def version_findings(before: Path, after: Path) -> Iterator[Finding]:
    """The largest share of changed small cells of any month that both releases have; nothing where no month is common.

    subject: the id of the release before.
    """
    shares = [
        *_shares(before, after, "population", PERSON_FACTS),
        *_shares(before, after, "dossiers", DOSSIER_FACTS),
    ]
    if shares:
        yield at_most("versions", before.stem, round(max(shares), 2), MOST_CHANGED)


def _shares(before: Path, after: Path, table: str, facts: dict[str, tuple[str, ...]]) -> Iterator[float]:
    """By fact and month of a table: share of small cells that changed, in areas whose sums say that nobody moved."""
    first, second = (_cells(path, table) for path in (before, after))
    keys = [key for key in _KEYS if key in first.columns]
    both = first.join(second, on=keys, how="inner", suffix="_after", maintain_order="left")
    for _, month in both.group_by("period", "area_vintage"):
        areas = month["base_code"].rank("dense").to_numpy().astype(np.int64) - 1
        for fact, levels in facts.items():
            columns = [f"{fact}_{level}" for level in levels]
            was = month.select(columns).to_numpy()
            now = month.select(f"{column}_after" for column in columns).to_numpy()
            share = changed_share(was, now, areas)
            if share is not None:
                yield share


def changed_share(was: np.ndarray, now: np.ndarray, areas: np.ndarray) -> float | None:
    """Share of the small cells [row, level] that differ where sums did not move; None where too few can be judged.

    areas: the area of each row, as numbers from 0. Small: 1 to 9 in either version.
    """
    moved = np.zeros((areas.max() + 1, was.shape[1]), np.int64)
    np.add.at(moved, areas, now.astype(np.int64) - was)
    steady = np.abs(moved.sum(0)) <= np.maximum(NOISE_OF_A_SUM, STEADY * was.sum(0))
    unmoved = (np.abs(moved) <= NOISE_OF_A_SUM).all(1)[areas]
    small = ((was > 0) & (was < EXACT_FROM)) | ((now > 0) & (now < EXACT_FROM))
    judged = small & unmoved[:, None] & steady
    return float((was != now)[judged].mean()) if judged.sum() >= LEAST_CELLS else None


def _cells(path: Path, table: str) -> pl.DataFrame:
    with duckdb.connect(str(path), read_only=True) as con:
        return con.table(table).pl()
