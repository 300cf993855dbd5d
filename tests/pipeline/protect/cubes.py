"""Invented cubes for the protection's tests and benchmark: steady in time, most people in a few levels."""

from __future__ import annotations

import numpy as np

from board.dimensions import BANDS, DOSSIER_FACTS, PERSON_FACTS
from geo.areas import base_areas
from pipeline.cube import Counts, DossierCounts
from pipeline.protect.structural import GROUPS, group_rows, possible_levels

# Shares of the province's people by band, sex and residence (a young population, half of it migrants).
_BANDS = np.array([0.10, 0.13, 0.05, 0.14, 0.33, 0.19, 0.055, 0.005])
_RESIDENCES = np.array([0.44, 0.06, 0.50])
_CARD_LATE = np.array([1, 3, 2, 1, 0.4, 1, 0.5, 0.2, 82, 4, 1.2, 1.5, 0.5, 0.3, 0.2, 0.5, 0.2, 0.1])
_CARD_EARLY = np.array([8, 60, 8, 4, 1, 5, 3, 1, 10, 0, 0, 0, 0, 0, 0, 0, 0, 0.01])
_E_EARLY, _E_LATE = np.array([97, 2, 0.6, 0.3, 0.1]), np.array([30, 6, 4, 15, 45])


def months_from(first: str, count: int) -> list[str]:
    year, month = (int(x) for x in first.split("-"))
    places = range(year * 12 + month - 1, year * 12 + month - 1 + count)
    return [f"{place // 12}-{place % 12 + 1:02d}" for place in places]


def persons(vintage="to_2025_06", first="2021-01", months=54, people=2_800_000, areas=None, seed=6) -> Counts:
    """A cube of steady people: a month changes the counts a little, as a register's months do."""
    chance = np.random.default_rng(seed)
    codes = [area.base_code for area in base_areas(vintage)][:areas]
    sizes = chance.lognormal(0, 0.8, len(codes))
    rows = (_BANDS[:, None, None] * np.array([0.51, 0.49])[None, :, None] * _RESIDENCES).ravel()
    local = chance.dirichlet(rows * 300, len(codes)) * (sizes / sizes.sum())[:, None] * people
    growth = 1 + 0.002 * np.arange(months)[:, None, None]
    residents = np.floor(local * growth + chance.random(local.shape)).astype(np.int32)
    periods = months_from(first, months)
    facts = {}
    for fact, early, late in (("id_card", _CARD_EARLY, _CARD_LATE), ("e_identity", _E_EARLY, _E_LATE)):
        facts[fact] = _levels(fact, residents, periods, early, late, chance)
    return Counts(vintage, periods, codes, residents, **facts)


def _levels(fact, residents, periods, early, late, chance) -> np.ndarray:
    """Levels of a fact by cumulative rounding with offsets fixed in time, so that they partition the spine."""
    _, areas, rows = residents.shape
    ages = [(int(period[:4]) - 2021) * 12 + int(period[5:]) - 1 for period in periods]
    age = np.clip(np.array(ages) / 40, 0, 1)[:, None]
    trend = early / early.sum() * (1 - age) + late / late.sum() * age
    local = chance.gamma(5, 0.2, (areas, rows, len(early)))
    result = np.empty((*residents.shape, len(early)), np.int32)
    for group in GROUPS:
        mine = group_rows(group)
        shares = trend[:, None, None] * local[:, mine] * possible_levels(fact, group, periods)[:, None, None]
        upto = np.cumsum(shares, axis=3) / shares.sum(3, keepdims=True)
        edges = np.floor(upto * residents[:, :, mine, None] + chance.random((areas, len(mine), 1)))
        edges = np.minimum(edges, residents[:, :, mine, None])
        edges[..., -1] = residents[:, :, mine]
        result[:, :, mine] = np.diff(edges, axis=3, prepend=0)
    return result


def dossiers(
    vintage="to_2025_06", first="2021-01", months=54, yearly=1_500_000, areas=None, services=30, seed=6
):
    """A cube of dossiers: independent months, services of very different size."""
    chance = np.random.default_rng(seed)
    codes = [area.base_code for area in base_areas(vintage)][:areas]
    weights = chance.lognormal(0, 0.8, len(codes))[:, None] * chance.lognormal(0, 1.5, services)
    received = chance.poisson(weights / weights.sum() * yearly / 12, (months, len(codes), services))
    facts = {
        fact: chance.multinomial(received, chance.dirichlet(np.full(len(levels), 3.0)))
        for fact, levels in DOSSIER_FACTS.items()
    }
    names = [f"S{place:02d}" for place in range(services)]
    return DossierCounts(vintage, months_from(first, months), codes, names, received, **facts)


assert len(_BANDS) == len(BANDS)
assert len(_CARD_LATE) == len(PERSON_FACTS["id_card"])
