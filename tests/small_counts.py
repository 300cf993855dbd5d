"""Invented true counts of the small release: districts that differ, so that a map has colours and a list an order."""

from __future__ import annotations

from dataclasses import replace

import numpy as np

from board.dimensions import BANDS, DOSSIER_FACTS, E_IDENTITY_LEVELS, ENTITLED_BANDS, ID_CARD_LEVELS
from geo.areas import NEW_VINTAGE, OLD_VINTAGE, area, base_areas
from pipeline.cube import Counts, DossierCounts
from pipeline.services import service_table
from tests.pipeline.protect.cubes import months_from, persons

SPANS = {OLD_VINTAGE: ("2024-04", 15), NEW_VINTAGE: ("2025-07", 16)}
PEOPLE, DOSSIERS_A_MONTH = 400_000, 16_000
# How far a district's communes are, from 0 (behind) to 1 (ahead); invented.
PROGRESS = {
    "718": 0.85, "719": 0.35, "720": 0.55, "721": 1.0, "722": 0.0, "723": 0.7, "724": 0.2, "725": 0.95, "726": 0.45,
}  # fmt: skip
ENTITLED_ROWS = slice((len(BANDS) - len(ENTITLED_BANDS)) * 6, None)  # 6 = sexes x kinds of residence
# Shares of the levels of each fact where progress is 0, and where it is 1.
BEHIND = {
    "channel": (0.25, 0.25, 0.50),
    "timeliness": (0.88, 0.09, 0.03),
    "payment": (0.12, 0.30, 0.58),
    "digitised": (0.62, 0.38),
    "rating": (0.40, 0.07, 0.53),
}
AHEAD = {
    "channel": (0.65, 0.27, 0.08),
    "timeliness": (0.96, 0.01, 0.03),
    "payment": (0.33, 0.09, 0.58),
    "digitised": (0.95, 0.05),
    "rating": (0.46, 0.01, 0.53),
}


def progress(vintage: str, months: int) -> np.ndarray:
    """[month, base] between 0 and 1: the district's own, catching up a little every month."""
    districts = [area(OLD_VINTAGE, base.commune_code).parent_code for base in base_areas(vintage)]
    start = np.array([PROGRESS[str(code)] for code in districts])
    age = np.arange(months) + (0 if vintage == OLD_VINTAGE else SPANS[OLD_VINTAGE][1])
    return 1 - (1 - start)[None, :] * (1 - 0.02 * age)[:, None]


def small_population() -> list[Counts]:
    """Persons of both vintages; each fact sums to the residents, nobody under 14 holds what the law excludes."""
    return [_with_progress(persons(name, first, months, PEOPLE)) for name, (first, months) in SPANS.items()]


def _with_progress(counts: Counts) -> Counts:
    share = progress(counts.area_vintage, len(counts.periods))[:, :, None]
    cards, e_identity = counts.id_card.copy(), counts.e_identity.copy()
    undone = [level for level in ID_CARD_LEVELS if level.startswith(("number_only", "collected", "printed"))]
    for level in undone:
        _move(cards, ID_CARD_LEVELS, level, "delivered_current", 0.9 * share)
    _move(cards, ID_CARD_LEVELS, "delivered_current", "printed_over", 0.15 * (1 - share))
    for level in ("none", "registered", "approved"):
        _move(e_identity, E_IDENTITY_LEVELS, level, "level_2", 0.6 * share)
    _move(e_identity, E_IDENTITY_LEVELS, "level_2", "level_1", 0.4 * (1 - share))
    return replace(counts, id_card=cards, e_identity=e_identity)


def _move(cells: np.ndarray, levels: tuple[str, ...], source: str, target: str, share: np.ndarray) -> None:
    """Move a share of the people of 14 and over from one level to another, in place."""
    entitled = cells[:, :, ENTITLED_ROWS]
    moving = np.floor(entitled[..., levels.index(source)] * share).astype(cells.dtype)
    entitled[..., levels.index(source)] -= moving
    entitled[..., levels.index(target)] += moving


def small_dossiers() -> list[DossierCounts]:
    """Dossiers of both vintages: services of very different size, independent months."""
    return [_dossiers(vintage, first, months) for vintage, (first, months) in SPANS.items()]


def _dossiers(vintage: str, first: str, months: int) -> DossierCounts:
    chance = np.random.default_rng(6)
    codes = [base.base_code for base in base_areas(vintage)]
    services = service_table()["service_code"].to_list()
    weights = chance.lognormal(0, 0.6, len(codes))[:, None] * chance.lognormal(0, 1.2, len(services))
    received = chance.poisson(weights / weights.sum() * DOSSIERS_A_MONTH, (months, *weights.shape))
    share = progress(vintage, months)[:, :, None, None]
    facts = {
        fact: chance.multinomial(
            received, np.array(AHEAD[fact]) * share + np.array(BEHIND[fact]) * (1 - share)
        )
        for fact in DOSSIER_FACTS
    }
    return DossierCounts(vintage, months_from(first, months), codes, services, received, **facts)
