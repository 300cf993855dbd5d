"""E-identities of the sample (VNeID): registered, approved, activated at level 1 or 2.

Published (facts, milestones), counts of applications and of activated accounts in the province: registered
957,720 on 23/06/2023 and 1,853,482 on 15/01/2024; activated 55x,xxx on 23/06/2023 (its last digits not
found), more than 1.2 million in mid-August 2023, 1,638,237 on 15/01/2024. The two curves pass through them by
construction: people stand in the order of their propensity and each takes the day on which the curve reaches
their place.
"""

from __future__ import annotations

import numpy as np

from pipeline.sample.cards import ENTITLED_FROM
from pipeline.sample.days import (
    CHILD_CARDS_FROM,
    LAST_DAY,
    NEVER,
    birthday,
    day,
    standing,
    stream,
    waiting,
    when_reached,
)
from pipeline.sample.people import TEMPORARY, People
from pipeline.sample.places import Places

Curve = tuple[tuple[int, float], ...]
COLLECTION_STARTS, VNEID_STARTS = day(2022, 3, 22), day(2022, 7, 18)
YEAR_ENDS = day(2024, 1, 15)
# Mid-August: registered is invented; activated aims above 1.2 million, because who is approved after the curve's
# day is activated later than it.
REGISTERED = ((day(2023, 6, 23), 957_720), (day(2023, 8, 15), 1_560_000), (YEAR_ENDS, 1_853_482))
ACTIVATED = ((day(2023, 6, 23), 555_000), (day(2023, 8, 15), 1_225_000), (YEAR_ENDS, 1_638_237))
# The curves before and after the published counts, as shares of those of 14 and older.
REGISTERED_BEFORE = ((COLLECTION_STARTS, 0.0), (day(2022, 9, 30), 0.10), (day(2023, 3, 31), 0.33))
REGISTERED_AFTER = ((day(2024, 7, 1), 0.942), (day(2025, 6, 30), 0.962), (LAST_DAY, 0.975))
ACTIVATED_BEFORE = ((VNEID_STARTS, 0.0), (day(2022, 12, 31), 0.08), (day(2023, 3, 31), 0.16))
ACTIVATED_AFTER = ((day(2024, 7, 1), 0.850), (day(2025, 6, 30), 0.892), (LAST_DAY, 0.925))

LEVEL_1_FIRST, RISES = 0.22, 0.72  # share who begin at level 1; of them, those who ever rise to level 2
RISE_DAYS, COMING_OF_AGE_DAYS = 320, 55
CHILD_DAYS, SMALL_CHILD_DAYS = 6_500, 22_000  # mean wait of children, from 01/07/2024
SENT_BACK = 0.015  # share of applications approved months later


def e_identity_dates(
    people: People, places: Places, entitled: dict[int, int], present: np.ndarray, scale: float, seed: int
) -> dict[str, np.ndarray]:
    """Columns e_registered_on to e_level2_on of `residents`. Nothing is cut at anybody's end here.

    entitled: how many of 14 and older were present on each published day; present: who was on 15/01/2024.
    """
    draws = stream(seed, "e_identities")
    size = len(people)
    among = present & (birthday(people.born, ENTITLED_FROM) <= YEAR_ENDS)
    eager = _eager(draws, people, places)
    uses = eager + 0.15 * draws.standard_normal(size) + places.traits["activation_pace"][people.part]
    joins = when_reached(
        _curve(REGISTERED_BEFORE, REGISTERED, REGISTERED_AFTER, entitled, scale), standing(eager, among)
    )
    begins = when_reached(
        _curve(ACTIVATED_BEFORE, ACTIVATED, ACTIVATED_AFTER, entitled, scale), standing(uses, among)
    )
    registered = _registered(draws, people, joins)
    sent_back = draws.random(size) < SENT_BACK
    approved = registered + 2 + waiting(draws, np.where(sent_back, 150, 8), size)
    activated = np.maximum(begins, approved + 1 + waiting(draws, 5, size))
    first, second = _levels(draws, activated)
    dates = {"registered": registered, "approved": approved, "level1": first, "level2": second}
    return {f"e_{step}_on": np.minimum(on, NEVER).astype(np.int32) for step, on in dates.items()}


def _curve(before: Curve, published: Curve, after: Curve, entitled: dict[int, int], scale: float) -> Curve:
    """Shares of those of 14 and older, through the published counts."""
    return (*before, *((on, count * scale / entitled[on]) for on, count in published), *after)


def _eager(draws: np.random.Generator, people: People, places: Places) -> np.ndarray:
    """Propensity to take an e-identity: the old later, women a little sooner, places by their trait."""
    age = np.clip((YEAR_ENDS - people.born) / 365.25, 14, 90)
    by_age = np.interp(age, (14, 18, 25, 40, 55, 65, 80), (-0.15, 0.15, 0.2, 0.05, -0.2, -0.65, -1.4))
    settled = np.where(people.residence == TEMPORARY, -0.05, 0.05)
    own = draws.standard_normal(len(people))
    return own + by_age + settled + 0.03 * people.female + places.traits["e_pace"][people.part]


def _registered(draws: np.random.Generator, people: People, joins: np.ndarray) -> np.ndarray:
    """The day of the application: the curve's, or after the 14th birthday, or earlier as a child."""
    size = len(people)
    of_age = birthday(people.born, ENTITLED_FROM)
    grown = np.where(joins >= of_age, joins, of_age + waiting(draws, COMING_OF_AGE_DAYS, size))
    small = people.born > CHILD_CARDS_FROM - 6 * 365
    mean = np.where(small, SMALL_CHILD_DAYS, CHILD_DAYS)
    as_child = np.maximum(CHILD_CARDS_FROM, people.born + 60) + waiting(draws, mean, size)
    return np.minimum(np.where(as_child < of_age, as_child, grown), NEVER).astype(np.int32)


def _levels(draws: np.random.Generator, activated: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """The days of level 1 and of level 2; most reach level 2 at once, without level 1."""
    size = len(activated)
    by_steps = draws.random(size) < LEVEL_1_FIRST
    rises = draws.random(size) < RISES
    later = np.where(rises, activated + 20 + waiting(draws, RISE_DAYS, size), NEVER)
    return np.where(by_steps, activated, NEVER), np.where(by_steps, later, activated)
