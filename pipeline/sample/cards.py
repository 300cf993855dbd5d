"""ID numbers and cards of the sample: the campaign of 2021-2023, coming of age, children, renewals.

Published (facts, milestones): on 22/05/2023 the applications of 100 % of those entitled and present were
collected, 1.98 million; about 2,115 applications in the week of 15/01/2024.
"""

from __future__ import annotations

import numpy as np

from pipeline.sample.card_steps import delivered, expires, printed
from pipeline.sample.days import (
    CHILD_CARDS_FROM,
    FIRST_DAY,
    LAST_DAY,
    NEVER,
    birthday,
    day,
    standing,
    stream,
    waiting,
    when_reached,
)
from pipeline.sample.people import People
from pipeline.sample.places import Places

ENTITLED_FROM = 14
CAMPAIGN_END = day(2023, 5, 22)
# Share of those entitled and present whose application was collected.
COLLECTED = (
    (FIRST_DAY, 0.0), (day(2021, 3, 15), 0.13), (day(2021, 5, 31), 0.37), (day(2021, 7, 5), 0.46),
    (day(2021, 10, 15), 0.475), (day(2022, 1, 20), 0.61), (day(2022, 7, 31), 0.765),
    (day(2022, 12, 31), 0.885), (day(2023, 3, 31), 0.955), (CAMPAIGN_END, 0.9965),
    (day(2024, 12, 31), 0.998), (LAST_DAY, 0.999),
)  # fmt: skip
COMING_OF_AGE_DAYS = 24  # mean wait from the 14th birthday to the application
CHILD_DAYS = 1900  # mean wait of a child below 14, from the day the law allows a card
WITH_SCHOOL = 0.10  # share of the children of 6 and more whose school went together in the first summer
RENEWS_BEFORE = 0.62  # share who renew in the three months before expiry; the others after it
RENEWAL_DELAY = 210  # mean days after expiry of the others
NUMBERED_BEFORE, NUMBERED_LATE = 0.965, 0.032  # ID numbers before 2021; by mid-2023; the rest not yet


def card_dates(people: People, places: Places, present: np.ndarray, seed: int) -> dict[str, np.ndarray]:
    """Columns of `residents` from id_number_on to renewal_expires_on (int32 days, NEVER where missing).

    present: who was present on 22/05/2023, whose campaign the curve describes. Nothing is cut at anybody's
    end here.
    """
    draws = stream(seed, "cards")
    collected = _collected(draws, people, places, present)
    printed_on = printed(draws, collected)
    delivered_on = delivered(draws, printed_on, people, places)
    expires_on = expires(people.born, printed_on)
    again = _renewed(draws, delivered_on, expires_on)
    again_printed = printed(draws, again)
    return {
        "id_number_on": np.minimum(_numbered(draws, people), collected),
        "collected_on": collected,
        "printed_on": printed_on,
        "delivered_on": delivered_on,
        "expires_on": expires_on,
        "renewal_collected_on": again,
        "renewal_printed_on": again_printed,
        "renewal_delivered_on": delivered(draws, again_printed, people, places),
        "renewal_expires_on": expires(people.born, again_printed),
    }


def _collected(draws: np.random.Generator, people: People, places: Places, present: np.ndarray) -> np.ndarray:
    """The first card's application: the campaign's day, or after the 14th birthday, or earlier as a child."""
    size = len(people)
    of_age = birthday(people.born, ENTITLED_FROM)
    age = (CAMPAIGN_END - people.born) / 365.25
    eager = draws.standard_normal(size) + places.traits["card_pace"][people.part] - 0.3 * (age >= 65)
    eager += 0.06 * people.female + 0.15 * (age < 25)
    campaign = when_reached(COLLECTED, standing(eager, present & (of_age <= CAMPAIGN_END)))
    comes = of_age + waiting(draws, COMING_OF_AGE_DAYS, size)
    as_child = _as_child(draws, people, places)
    adult = np.where(campaign >= of_age, campaign, comes)
    return np.where(as_child < of_age, as_child, adult).astype(np.int32)


def _as_child(draws: np.random.Generator, people: People, places: Places) -> np.ndarray:
    """The day a family asks for a card below 14, if it is before the 14th birthday."""
    size = len(people)
    age = (CHILD_CARDS_FROM - people.born) / 365.25
    mean = CHILD_DAYS * np.where(age < 6, 1.8, 1.0) * np.exp(-places.traits["card_pace"][people.part])
    own = np.maximum(CHILD_CARDS_FROM, people.born + 40) + waiting(draws, mean, size)
    school = (draws.random(size) < WITH_SCHOOL) & (age >= 6)
    return np.where(school, CHILD_CARDS_FROM + draws.integers(5, 75, size), own)


def _renewed(draws: np.random.Generator, delivered_on: np.ndarray, expires_on: np.ndarray) -> np.ndarray:
    """The application for the card's renewal; nobody renews a card that was never handed out."""
    size = len(expires_on)
    early = -draws.integers(0, 90, size, np.int32)
    wanted = expires_on + np.where(
        draws.random(size) < RENEWS_BEFORE, early, waiting(draws, RENEWAL_DELAY, size)
    )
    can = (delivered_on < LAST_DAY) & (expires_on != NEVER)
    return np.where(can, np.maximum(wanted, delivered_on + 1), NEVER).astype(np.int32)


def _numbered(draws: np.random.Generator, people: People) -> np.ndarray:
    """The day the personal ID number was assigned: by 2021 for nearly all, some weeks after birth since."""
    size = len(people)
    chance = draws.random(size)
    before = np.maximum(FIRST_DAY - 1 - draws.integers(0, 1500, size), people.born + 20)
    late = FIRST_DAY + draws.integers(0, CAMPAIGN_END + 40 - FIRST_DAY, size)
    number = np.where(
        chance < NUMBERED_BEFORE, before, np.where(chance < NUMBERED_BEFORE + NUMBERED_LATE, late, NEVER)
    )
    newborn = np.where(chance < 0.999, people.born + 5 + waiting(draws, 16, size), NEVER)
    return np.where(people.born >= FIRST_DAY - 60, newborn, number).astype(np.int32)
