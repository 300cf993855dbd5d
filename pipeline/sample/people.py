"""Who the people of the sample are: born, came, left, died; where they lived first and how.

Size: 2.76 million residents on 31/12/2022 (yearbook 2022), counting as residents everybody living or
registered here; those registered here but living elsewhere are about 0.1 million of them. Those present on
22/05/2023 and 14 or older are about 2.0 million, so that the published 100 % collected and 1.98 million cards
of that day are one and the same.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from pipeline.sample.days import FIRST_DAY, LAST_DAY, NEVER, day, stream, waiting, when_reached
from pipeline.sample.places import Places

FULL_SIZE = 2_800_000  # residents the flows below belong to
RESIDENTS_AT_START, BIRTHS, ARRIVALS = 2_602_000, 257_000, 252_000
ARRIVING = (
    (FIRST_DAY, 0.0),
    (day(2021, 6, 30), 0.16),
    (day(2021, 10, 31), 0.18),
    (day(2022, 1, 31), 0.25),
    (day(2022, 12, 31), 0.60),
    (day(2024, 12, 31), 0.82),
    (LAST_DAY, 1.0),
)  # fmt: skip  few in the months of the epidemic, many in the recovery of 2022
PERMANENT_PRESENT, PERMANENT_ABSENT, TEMPORARY = np.int8(0), np.int8(1), np.int8(2)
ABSENT_SHARE = 0.075  # of permanent residents, at the start

# Ages as (age, share younger): young and working-age; temporary residents the more so.
PERMANENT_AGES = (
    (0, 0), (6, 0.122), (14, 0.293), (18, 0.350), (25, 0.420), (40, 0.690),
    (60, 0.918), (80, 0.991), (100, 1),
)  # fmt: skip
TEMPORARY_AGES = (
    (0, 0), (6, 0.112), (14, 0.248), (18, 0.290), (25, 0.435), (32, 0.640), (40, 0.820), (60, 0.982), (80, 1),
)  # fmt: skip
ARRIVING_AGES = (
    (0, 0),
    (6, 0.07),
    (14, 0.14),
    (18, 0.20),
    (25, 0.56),
    (32, 0.79),
    (40, 0.92),
    (60, 0.99),
    (80, 1),
)
LEAVING_DAYS = {"permanent": 365.25 / 0.004, "temporary": 365.25 / 0.013, "newcomer": 365.25 / 0.055}
# Yearly risk of dying A * exp(B * age) (Gompertz): about 1 per mille at 30, 2 % at 60.
RISK_A, RISK_B = 9e-5, 0.09


@dataclass(frozen=True)
class People:
    """One entry a person. Days are int32, NEVER where something did not happen by the last day.

    came: first day in the register's care here; until: last day here (left, died, or LAST_DAY); left: whether
    they left before LAST_DAY. part: place in Places; residence: 0 permanent present, 1 permanent absent, 2
    temporary; both on the first day. female: bool.
    """

    born: np.ndarray
    female: np.ndarray
    came: np.ndarray
    until: np.ndarray
    left: np.ndarray
    died: np.ndarray
    part: np.ndarray
    residence: np.ndarray

    def __len__(self) -> int:
        return len(self.born)


def make_people(places: Places, scale: float, seed: int) -> People:
    """Everybody who lives here on some day of the register. scale: 1 for the full size."""
    groups = [_at_start, _newborn, _arriving]
    born, came, part, residence = (
        np.concatenate(columns)
        for columns in zip(
            *(group(places, scale, stream(seed, group.__name__)) for group in groups), strict=True
        )
    )
    draws = stream(seed, "ends")
    size = len(born)
    female = draws.random(size, np.float32) * 1000 >= places.traits["men_per_1000"][part]
    stay = np.where(residence == TEMPORARY, LEAVING_DAYS["temporary"], LEAVING_DAYS["permanent"])
    stay = np.where((came > born) & (came >= FIRST_DAY), LEAVING_DAYS["newcomer"], stay)
    since = np.maximum(came, FIRST_DAY)
    leaves = since + 30 + waiting(draws, stay, size)
    dies = since + _years_to_live(draws, (since - born) / 365.25)
    until = np.minimum(np.minimum(leaves, dies), LAST_DAY).astype(np.int32)
    died = np.where(dies == until, until, NEVER).astype(np.int32)
    left = (leaves == until) & (died == NEVER) & (until < LAST_DAY)
    return People(born, female, came, until, left, died, part, residence)


def ages_drawn(draws: np.random.Generator, ages: tuple[tuple[int, float], ...], size: int) -> np.ndarray:
    """Ages in days (int32)."""
    years, shares = np.array(ages).T
    return (np.interp(draws.random(size), shares, years) * 365.25).astype(np.int32)


def _at_start(places: Places, scale: float, draws: np.random.Generator) -> tuple[np.ndarray, ...]:
    size = round(RESIDENTS_AT_START * scale)
    part = places.draw(draws, size, places.residents)
    temporary = draws.random(size) < places.traits["temporary_share"][part]
    age = np.where(
        temporary, ages_drawn(draws, TEMPORARY_AGES, size), ages_drawn(draws, PERMANENT_AGES, size)
    )
    born = (FIRST_DAY - 1 - age).astype(np.int32)
    here = waiting(draws, np.where(temporary, 4 * 365.25, 22 * 365.25), size)
    absent = draws.random(size, np.float32) < ABSENT_SHARE
    permanent = np.where(absent, PERMANENT_ABSENT, PERMANENT_PRESENT)
    came = np.maximum(born, FIRST_DAY - 1 - here)
    return born, came, part, np.where(temporary, TEMPORARY, permanent)


def _newborn(places: Places, scale: float, draws: np.random.Generator) -> tuple[np.ndarray, ...]:
    size = round(BIRTHS * scale)
    part = places.draw(draws, size, places.residents)
    temporary = draws.random(size) < 0.8 * places.traits["temporary_share"][part]
    born = draws.integers(FIRST_DAY, LAST_DAY + 1, size, np.int32)
    return born, born, part, np.where(temporary, TEMPORARY, PERMANENT_PRESENT)


def _arriving(places: Places, scale: float, draws: np.random.Generator) -> tuple[np.ndarray, ...]:
    size = round(ARRIVALS * scale)
    part = places.draw(draws, size, places.arrivals)
    came = when_reached(ARRIVING, draws.random(size))
    born = (came - 1 - ages_drawn(draws, ARRIVING_AGES, size)).astype(np.int32)
    return born, came, part, np.where(draws.random(size) < 0.88, TEMPORARY, PERMANENT_PRESENT)


def _years_to_live(draws: np.random.Generator, age: np.ndarray) -> np.ndarray:
    """Days until death from the given ages, by the law of RISK_A and RISK_B."""
    fate = draws.standard_exponential(len(age))
    years = np.log1p(RISK_B * fate * np.exp(-RISK_B * age) / RISK_A) / RISK_B
    return (years * 365.25).astype(np.int32) + 1
