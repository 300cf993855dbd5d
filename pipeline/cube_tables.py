"""The cube's arrays as tables: one row a cell, in the order of the closed lists (docs/DATA.md, "The cube")."""

from __future__ import annotations

import numpy as np
import polars as pl

from board.dimensions import BANDS, DOSSIER_FACTS, PERSON_FACTS, RESIDENCES, SEXES
from pipeline.cube import Counts, DossierCounts


def population_table(counts: Counts) -> pl.DataFrame:
    """Rows [month x base x band x sex x residence]; residents and every level of both facts."""
    keys = {
        "period": counts.periods,
        "area_vintage": [counts.area_vintage],
        "base_code": counts.base_codes,
        "age_band": BANDS,
        "sex": SEXES,
        "residence": RESIDENCES,
    }
    return pl.DataFrame({**_keys(keys), **_cells(counts, "residents", PERSON_FACTS)})


def dossiers_table(counts: DossierCounts) -> pl.DataFrame:
    """Rows [month x base x service]; dossiers received and every level of the five facts."""
    keys = {
        "period": counts.periods,
        "area_vintage": [counts.area_vintage],
        "base_code": counts.base_codes,
        "service_code": counts.services,
    }
    return pl.DataFrame({**_keys(keys), **_cells(counts, "received", DOSSIER_FACTS)})


def _keys(keys: dict[str, list[str] | tuple[str, ...]]) -> dict[str, pl.Series]:
    """The columns of every combination of the keys, the last key running fastest."""
    places = np.indices([len(values) for values in keys.values()]).reshape(len(keys), -1)
    return {
        name: pl.Series(name, list(values), pl.String).gather(place)
        for (name, values), place in zip(keys.items(), places, strict=True)
    }


def _cells(
    counts: Counts | DossierCounts, spine: str, facts: dict[str, tuple[str, ...]]
) -> dict[str, np.ndarray]:
    columns = {spine: getattr(counts, spine).ravel().astype(np.int32)}
    for fact, levels in facts.items():
        cells = getattr(counts, fact).reshape(-1, len(levels))
        for place, level in enumerate(levels):
            columns[f"{fact}_{level}"] = np.ascontiguousarray(cells[:, place], np.int32)
    return columns
