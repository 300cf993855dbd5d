"""The steps of every ID card of the sample after its application: printed, delivered, expiring."""

from __future__ import annotations

import numpy as np

from pipeline.sample.days import NEVER, birthday, day, level_on, waiting
from pipeline.sample.people import TEMPORARY, People
from pipeline.sample.places import Places

RENEWED_AT = (14, 25, 40, 60)  # Law 26/2023/QH15, art. 21; before it 25, 40, 60 (Law 59/2014/QH13, art. 21)
VALID_THROUGH = 2  # a card issued so many years before such an age runs to the next one

# Mean days from application to print, by day of application: first chips, routine, the new card.
PRINT_DAYS = (
    (day(2021, 1, 1), 50), (day(2021, 7, 1), 75), (day(2022, 1, 1), 45), (day(2022, 9, 1), 28),
    (day(2023, 5, 22), 17), (day(2024, 6, 1), 13), (day(2024, 7, 15), 38), (day(2024, 11, 1), 20),
    (day(2025, 6, 15), 12), (day(2025, 7, 15), 24), (day(2025, 10, 1), 14), (day(2026, 10, 31), 9),
)  # fmt: skip
# How slow delivery and how large the share of unfetched cards are, against the district's usual.
PRACTICE = (
    (day(2021, 1, 1), 1.5),
    (day(2022, 6, 1), 1.15),
    (day(2024, 1, 1), 0.9),
    (day(2026, 10, 31), 0.45),
)
FETCHED_AFTER = 800  # mean days until a card that nobody came for is delivered after all
# Districts in which handing out stood still: cards of those days wait for the end and are then worked off.
STALLS = (
    ("722", day(2023, 9, 10), day(2024, 1, 5)),
    ("725", day(2025, 1, 20), day(2025, 5, 12)),
    ("721", day(2025, 7, 1), day(2025, 9, 8)),
)
WORKED_OFF = 0.35  # days after a stall for each day of it


def printed(draws: np.random.Generator, collected: np.ndarray) -> np.ndarray:
    """The day each application's card was printed; NEVER where none was collected."""
    mean = level_on(PRINT_DAYS, collected)
    days = 3 + 0.45 * mean + waiting(draws, 0.55 * mean, len(collected))
    again = draws.random(len(collected), np.float32) < 0.015  # sent back for a new photograph
    return np.where(collected == NEVER, NEVER, collected + days + again * 75).astype(np.int32)


def delivered(
    draws: np.random.Generator, printed_on: np.ndarray, people: People, places: Places
) -> np.ndarray:
    """The day each card reached its holder; NEVER where none was printed."""
    practice = level_on(PRACTICE, printed_on)
    usual, unfetched = (
        places.traits[name][people.part] * practice for name in ("delivery_days", "unfetched_share")
    )
    unfetched *= np.where(people.residence == TEMPORARY, 1.15, 0.85)
    lies = draws.random(len(people), np.float32) < unfetched
    days = 1 + waiting(draws, np.where(lies, FETCHED_AFTER, usual), len(people)) + 25 * lies
    on = np.where(printed_on == NEVER, NEVER, printed_on + days).astype(np.int32)
    district = places.district[people.part]
    for code, first, last in STALLS:
        waits = (district == places.districts.index(code)) & (on >= first) & (on < last)
        on[waits] = last + ((on[waits] - first) * WORKED_OFF).astype(np.int32)
    return on


def expires(born: np.ndarray, printed_on: np.ndarray) -> np.ndarray:
    """The day a card expires: the next birthday of RENEWED_AT more than two years off; NEVER from 58."""
    found = np.full(len(born), NEVER)
    for age in reversed(RENEWED_AT):
        found = np.where(printed_on < birthday(born, age - VALID_THROUGH), birthday(born, age), found)
    return np.where(printed_on == NEVER, NEVER, found).astype(np.int32)
