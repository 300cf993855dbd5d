"""True counts on their way through protection: areas in the order of their codes, months in independent parts.

What stocks (persons) and flows (dossiers) share: whose draws they take, and that neither the caller's order of areas
nor the number of processes can change a cell.
"""

from __future__ import annotations

import os
import signal
from collections.abc import Callable, Sequence
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass, replace
from itertools import pairwise
from multiprocessing import get_context

import numpy as np

from board.errors import DefinitionError
from geo.areas import base_areas
from pipeline.cube import Counts, DossierCounts
from pipeline.protect.keyed_draws import flow_draws, place_among_equals, stock_draws
from pipeline.protect.noise_law import noise_table, perturb
from pipeline.protect.settings import Protection

LEAST_SECRET = 16  # bytes; a shorter secret can be found by trying
_WORTH_A_PROCESS = 500_000  # counts; below, starting a second Python costs more than it saves


@dataclass(frozen=True)
class Months:
    """True counts of some months with all that decides their protection; int64, areas by code."""

    secret: bytes
    settings: Protection
    periods: tuple[str, ...]
    keys: tuple[str, ...]  # draw key of every area
    spine: np.ndarray  # [month, area, row]
    facts: dict[str, np.ndarray]  # [month, area, row, level]
    is_flow: bool

    def part(self, months: slice) -> Months:
        """The same for some of the months."""
        facts = {fact: cells[months] for fact, cells in self.facts.items()}
        return replace(self, periods=self.periods[months], spine=self.spine[months], facts=facts)

    def draws(self, fact: str, cells: Sequence[str], counts: np.ndarray) -> np.ndarray:
        """Keyed draws of `counts` [month, ...], `cells` naming the flattened rest."""
        flat = counts.reshape(len(counts), -1)
        if self.is_flow:
            return flow_draws(self.secret, fact, cells, self.periods, flat).reshape(counts.shape)
        return stock_draws(self.secret, fact, cells, flat).reshape(counts.shape)

    def noisy(
        self, fact: str, cells: Sequence[str], counts: np.ndarray, gap: int | None = None
    ) -> tuple[np.ndarray, np.ndarray]:
        """Noisy counts and keyed places among equals, both of the shape of `counts`."""
        draws = self.draws(fact, cells, counts)
        return perturb(counts, draws, noise_table(self.settings, gap)), place_among_equals(draws)


def draw_keys_of(area_vintage: str, base_codes: Sequence[str]) -> list[str]:
    """The draw key of every base area (docs/DATA.md): whole communes keep theirs across vintages.

    Raises DefinitionError for a code that is not a base area of the vintage.
    """
    known = {area.base_code: area.draw_key for area in base_areas(area_vintage)}
    if unknown := [code for code in base_codes if code not in known]:
        raise DefinitionError(f"base_codes: {unknown[:3]} are not base areas of {area_vintage}")
    return [known[code] for code in base_codes]


def months_of(
    counts: Counts | DossierCounts,
    spine: str,
    facts: Sequence[str],
    secret: bytes,
    settings: Protection | None,
    draw_keys: Sequence[str] | None,
) -> tuple[Months, np.ndarray]:
    """The counts of a vintage made ready, and the indexes that put its areas back into the caller's order.

    Raises DefinitionError for a short secret, an unknown area, or a fact that does not partition the spine.
    """
    if len(secret) < LEAST_SECRET:
        raise DefinitionError(f"secret: {len(secret)} bytes; at least {LEAST_SECRET} are needed")
    order = np.argsort(np.array(counts.base_codes), kind="stable")
    keys = draw_keys or draw_keys_of(counts.area_vintage, counts.base_codes)
    cells = {name: np.asarray(getattr(counts, name))[:, order].astype(np.int64) for name in (spine, *facts)}
    for fact in facts:
        if (cells[fact].sum(-1) != cells[spine]).any() or cells[fact].min(initial=0) < 0:
            raise DefinitionError(f"{fact}: the counts do not partition {spine}")
    months = Months(
        secret,
        settings or Protection(),
        tuple(counts.periods),
        tuple(keys[place] for place in order),
        cells.pop(spine),
        cells,
        isinstance(counts, DossierCounts),
    )
    return months, np.argsort(order, kind="stable")


def in_processes(
    work: Callable[[Months], dict[str, np.ndarray]], months: Months, workers: int | None
) -> dict[str, np.ndarray]:
    """Runs `work` on parts of the months, by default one a core when the cube is large, and joins them as int32.

    Processes are spawned: `work` must be picklable and a script needs the usual `if __name__ == "__main__"`.
    """
    size = sum(cells.size for cells in months.facts.values())
    if workers is None:
        workers = min(os.cpu_count() or 1, 8) if size >= _WORTH_A_PROCESS else 1
    edges = np.linspace(0, len(months.periods), max(min(workers, len(months.periods)), 1) + 1).astype(int)
    parts = [months.part(slice(int(first), int(end))) for first, end in pairwise(edges)]
    if len(parts) == 1:
        done = [work(parts[0])]
    else:
        # Ctrl-C ends the caller, who then ends these; without it each would print its own traceback.
        quiet = {"initializer": signal.signal, "initargs": (signal.SIGINT, signal.SIG_IGN)}
        with ProcessPoolExecutor(len(parts), mp_context=get_context("spawn"), **quiet) as pool:
            done = list(pool.map(work, parts))
    return {name: np.concatenate([part[name] for part in done]).astype(np.int32) for name in done[0]}
