"""The persons of the sample put together: who they are, where they lived, and every date of their papers."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from pipeline.sample.cards import CAMPAIGN_END, ENTITLED_FROM, card_dates
from pipeline.sample.days import NEVER, birthday
from pipeline.sample.e_identities import REGISTERED, YEAR_ENDS, e_identity_dates
from pipeline.sample.people import FULL_SIZE, People, make_people
from pipeline.sample.places import Places, read_places
from pipeline.sample.spells import Spells, make_spells

EXPIRIES = (
    "expires_on",
    "renewal_expires_on",
)  # these lie ahead; everything else is recorded when it happens


@dataclass(frozen=True)
class Persons:
    """The sample's people in memory. dates: columns of `residents`, int32 days, NEVER where missing."""

    places: Places
    people: People
    spells: Spells
    dates: dict[str, np.ndarray]

    def entitled(self, on: int) -> np.ndarray:
        """bool: who was present and 14 or older on a day."""
        return entitled(self.people, self.spells, on)


def make_persons(people: int, seed: int) -> Persons:
    """The sample's persons: `people` residents on an ordinary day, a tenth more over the years."""
    scale = people / FULL_SIZE
    places = read_places(seed)
    everybody = make_people(places, scale, seed)
    spells = make_spells(everybody, places, seed)
    present = {on: spells.present(on, len(everybody)) for on in (CAMPAIGN_END, YEAR_ENDS)}
    counts = {on: int(entitled(everybody, spells, on).sum()) for on, _ in REGISTERED}
    dates = {
        **card_dates(everybody, places, present[CAMPAIGN_END], seed),
        **e_identity_dates(everybody, places, counts, present[YEAR_ENDS], scale, seed),
    }
    return Persons(places, everybody, spells, _as_recorded(dates, everybody))


def entitled(people: People, spells: Spells, on: int) -> np.ndarray:
    """bool: who was present and 14 or older on a day."""
    return spells.present(on, len(people)) & (birthday(people.born, ENTITLED_FROM) <= on)


def _as_recorded(dates: dict[str, np.ndarray], people: People) -> dict[str, np.ndarray]:
    """The dates as recorded here: nothing after somebody left or died, no expiry of an unprinted card."""
    known = {
        name: np.where(on <= people.until, on, NEVER).astype(np.int32)
        for name, on in dates.items()
        if name not in EXPIRIES
    }
    known |= {
        name: np.where(known[name.replace("expires", "printed")] == NEVER, NEVER, dates[name]).astype(
            np.int32
        )
        for name in EXPIRIES
    }
    return {name: known[name] for name in dates}
