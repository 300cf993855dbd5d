"""Counting dossiers by the month of filing; nothing runs on from month to month."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date

import numpy as np

from board.dimensions import DOSSIER_FACTS
from pipeline.contract import closed_lists, crosswalk
from pipeline.counting.months import month_of
from pipeline.counting.places import by_vintage, part_places
from pipeline.cube import DossierCounts

_ON_TIME, _LATE, _OPEN = (DOSSIER_FACTS["timeliness"].index(x) for x in ("on_time", "late", "open"))


def count_dossiers(
    filed: Iterable[Mapping[str, np.ndarray]], periods: list[str], last_day: date
) -> list[DossierCounts]:
    """True counts by vintage. filed: parts of counting/dossiers.sql. Filed outside the periods: not counted."""
    services = list(closed_lists()["service"])
    shape = len(periods), len(crosswalk()), len(services)
    received = np.zeros(np.prod(shape), np.int32)
    facts = {fact: np.zeros(len(received) * len(levels), np.int32) for fact, levels in DOSSIER_FACTS.items()}
    known_days = _known_days(periods, last_day)
    parts = part_places()
    for columns in filed:
        month = month_of(columns["filed_on"])
        inside = np.flatnonzero((month >= 0) & (month < len(periods)))
        mine = {name: values[inside] for name, values in columns.items()}
        month = month[inside]
        area = month * np.int64(shape[1]) + parts[mine["commune"], mine["unit"]]
        cell = area * shape[2] + mine["service"]
        mine["timeliness"] = _timeliness(mine["due_on"], mine["finished_on"], known_days[month])
        received += np.bincount(cell, minlength=len(received))
        for fact, counts in facts.items():
            counts += np.bincount(cell * len(DOSSIER_FACTS[fact]) + mine[fact], minlength=len(counts))
    cells = [received.reshape(shape), *(counts.reshape(*shape, -1) for counts in facts.values())]
    return [
        DossierCounts(vintage, months, codes, services, *counts)
        for vintage, months, codes, counts in by_vintage(periods, *cells)
    ]


def _known_days(periods: list[str], last_day: date) -> np.ndarray:
    """int32 [month]: the day as of which the dossiers of a month are known: the next month's end, or the register's."""
    months = np.array(periods, "datetime64[M]")
    ends = (months + 2).astype("datetime64[D]") - 1
    return np.minimum(ends, np.datetime64(last_day)).astype(np.int64).astype(np.int32)


def _timeliness(due: np.ndarray, finished: np.ndarray, known: np.ndarray) -> np.ndarray:
    """Place in DOSSIER_FACTS['timeliness']: a dossier not finished by the end of its due day is late for good."""
    on_time = (finished <= due) & (finished <= known)
    late = (finished > due) & (due <= known)
    return np.where(on_time, _ON_TIME, np.where(late, _LATE, _OPEN))
