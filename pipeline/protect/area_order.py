"""What makes the result free of the caller's order: areas sorted by code, months in independent parts."""

from __future__ import annotations

import os
from collections.abc import Callable, Sequence
from concurrent.futures import ProcessPoolExecutor
from itertools import pairwise
from multiprocessing import get_context
from typing import TypeVar

import numpy as np

from board.errors import DefinitionError
from geo.areas import base_areas

Part = TypeVar("Part")

_WORTH_A_PROCESS = 500_000  # counts; below, starting a second Python costs more than it saves


def draw_keys_of(area_vintage: str, base_codes: Sequence[str]) -> list[str]:
    """The draw key of every base area (docs/DATA.md): whole communes keep theirs across vintages.

    Raises DefinitionError for a code that is not a base area of the vintage.
    """
    known = {area.base_code: area.draw_key for area in base_areas(area_vintage)}
    if unknown := [code for code in base_codes if code not in known]:
        raise DefinitionError(f"base_codes: {unknown[:3]} are not base areas of {area_vintage}")
    return [known[code] for code in base_codes]


def code_order(base_codes: Sequence[str]) -> tuple[np.ndarray, np.ndarray]:
    """Indexes that sort the areas by code, and those that put them back."""
    order = np.argsort(np.array(base_codes), kind="stable")
    return order, np.argsort(order, kind="stable")


def month_parts(months: int, counts: int, workers: int | None) -> list[slice]:
    """Slices of the months, one a process: several when there are enough counts or `workers` says so."""
    if workers is None:
        workers = min(os.cpu_count() or 1, 8) if counts >= _WORTH_A_PROCESS else 1
    edges = np.linspace(0, months, max(min(workers, months), 1) + 1).astype(int)
    return [slice(int(first), int(end)) for first, end in pairwise(edges)]


def join_months(work: Callable[[Part], dict[str, np.ndarray]], parts: list[Part]) -> dict[str, np.ndarray]:
    """Runs `work` on every part, each in its own process, and joins the arrays along the months.

    Months do not touch each other, so the parts change nothing. Processes are spawned: `work` must be picklable and
    a script that calls this needs the usual `if __name__ == "__main__"`.
    """
    if len(parts) == 1:
        return work(parts[0])
    with ProcessPoolExecutor(len(parts), mp_context=get_context("spawn")) as pool:
        done = list(pool.map(work, parts))
    return {name: np.concatenate([part[name] for part in done]) for name in done[0]}
