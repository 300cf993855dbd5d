"""Protecting the dossiers: flows, so every draw has the month in its message and a year's errors do not add up alike.

Top-down: province exact (services and levels from 10) -> dossiers of an area -> area x service, the spine; for each
fact area x level -> cells. The month of filing is the block.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

import numpy as np

from board.dimensions import DOSSIER_FACTS
from geo.areas import PROVINCE_CODE
from pipeline.cube import DossierCounts
from pipeline.protect.area_order import code_order, draw_keys_of, join_months, month_parts
from pipeline.protect.balance import fit_margins, fit_totals
from pipeline.protect.keyed_draws import flow_draws, place_among_equals
from pipeline.protect.noise_law import noise_table, perturb
from pipeline.protect.province import exact_from_ten
from pipeline.protect.settings import Protection


@dataclass(frozen=True)
class _Months:
    """True counts of some months, areas in code order, with all that decides their protection."""

    secret: bytes
    settings: Protection
    periods: tuple[str, ...]
    keys: tuple[str, ...]
    services: tuple[str, ...]
    received: np.ndarray  # [month, base, service]
    facts: dict[str, np.ndarray]  # [month, base, service, level]

    def part(self, months: slice) -> _Months:
        facts = {fact: cells[months] for fact, cells in self.facts.items()}
        return replace(self, periods=self.periods[months], received=self.received[months], facts=facts)

    def draws(self, fact: str, cells: list[str], counts: np.ndarray) -> np.ndarray:
        flat = counts.reshape(len(counts), -1)
        return flow_draws(self.secret, fact, cells, self.periods, flat).reshape(counts.shape)

    def noisy(self, fact: str, cells: list[str], counts: np.ndarray, gap: int | None = None):
        """Noisy counts and keyed places of `counts` [month, ...], `cells` naming the flattened rest."""
        draws = self.draws(fact, cells, counts)
        return perturb(counts, draws, noise_table(self.settings, gap)), place_among_equals(draws)

    def province(self, fact: str, names: Sequence[str], counts: np.ndarray) -> np.ndarray:
        """Province counts [month, name] to publish: exact from 10, smaller ones perturbed."""
        draws = self.draws(f"{fact}:province", [f"{PROVINCE_CODE}|{name}" for name in names], counts)
        return exact_from_ten(counts, draws, noise_table(self.settings, 0))


def protect_dossiers(
    counts: DossierCounts,
    secret: bytes,
    settings: Protection | None = None,
    *,
    draw_keys: Sequence[str] | None = None,
    workers: int | None = None,
) -> DossierCounts:
    """The protected dossiers of one vintage, same shapes as `counts`, int32; see protect_population for the rest."""
    order, back = code_order(counts.base_codes)
    keys = draw_keys or draw_keys_of(counts.area_vintage, counts.base_codes)
    facts = {fact: np.asarray(getattr(counts, fact))[:, order].astype(np.int64) for fact in DOSSIER_FACTS}
    months = _Months(
        secret,
        settings or Protection(),
        tuple(counts.periods),
        tuple(keys[place] for place in order),
        tuple(counts.services),
        np.asarray(counts.received)[:, order].astype(np.int64),
        facts,
    )
    size = sum(cells.size for cells in facts.values())
    parts = [months.part(which) for which in month_parts(len(counts.periods), size, workers)]
    done = join_months(_protect_part, parts)
    return replace(counts, **{name: cells[:, back] for name, cells in done.items()})


def _protect_part(part: _Months) -> dict[str, np.ndarray]:
    areas, spine = _spine(part)
    facts = {fact: _fact(part, fact, areas, spine) for fact in part.facts}
    return {name: cells.astype(np.int32) for name, cells in {"received": spine, **facts}.items()}


def _spine(part: _Months) -> tuple[np.ndarray, np.ndarray]:
    """Dossiers of every area [month, base] and of every area x service [month, base, service]."""
    true = part.received
    areas, places = part.noisy("received:area", list(part.keys), true.sum(2), gap=0)
    areas = fit_totals(areas, true.sum((1, 2)), places)
    services = part.province("received", part.services, true.sum(1))
    noisy, places = part.noisy("received", [f"{key}|{x}" for key in part.keys for x in part.services], true)
    return areas, fit_margins(noisy, areas, services, places)


def _fact(part: _Months, fact: str, areas: np.ndarray, spine: np.ndarray) -> np.ndarray:
    """Cells [month, base, service, level], summing to the spine and to the area x level margins."""
    true, levels = part.facts[fact], DOSSIER_FACTS[fact]
    by_area = true.sum(2)
    province = part.province(fact, levels, by_area.sum(1))
    noisy, places = part.noisy(
        f"{fact}:area", [f"{key}|{x}" for key in part.keys for x in levels], by_area, gap=0
    )
    margins = fit_margins(noisy, areas, province, places)
    names = [f"{key}|{service}|{level}" for key in part.keys for service in part.services for level in levels]
    noisy, places = part.noisy(fact, names, true)
    flat = (-1, *true.shape[2:])
    cells = fit_margins(
        noisy.reshape(flat),
        spine.reshape(-1, len(part.services)),
        margins.reshape(-1, len(levels)),
        places.reshape(flat),
    )
    return cells.reshape(true.shape)
