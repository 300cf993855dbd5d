"""The extract's table `sources`: who gave which figures, for which months, and on what basis they may be published."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date

import numpy as np
import polars as pl

from board.dimensions import PROTECTED, PUBLIC
from pipeline.cube import Counts, DossierCounts
from pipeline.extract_shapes import SHAPES


def sources_table(
    populations: Sequence[Counts],
    dossiers: Sequence[DossierCounts],
    offers: pl.DataFrame,
    targets: pl.DataFrame,
    *,
    agencies: Mapping[str, str],
    received_on: date,
) -> pl.DataFrame:
    """One row a source that has any figures. populations, dossiers: protected, so that the table tells nothing new.

    rows: residents of the last month, dossiers of all months, lines of the other two. The months of a source are
    those in which it has anything: an owner whose dossiers end in August has said nothing about September.
    """
    people = [month for counts in populations for month in _months(counts.periods, counts.residents)]
    filed = [month for counts in dossiers for month in _months(counts.periods, counts.received)]
    limits = targets.select(pl.col("from_on", "due_on").dt.strftime("%Y-%m"))
    public = {source: PUBLIC + agencies[source] for source in ("service_offers", "targets")}
    told = (
        ("population", "month", [period for period, _ in people], people[-1][1] if people else 0, PROTECTED),
        ("dossiers", "month", [period for period, _ in filed], sum(count for _, count in filed), PROTECTED),
        ("service_offers", "month", offers["period"].to_list(), offers.height, public["service_offers"]),
        ("targets", "once", [*limits["from_on"], *limits["due_on"]], targets.height, public["targets"]),
    )
    rows = [
        (source, agencies[source], rhythm, min(periods), max(periods), received_on, count, basis)
        for source, rhythm, periods, count, basis in told
        if periods
    ]
    return pl.DataFrame(rows, SHAPES["sources"], orient="row")


def _months(periods: Sequence[str], cells: np.ndarray) -> list[tuple[str, int]]:
    """The months in which anything was counted, with their sums. cells: [month, ...]."""
    sums = cells.reshape(len(periods), -1).sum(axis=1)
    return [(period, int(count)) for period, count in zip(periods, sums, strict=True) if count]
