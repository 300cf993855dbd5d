"""Where people of the sample live: the 107 parts of the crosswalk, with weights and traits."""

from __future__ import annotations

import csv
from dataclasses import dataclass
from pathlib import Path

import numpy as np

from geo.area_facts import rows
from geo.areas import NEW_VINTAGE, base_areas
from pipeline.sample.days import stream

TRAITS = Path(__file__).with_name("districts.csv")
SPREAD = {"card_pace": 0.07, "e_pace": 0.12, "activation_pace": 0.06, "online_pace": 0.18}  # between communes
SCATTER = {"delivery_days": 0.20, "unfetched_share": 0.25, "lateness": 0.20}  # the same, as a factor
OTHER_PART = (
    0.15,
    0.35,
)  # share of a divided commune's people in its smaller part; the true one was not found


@dataclass(frozen=True)
class Places:
    """One entry a part, in the order of geo's base areas of the new vintage.

    district: place in `districts`. residents, arrivals: shares of the province's people and newcomers, each
    summing to 1. traits: column of districts.csv -> value of each part (its commune's own, scattered about
    the district's).
    """

    commune_codes: tuple[str, ...]
    unit_codes: tuple[str, ...]
    districts: tuple[str, ...]
    district: np.ndarray
    residents: np.ndarray
    arrivals: np.ndarray
    traits: dict[str, np.ndarray]

    def draw(self, draws: np.random.Generator, size: int, shares: np.ndarray) -> np.ndarray:
        """Parts (int16) drawn by `shares`."""
        steps = np.cumsum(shares)
        return np.searchsorted(steps[:-1] / steps[-1], draws.random(size)).astype(np.int16)


def read_places(seed: int) -> Places:
    """The parts; the districts' census of 2019 is divided among communes, and theirs among parts."""
    parts = base_areas(NEW_VINTAGE)
    draws = stream(seed, "places")
    facts = {row["code"]: row for row in rows("communes")}
    communes = sorted(facts)
    number = {code: place for place, code in enumerate(communes)}
    commune = np.array([number[part.commune_code] for part in parts])
    with TRAITS.open(encoding="utf-8", newline="") as file:
        districts = list(csv.DictReader(file))
    codes = tuple(row["district_code"] for row in districts)
    home = np.array([codes.index(facts[code]["district_code"]) for code in communes])
    traits = _traits(draws, districts, home)
    share = _part_shares(draws, [(part.commune_code, part.unit_code) for part in parts])
    residents = (_commune_shares(communes, facts)[commune]) * share
    arrivals = residents * traits["attraction"][commune]
    return Places(
        tuple(part.commune_code for part in parts),
        tuple(str(part.unit_code) for part in parts),
        codes,
        home[commune].astype(np.int8),
        residents / residents.sum(),
        arrivals / arrivals.sum(),
        {name: values[commune] for name, values in traits.items()},
    )


def _traits(
    draws: np.random.Generator, districts: list[dict[str, str]], home: np.ndarray
) -> dict[str, np.ndarray]:
    traits = {
        name: np.array([float(row[name]) for row in districts])[home]
        for name in districts[0]
        if name != "district_code"
    }
    for name, spread in SPREAD.items():
        traits[name] = traits[name] + draws.normal(0, spread, len(home))
    for name, scatter in SCATTER.items():
        traits[name] = traits[name] * np.exp(draws.normal(0, scatter, len(home)))
    return traits


def _commune_shares(communes: list[str], facts: dict[str, dict[str, str]]) -> np.ndarray:
    """People of each commune: the district's census of 2019 divided by that of 2009, where it is known.

    A commune whose census was not found weighs by the root of its area, in the middle of its known
    neighbours.
    """
    area = np.array([float(facts[code]["area_km2"]) for code in communes])
    census = np.array([float(facts[code]["pop_census_2009"] or "nan") for code in communes])
    district = np.array([facts[code]["district_code"] for code in communes])
    people = np.zeros(len(communes))
    for row in rows("districts"):
        mine = district == row["code"]
        known = mine & ~np.isnan(census)
        dense = np.median(census[known] / np.sqrt(area[known])) if known.any() else 1.0
        weight = np.where(np.isnan(census), dense * np.sqrt(area), census)[mine]
        people[mine] = float(row["pop_census_2019"]) * weight / weight.sum()
    return people


def _part_shares(draws: np.random.Generator, parts: list[tuple[str, str | None]]) -> np.ndarray:
    """Share of its commune's people in each part."""
    roles = {(row["old_commune_code"], row["new_commune_code"]): row["role"] for row in rows("crosswalk")}
    smaller = {
        commune: draws.uniform(*OTHER_PART) for commune, unit in parts if roles[commune, unit] != "whole"
    }
    share = {"whole": lambda commune: 1.0, "main_part": lambda c: 1 - smaller[c], "other_part": smaller.get}
    return np.array([share[roles[commune, unit]](commune) for commune, unit in parts])
