"""People are spread as the facts have it: districts by the census of 2019, communes by that of 2009 where
known."""

from __future__ import annotations

import numpy as np
import pytest

from geo.area_facts import rows
from pipeline.sample.places import OTHER_PART, Places, read_places


@pytest.fixture(scope="module")
def places() -> Places:
    return read_places(6)


def share_of(places: Places, commune: str, unit: str | None = None) -> float:
    here = np.array(places.commune_codes) == commune
    if unit is not None:
        here &= np.array(places.unit_codes) == unit
    return float(places.residents[here].sum())


def test_the_districts_share_the_people_as_the_census_of_2019(places: Places) -> None:
    census = {row["code"]: int(row["pop_census_2019"]) for row in rows("districts")}
    found = [places.residents[places.district == place].sum() for place in range(9)]
    assert found == pytest.approx([census[code] / 2_426_561 for code in places.districts], rel=1e-9)


def test_two_communes_of_known_census_stand_to_each_other_as_in_2009(places: Places) -> None:
    assert share_of(places, "25942") / share_of(places, "25960") == pytest.approx(73_859 / 62_301)


def test_an_unknown_commune_weighs_by_the_root_of_its_area(places: Places) -> None:
    assert share_of(places, "25987") / share_of(places, "25978") == pytest.approx((14.1 / 2.9) ** 0.5)


def test_the_other_part_of_a_divided_commune_is_the_smaller_one(places: Places) -> None:
    others = [row for row in rows("crosswalk") if row["role"] == "other_part"]
    assert len(others) == 16
    for row in others:
        commune = row["old_commune_code"]
        part = share_of(places, commune, row["new_commune_code"]) / share_of(places, commune)
        assert OTHER_PART[0] <= part <= OTHER_PART[1]


def test_newcomers_go_where_work_is(places: Places) -> None:
    pull = {
        code: places.arrivals[places.district == place].sum()
        / places.residents[places.district == place].sum()
        for place, code in enumerate(places.districts)
    }
    assert pull["720"] < pull["718"] < pull["721"]
