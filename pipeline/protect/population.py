"""Protecting the persons: from true counts to the additive, non-negative cube of the residents and their two facts.

Top-down, every month by itself: province exact -> area populations -> age groups of an area -> spine cells, and for
each fact province x group x level -> area x group x level -> cells. Each step draws keyed noise for its own true
counts and is balanced to the step above, so the cube adds up everywhere.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

import numpy as np

from board.dimensions import BANDS, PERSON_FACTS, RESIDENCES, SEXES
from geo.areas import PROVINCE_CODE
from pipeline.cube import Counts
from pipeline.protect.area_order import code_order, draw_keys_of, join_months, month_parts
from pipeline.protect.balance import fit_margins, fit_totals
from pipeline.protect.keyed_draws import place_among_equals, stock_draws
from pipeline.protect.noise_law import noise_table, perturb
from pipeline.protect.province import group_margins
from pipeline.protect.settings import Protection
from pipeline.protect.structural import GROUPS, group_rows, possible_levels, require_structural_zeros

_ROWS = tuple(f"{band}|{sex}|{residence}" for band in BANDS for sex in SEXES for residence in RESIDENCES)


@dataclass(frozen=True)
class _Months:
    """True counts of some months, areas in code order, with all that decides their protection."""

    secret: bytes
    settings: Protection
    periods: tuple[str, ...]
    keys: tuple[str, ...]
    residents: np.ndarray  # [month, base, 48]
    facts: dict[str, np.ndarray]  # [month, base, 48, level]

    def part(self, months: slice) -> _Months:
        facts = {fact: cells[months] for fact, cells in self.facts.items()}
        return replace(self, periods=self.periods[months], residents=self.residents[months], facts=facts)

    def noisy(self, fact: str, cells: list[str], counts: np.ndarray, gap: int | None = None):
        """Noisy counts and keyed places of `counts` [month, ...], `cells` naming the flattened rest."""
        draws = stock_draws(self.secret, fact, cells, counts.reshape(len(counts), -1)).reshape(counts.shape)
        return perturb(counts, draws, noise_table(self.settings, gap)), place_among_equals(draws)


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
    order, back = code_order(counts.base_codes)
    keys = draw_keys or draw_keys_of(counts.area_vintage, counts.base_codes)
    facts = {fact: np.asarray(getattr(counts, fact))[:, order].astype(np.int64) for fact in PERSON_FACTS}
    for fact, cells in facts.items():
        require_structural_zeros(fact, cells, counts.periods)
    months = _Months(
        secret,
        settings or Protection(),
        tuple(counts.periods),
        tuple(keys[place] for place in order),
        np.asarray(counts.residents)[:, order].astype(np.int64),
        facts,
    )
    size = sum(cells.size for cells in facts.values())
    parts = [months.part(which) for which in month_parts(len(counts.periods), size, workers)]
    done = join_months(_protect_part, parts)
    return replace(counts, **{name: cells[:, back] for name, cells in done.items()})


def _protect_part(part: _Months) -> dict[str, np.ndarray]:
    groups = _area_groups(part)
    spine = _spine(part, groups)
    facts = {fact: _fact(part, fact, groups, spine) for fact in part.facts}
    return {name: cells.astype(np.int32) for name, cells in {"residents": spine, **facts}.items()}


def _by_group(cells: np.ndarray) -> np.ndarray:
    """[month, base, 48, ...] summed to [month, base, group, ...]."""
    return np.stack([cells[:, :, group_rows(group)].sum(2) for group in GROUPS], axis=2)


def _area_groups(part: _Months) -> np.ndarray:
    """Residents [month, base, group]: area populations and age groups noisy, province and its age groups exact."""
    true = _by_group(part.residents)
    total, places = part.noisy("residents:area", list(part.keys), true.sum(2), gap=0)
    total = fit_totals(total, true.sum((1, 2)), places)
    names = [f"{key}|{group}" for key in part.keys for group in GROUPS]
    noisy, places = part.noisy("residents:group", names, true, gap=0)
    return fit_margins(noisy, total, true.sum(1), places)


def _spine(part: _Months, groups: np.ndarray) -> np.ndarray:
    names = [f"{key}|{row}" for key in part.keys for row in _ROWS]
    noisy, places = part.noisy("residents", names, part.residents)
    spine = np.empty_like(noisy)
    for place, group in enumerate(GROUPS):
        rows = group_rows(group)
        cells, order = (x[:, :, rows].reshape(-1, len(rows)) for x in (noisy, places))
        fitted = fit_totals(cells, groups[:, :, place].ravel(), order)
        spine[:, :, rows] = fitted.reshape(*noisy.shape[:2], len(rows))
    return spine


def _fact(part: _Months, fact: str, groups: np.ndarray, spine: np.ndarray) -> np.ndarray:
    """Cells [month, base, 48, level] of one fact, summing to the spine and to the area x group x level margins."""
    levels = PERSON_FACTS[fact]
    possible = {group: possible_levels(fact, group, part.periods) for group in GROUPS}
    margins = _fact_margins(part, fact, np.stack(list(possible.values()), axis=1))
    names = [f"{key}|{row}|{level}" for key in part.keys for row in _ROWS for level in levels]
    noisy, places = part.noisy(fact, names, part.facts[fact])
    result = np.zeros_like(noisy)
    for place, group in enumerate(GROUPS):
        rows = group_rows(group)
        for mask in np.unique(possible[group], axis=0):
            months = np.flatnonzero((possible[group] == mask).all(1))
            block = np.ix_(months, range(len(part.keys)), rows, np.flatnonzero(mask))
            column = np.ix_(months, range(len(part.keys)), [place], np.flatnonzero(mask))
            area, area_places = margins["noisy"][column][:, :, 0], margins["places"][column][:, :, 0]
            province = margins["province"][np.ix_(months, [place], np.flatnonzero(mask))][:, 0]
            area = fit_margins(area, groups[months, :, place], province, area_places)
            flat = (-1, len(rows), int(mask.sum()))
            spine_rows = spine[np.ix_(months, range(len(part.keys)), rows)].reshape(-1, len(rows))
            cells = fit_margins(
                noisy[block].reshape(flat), spine_rows, area.reshape(-1, flat[2]), places[block].reshape(flat)
            )
            result[block] = cells.reshape(noisy[block].shape)
    return result


def _fact_margins(part: _Months, fact: str, possible: np.ndarray) -> dict[str, np.ndarray]:
    """Noisy area x group x level counts with their places, and the province's group x level counts to publish."""
    true = _by_group(part.facts[fact])
    names = [f"{group}|{level}" for group in GROUPS for level in PERSON_FACTS[fact]]
    province = true.sum(1)
    draws = stock_draws(
        part.secret,
        f"{fact}:province",
        [f"{PROVINCE_CODE}|{name}" for name in names],
        province.reshape(len(true), -1),
    ).reshape(province.shape)
    noisy, places = part.noisy(
        f"{fact}:area", [f"{key}|{name}" for key in part.keys for name in names], true, gap=0
    )
    table = noise_table(part.settings, 0)
    return {"noisy": noisy, "places": places, "province": group_margins(province, draws, table, possible)}
