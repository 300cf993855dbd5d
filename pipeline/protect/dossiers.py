"""Protecting the dossiers: flows, so every draw has the month in its message and a year's errors do not add up alike.

Top-down: province exact (services and levels from 10) -> dossiers of an area -> area x service, the spine; for each
fact area x level -> cells. The month of filing is the block.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from functools import partial

import numpy as np

from board.dimensions import DOSSIER_FACTS
from geo.areas import PROVINCE_CODE
from pipeline.cube import DossierCounts
from pipeline.protect.balance import fit_margins, fit_totals
from pipeline.protect.drift import fit_areas
from pipeline.protect.months import Months, in_processes, months_of
from pipeline.protect.noise_law import noise_table
from pipeline.protect.province import exact_from_ten
from pipeline.protect.settings import Protection


def protect_dossiers(
    counts: DossierCounts,
    secret: bytes,
    settings: Protection | None = None,
    *,
    draw_keys: Sequence[str] | None = None,
    workers: int | None = None,
) -> DossierCounts:
    """The protected dossiers of one vintage, same shapes as `counts`, int32; see protect_population for the rest."""
    if not counts.periods:
        return counts
    months, back = months_of(counts, "received", DOSSIER_FACTS, secret, settings, draw_keys)
    done = in_processes(partial(_protect, services=tuple(counts.services)), months, workers)
    return replace(counts, **{name: cells[:, back] for name, cells in done.items()})


def _protect(part: Months, services: tuple[str, ...]) -> dict[str, np.ndarray]:
    areas, spine = _spine(part, services)
    facts = {fact: _fact(part, fact, services, areas, spine) for fact in part.facts}
    return {"received": spine, **facts}


def _province(part: Months, fact: str, names: Sequence[str], counts: np.ndarray) -> np.ndarray:
    """Province counts [month, name] to publish: exact from 10, smaller ones perturbed."""
    draws = part.draws(f"{fact}:province", [f"{PROVINCE_CODE}|{name}" for name in names], counts)
    return exact_from_ten(counts, draws, noise_table(part.settings, 0))


def _spine(part: Months, services: tuple[str, ...]) -> tuple[np.ndarray, np.ndarray]:
    """Dossiers of every area [month, area] and of every area x service [month, area, service]."""
    true = part.spine
    areas, places = part.noisy("received:area", part.keys, true.sum(2), gap=0)
    areas = fit_totals(areas, true.sum((1, 2)), places)
    province = _province(part, "received", services, true.sum(1))
    noisy, places = part.noisy("received", [f"{key}|{x}" for key in part.keys for x in services], true)
    return areas, fit_margins(noisy, areas, province, places)


def _fact(
    part: Months, fact: str, services: tuple[str, ...], areas: np.ndarray, spine: np.ndarray
) -> np.ndarray:
    """Cells [month, area, service, level], summing to the spine and to the area x level margins."""
    true, levels = part.facts[fact], DOSSIER_FACTS[fact]
    by_area = true.sum(2)
    province = _province(part, fact, levels, by_area.sum(1))
    noisy, places = part.noisy(
        f"{fact}:area", [f"{key}|{x}" for key in part.keys for x in levels], by_area, gap=0
    )
    margins = fit_margins(noisy, areas, province, places)
    names = [f"{key}|{service}|{level}" for key in part.keys for service in services for level in levels]
    noisy, places = part.noisy(fact, names, true)
    return fit_areas(true, noisy, spine, margins, places)
