"""Protecting the persons: from true counts to the additive, non-negative cube of the residents and their two facts.

Top-down, every month by itself: province exact -> area populations -> age groups of an area -> spine cells, and for
each fact province x group x level -> area x group x level -> cells. Each step draws keyed noise for its own true
counts and is balanced to the step above, so the cube adds up everywhere.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

import numpy as np

from board.dimensions import BANDS, PERSON_FACTS, RESIDENCES, SEXES
from geo.areas import PROVINCE_CODE
from pipeline.cube import Counts
from pipeline.protect.balance import fit_margins, fit_totals
from pipeline.protect.drift import fit_areas
from pipeline.protect.months import Months, in_processes, months_of
from pipeline.protect.noise_law import noise_table
from pipeline.protect.province import group_margins
from pipeline.protect.settings import Protection
from pipeline.protect.structural import (
    GROUPS,
    dense_blocks,
    group_rows,
    possible_levels,
    require_structural_zeros,
)

_ROWS = tuple(f"{band}|{sex}|{residence}" for band in BANDS for sex in SEXES for residence in RESIDENCES)


def protect_population(
    counts: Counts,
    secret: bytes,
    settings: Protection | None = None,
    *,
    draw_keys: Sequence[str] | None = None,
    workers: int | None = None,
) -> Counts:
    """The protected cube of one vintage, same shapes as `counts`, int32.

    Method: keyed maximum-entropy noise, lift of zeros, top-down balancing (docs/SECURITY.md). The result depends on
    counts, secret and settings only; each month only on itself. `draw_keys` replace the areas' own; `workers`
    limits the processes (default: one a core when the cube is large).
    Raises ImpossibleCounts when the counts contradict a structural zero.
    """
    if not counts.periods:
        return counts
    months, back = months_of(counts, "residents", PERSON_FACTS, secret, settings, draw_keys)
    for fact, cells in months.facts.items():
        require_structural_zeros(fact, cells, months.periods)
    done = in_processes(_protect, months, workers)
    return replace(counts, **{name: cells[:, back] for name, cells in done.items()})


def _protect(part: Months) -> dict[str, np.ndarray]:
    groups = _area_groups(part)
    spine = _spine(part, groups)
    return {"residents": spine, **{fact: _fact(part, fact, groups, spine) for fact in part.facts}}


def _by_group(cells: np.ndarray) -> np.ndarray:
    """[month, base, 48, ...] summed to [month, base, group, ...]."""
    return np.stack([cells[:, :, group_rows(group)].sum(2) for group in GROUPS], axis=2)


def _area_groups(part: Months) -> np.ndarray:
    """Residents [month, base, group]: area populations and age groups noisy, province and its age groups exact."""
    true = _by_group(part.spine)
    total, places = part.noisy("residents:area", list(part.keys), true.sum(2), gap=0)
    total = fit_totals(total, true.sum((1, 2)), places)
    names = [f"{key}|{group}" for key in part.keys for group in GROUPS]
    noisy, places = part.noisy("residents:group", names, true, gap=0)
    return fit_margins(noisy, total, true.sum(1), places)


def _spine(part: Months, groups: np.ndarray) -> np.ndarray:
    names = [f"{key}|{row}" for key in part.keys for row in _ROWS]
    noisy, places = part.noisy("residents", names, part.spine)
    spine = np.empty_like(noisy)
    for place, group in enumerate(GROUPS):
        rows = group_rows(group)
        cells, order = (x[:, :, rows].reshape(-1, len(rows)) for x in (noisy, places))
        fitted = fit_totals(cells, groups[:, :, place].ravel(), order)
        spine[:, :, rows] = fitted.reshape(*noisy.shape[:2], len(rows))
    return spine


def _fact(part: Months, fact: str, groups: np.ndarray, spine: np.ndarray) -> np.ndarray:
    """Cells [month, area, 48, level] of one fact, summing to the spine and to the area x group x level margins."""
    areas = np.arange(len(part.keys))
    names = [f"{key}|{row}|{level}" for key in part.keys for row in _ROWS for level in PERSON_FACTS[fact]]
    noisy, places = part.noisy(fact, names, part.facts[fact])
    margins = _fact_margins(part, fact, groups)
    result = np.zeros_like(noisy)
    for place, months, levels in dense_blocks(fact, part.periods):
        mine = group_rows(GROUPS[place])
        block = np.ix_(months, areas, mine, levels)
        columns = margins[np.ix_(months, areas, [place], levels)][:, :, 0]
        rows = spine[np.ix_(months, areas, mine)]
        result[block] = fit_areas(part.facts[fact][block], noisy[block], rows, columns, places[block])
    return result


def _fact_margins(part: Months, fact: str, groups: np.ndarray) -> np.ndarray:
    """Counts [month, area, group, level] that the cells will sum to: areas noisy, the province exact from 10."""
    true = _by_group(part.facts[fact])
    names = [f"{group}|{level}" for group in GROUPS for level in PERSON_FACTS[fact]]
    draws = part.draws(f"{fact}:province", [f"{PROVINCE_CODE}|{name}" for name in names], true.sum(1))
    possible = np.stack([possible_levels(fact, group, part.periods) for group in GROUPS], axis=1)
    province = group_margins(true.sum(1), draws, noise_table(part.settings, 0), possible)
    cells = [f"{key}|{name}" for key in part.keys for name in names]
    noisy, places = part.noisy(f"{fact}:area", cells, true, gap=0)
    margins = np.zeros_like(noisy)
    for place, months, levels in dense_blocks(fact, part.periods):
        block = np.ix_(months, range(len(part.keys)), [place], levels)
        fitted = fit_margins(
            noisy[block][:, :, 0],
            groups[months, :, place],
            province[np.ix_(months, [place], levels)][:, 0],
            places[block][:, :, 0],
        )
        margins[block] = fitted[:, :, None]
    return margins
