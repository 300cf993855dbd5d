"""Where each person of the sample lived, and when: moves, absences, and the exodus of 2021."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from pipeline.sample.days import FIRST_DAY, LAST_DAY, NEVER, day, stream, waiting
from pipeline.sample.people import PERMANENT_ABSENT, PERMANENT_PRESENT, TEMPORARY, People
from pipeline.sample.places import Places

ROUNDS = 3  # changes of address or residence a person has at most
YEARLY_CHANGES = np.array([0.055, 0.27, 0.085])  # by residence; most changes of the absent bring them home
GOES_ABSENT, BECOMES_PERMANENT, NEARBY = 0.33, 0.13, 0.6
# Workers who went home when the lockdown of 2021 ended, and came back in the spring after.
EXODUS_SHARE, EXODUS_UNDER_AGE = 0.075, 45
EXODUS = ((day(2021, 7, 5), day(2021, 10, 8)), (day(2022, 1, 5), day(2022, 5, 31)))


@dataclass(frozen=True)
class Spells:
    """One entry a spell, by person and day. person: place in People; to: last day, NEVER while it runs."""

    person: np.ndarray
    part: np.ndarray
    residence: np.ndarray
    since: np.ndarray
    to: np.ndarray

    def __len__(self) -> int:
        return len(self.person)

    def present(self, on: int, size: int) -> np.ndarray:
        """bool of `size` persons: living here on a day (permanent present or temporary)."""
        covers = (self.since <= on) & (on <= self.to) & (self.residence != PERMANENT_ABSENT)
        found = np.zeros(size, bool)
        found[self.person[covers]] = True
        return found


def make_spells(people: People, places: Places, seed: int) -> Spells:
    """All spells; a person's never overlap, and none passes the day they left or died."""
    draws = stream(seed, "spells")
    columns = without_days_away(_lived(people, places, draws), *_away(people, draws))
    order = np.lexsort((columns[3], columns[0]))
    person, part, residence, since, to = (column[order] for column in columns)
    goes_on = (to == LAST_DAY) & ~people.left[person] & (people.died[person] == NEVER)
    return Spells(person, part, residence, since, np.where(goes_on, NEVER, to))


def _lived(people: People, places: Places, draws: np.random.Generator) -> list[np.ndarray]:
    """person, part, residence, since, to (the last day where it runs on), before anybody went away."""
    found: list[tuple[np.ndarray, ...]] = []
    person = np.arange(len(people), dtype=np.int32)
    part, residence, since = people.part, people.residence, people.came
    clock = np.maximum(since, FIRST_DAY)
    for last in [False] * ROUNDS + [True]:
        until = people.until[person]
        changed = clock + 20 + waiting(draws, 365.25 / YEARLY_CHANGES[residence], len(person))
        change = (changed <= until) & (not last)
        found.append((person, part, residence, since, np.where(change, changed - 1, until)))
        person, clock = person[change], changed[change].astype(np.int32)
        part, residence = _next(places, draws, part[change], residence[change])
        since = clock
    return [np.concatenate(column) for column in zip(*found, strict=True)]


def _next(
    places: Places, draws: np.random.Generator, part: np.ndarray, residence: np.ndarray
) -> tuple[np.ndarray, np.ndarray]:
    """The part and residence after a change."""
    chance = draws.random(len(part))
    present, absent, temporary = (
        residence == kind for kind in (PERMANENT_PRESENT, PERMANENT_ABSENT, TEMPORARY)
    )
    leaves_home, settles = present & (chance < GOES_ABSENT), temporary & (chance < BECOMES_PERMANENT)
    moves = (present | temporary) & ~leaves_home & ~settles
    anywhere = places.draw(draws, len(part), places.arrivals)
    nearby = _in_district(places, draws, places.district[part])
    moved = np.where(draws.random(len(part)) < NEARBY, nearby, anywhere)
    after = np.where(leaves_home, PERMANENT_ABSENT, np.where(absent | settles, PERMANENT_PRESENT, residence))
    return np.where(moves, moved, part).astype(np.int16), after.astype(np.int8)


def _in_district(places: Places, draws: np.random.Generator, district: np.ndarray) -> np.ndarray:
    """A part of each district, drawn by its people."""
    found = np.zeros(len(district), np.int16)
    for place in range(len(places.districts)):
        here = district == place
        found[here] = places.draw(
            draws, int(here.sum()), np.where(places.district == place, places.residents, 0)
        )
    return found


def _away(people: People, draws: np.random.Generator) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
    """Persons of the exodus, the day each went, and the day each came back."""
    young = (people.residence == TEMPORARY) & (people.born > FIRST_DAY - EXODUS_UNDER_AGE * 365)
    gone = np.flatnonzero(young & (people.came < EXODUS[0][0]) & (draws.random(len(people)) < EXODUS_SHARE))
    (first, last), (home, all_home) = EXODUS
    went = first + ((last - first) * np.sqrt(draws.random(len(gone)))).astype(np.int32)
    return gone, went, home + ((all_home - home) * draws.random(len(gone))).astype(np.int32)


def without_days_away(
    spells: list[np.ndarray], gone: np.ndarray, went: np.ndarray, back: np.ndarray
) -> list[np.ndarray]:
    """The spells with the days away of the persons `gone` cut out of them."""
    size = int(spells[0].max()) + 1 if len(spells[0]) else 0
    day_went, day_back = np.full(size, NEVER), np.full(size, NEVER)
    day_went[gone], day_back[gone] = went, back
    person, part, residence, since, to = spells
    leaves, returns = day_went[person], day_back[person]
    before = since < leaves
    after = (leaves != NEVER) & (to >= returns)
    ends = np.minimum(to, leaves - 1)
    starts = np.maximum(since, returns)
    return [np.concatenate([column[before], column[after]]) for column in (person, part, residence)] + [
        np.concatenate([since[before], starts[after]]),
        np.concatenate([ends[before], to[after]]),
    ]
