"""From an open register to the true counts of both vintages."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping

import numpy as np

from board.errors import BoardError
from pipeline.counting.batches import batches
from pipeline.counting.dossiers import count_dossiers
from pipeline.counting.persons import count_persons
from pipeline.cube import Counts, DossierCounts
from pipeline.progress import Progress, silent
from pipeline.register import Register

Part = Mapping[str, np.ndarray]


class CountingFailed(BoardError):
    """Not every row was counted; the counts are thrown away."""


def count_register(
    register: Register, progress: Progress = silent
) -> tuple[list[Counts], list[DossierCounts]]:
    """True counts of persons and of dossiers, one each per vintage that has a full month; arrays are int32.

    Raises CountingFailed when the rows that were read are not the rows that the register kept.
    """
    kept = {table: rows.kept for table, rows in register.rows.items()}
    with progress("Đếm nhân khẩu", "Counting residents", kept["spells"]) as done:
        lives = _all(batches(register.con, "lives"), kept["spells"], done)
        persons = count_persons(lives, register.periods)
    with progress("Đếm hồ sơ", "Counting dossiers", kept["dossiers"]) as done:
        filed = _all(batches(register.con, "dossiers"), kept["dossiers"], done)
        dossiers = count_dossiers(filed, register.periods, register.last_day)
    return persons, dossiers


def _all(parts: Iterable[Part], expected: int, done: Callable[[int], object]) -> Iterator[Part]:
    """The parts, and at their end the proof that they were all: a stream that ends early looks like a short one."""
    counted = 0
    for part in parts:
        yield part
        rows = len(next(iter(part.values())))
        counted += rows
        done(rows)
    if counted != expected:
        raise CountingFailed(
            f"Chỉ đếm được {counted} trong {expected} dòng; không có bản trích nào được ghi. Hãy chạy lại.",
            f"Only {counted} of {expected} rows were counted; no extract is written. Run it again.",
        )
