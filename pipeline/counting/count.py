"""From an open register to the true counts of both vintages."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping

import numpy as np

from pipeline.counting.batches import batches
from pipeline.counting.dossiers import count_dossiers
from pipeline.counting.persons import count_persons
from pipeline.cube import Counts, DossierCounts
from pipeline.progress import Progress, silent
from pipeline.register import Register

Part = Mapping[str, np.ndarray]


def count_register(
    register: Register, progress: Progress = silent
) -> tuple[list[Counts], list[DossierCounts]]:
    """True counts of persons and of dossiers, one each per vintage that has a full month; arrays are int32."""
    with progress("Đếm nhân khẩu", "Counting residents", register.rows["spells"].kept) as done:
        persons = count_persons(_told(batches(register.con, "lives"), done), register.periods)
    with progress("Đếm hồ sơ", "Counting dossiers", register.rows["dossiers"].kept) as done:
        filed = _told(batches(register.con, "dossiers"), done)
        dossiers = count_dossiers(filed, register.periods, register.last_day)
    return persons, dossiers


def _told(parts: Iterable[Part], done: Callable[[int], object]) -> Iterator[Part]:
    for part in parts:
        yield part
        done(len(next(iter(part.values()))))
