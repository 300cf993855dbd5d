"""The sample passes through the published values, counted here on its daily events (facts: milestones.csv).

A small sample holds them too, scaled; the full-size one is walked once, in memory, where `-m fullsize` is
asked for.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import pytest

from pipeline.sample.days import day
from pipeline.sample.people import FULL_SIZE
from pipeline.sample.register import Persons, make_persons

CAMPAIGN_END = day(2023, 5, 22)


@dataclass(frozen=True)
class Counted:
    """Counts at full size of a sample of any size."""

    persons: Persons
    scale: float

    def residents(self, on: int, kinds: tuple[int, ...]) -> float:
        spells = self.persons.spells
        covers = (spells.since <= on) & (on <= spells.to) & np.isin(spells.residence, kinds)
        return covers.sum() / self.scale

    def reached(self, columns: tuple[str, ...], on: int, who: np.ndarray | None = None) -> float:
        """Persons present on a day (or those given) who had any of the dates by then."""
        here = self.persons.spells.present(on, len(self.persons.people)) if who is None else who
        day_of = np.minimum.reduce([self.persons.dates[name] for name in columns])
        return (here & (day_of <= on)).sum() / self.scale


@pytest.fixture(
    scope="session",
    params=[140_000, pytest.param(FULL_SIZE, marks=pytest.mark.fullsize)],
    ids=["small", "full"],
)
def sample(request: pytest.FixtureRequest) -> Counted:
    return Counted(make_persons(request.param, 6), request.param / FULL_SIZE)


def test_residents_are_2_76_million_at_the_end_of_2022_half_of_those_present_temporary(
    sample: Counted,
) -> None:
    on = day(2022, 12, 31)
    assert sample.residents(on, (0, 1, 2)) == pytest.approx(2_760_000, rel=0.02)
    assert sample.residents(on, (2,)) / sample.residents(on, (0, 2)) == pytest.approx(0.53, abs=0.03)


def test_all_of_those_entitled_and_present_were_collected_on_22_05_2023(sample: Counted) -> None:
    entitled = sample.persons.entitled(CAMPAIGN_END)
    collected = sample.reached(("collected_on",), CAMPAIGN_END, entitled)
    assert collected == pytest.approx(1_980_000, rel=0.02)
    assert collected * sample.scale / entitled.sum() >= 0.98


@pytest.mark.parametrize(
    ("columns", "on", "published"),
    [
        (("e_registered_on",), day(2023, 6, 23), 957_720),
        (("e_registered_on",), day(2024, 1, 15), 1_853_482),
        (("e_level1_on", "e_level2_on"), day(2023, 8, 15), 1_200_000),
        (("e_level1_on", "e_level2_on"), day(2024, 1, 15), 1_638_237),
    ],
)
def test_e_identities_pass_through_the_published_counts(
    sample: Counted, columns: tuple[str, ...], on: int, published: int
) -> None:
    assert sample.reached(columns, on) == pytest.approx(published, rel=0.02)


def test_about_2115_applications_were_collected_in_the_week_of_15_01_2024(sample: Counted) -> None:
    on = day(2024, 1, 15)
    here = sample.persons.spells.present(on, len(sample.persons.people))
    week = sum(
        sample.reached((name,), on, here) - sample.reached((name,), on - 7, here)
        for name in ("collected_on", "renewal_collected_on")
    )
    chance = 3 * np.sqrt(2_115 / sample.scale)  # a week of a small sample is few people
    assert week == pytest.approx(2_115, abs=0.1 * 2_115 + chance)


def test_the_north_is_slower_with_e_identities_and_undelivered_cards_lie_in_the_industrial_south(
    sample: Counted,
) -> None:
    on, dates = day(2025, 6, 30), sample.persons.dates
    activated = np.minimum(dates["e_level1_on"], dates["e_level2_on"]) <= on
    delivered = dates["delivered_on"] <= on
    share = {
        code: (activated[mine].mean(), delivered[mine].mean())
        for code, mine in _by_district(sample, on).items()
    }
    north, middle, south = share["720"], share["718"], share["725"]
    assert middle[0] - north[0] > 0.1
    assert north[1] - south[1] > 0.03
    assert middle[1] > north[1]


def _by_district(sample: Counted, on: int) -> dict[str, np.ndarray]:
    """bool of persons: entitled and present in each district on a day."""
    places, spells = sample.persons.places, sample.persons.spells
    entitled = sample.persons.entitled(on)
    covers = (spells.since <= on) & (on <= spells.to)
    home = np.full(len(entitled), -1)
    home[spells.person[covers]] = places.district[spells.part[covers]]
    return {code: entitled & (home == place) for place, code in enumerate(places.districts)}
