"""Areas most like one another: by four published facts of the population, and by nothing else."""

from __future__ import annotations

from dataclasses import replace

from board.access import ANYBODY
from board.ask import ask
from board.question import Question
from board.similar import Population, population_questions, populations, similar
from tests.board.releases import JUNE, release_of

BASES = {"718": "25741", "722": "25870", "724": "25960", "725": "25975"}


def people(district: str, age_band: str, residence: str, number: int) -> tuple:
    return ("residents", JUNE, BASES[district], age_band, "male", residence, None, number, None)


def known(*rows: tuple) -> dict[str, Population]:
    release = release_of(*rows)
    asked = population_questions(Question("card_delivered", JUNE, "718"))
    return populations({name: ask(release, ANYBODY, one, "area") for name, one in asked.items()})


def district(code: str, residents: int, temporary: float, under_14: float, from_60: float) -> Population:
    return Population(code, residents, temporary, under_14, from_60)


def test_the_facts_are_shares_of_the_residents_present():
    rows = [
        people("718", "00-05", "permanent_present", 100),
        people("718", "06-13", "permanent_present", 200),
        people("718", "25-39", "temporary", 600),
        people("718", "25-39", "permanent_absent", 5000),
        people("718", "80+", "permanent_present", 100),
    ]
    assert known(*rows)["718"] == Population("718", 1000, 0.6, 0.3, 0.1)


def test_an_area_with_a_withheld_part_is_left_out():
    rows = [
        people("718", "00-05", "permanent_present", 9),
        people("718", "06-13", "permanent_present", 200),
        people("718", "25-39", "temporary", 600),
        people("718", "80+", "permanent_present", 100),
    ]
    assert known(*rows) == {}
    assert similar({}, "718") == []


def test_the_nearest_come_first_and_the_area_itself_never():
    areas = {
        one.area_code: one
        for one in (
            district("718", 100_000, 0.5, 0.2, 0.1),
            district("722", 110_000, 0.5, 0.2, 0.1),
            district("724", 400_000, 0.5, 0.2, 0.1),
            district("725", 100_000, 0.1, 0.4, 0.3),
        )
    }
    assert [one.area_code for one in similar(areas, "718")] == ["722", "724", "725"]
    assert [one.area_code for one in similar(areas, "718", many=1)] == ["722"]


def test_twice_as_many_people_are_as_far_as_half_as_many():
    areas = {
        one.area_code: one
        for one in (
            district("718", 100_000, 0.5, 0.2, 0.1),
            district("724", 50_000, 0.5, 0.2, 0.1),
            district("722", 200_000, 0.5, 0.2, 0.1),
        )
    }
    assert [one.area_code for one in similar(areas, "718")] == ["722", "724"]  # a tie, so by code


def test_a_fact_that_is_the_same_everywhere_says_nothing():
    one = district("718", 100_000, 0.5, 0.2, 0.1)
    areas = {code: replace(one, area_code=code) for code in ("718", "722", "724")}
    assert [other.area_code for other in similar(areas, "718")] == ["722", "724"]


def test_districts_are_compared_with_districts_and_communes_with_communes():
    assert population_questions(Question("card_delivered", JUNE, "718"))["residents"].level == "district"
    commune = Question("card_delivered", JUNE, "25741", denominator="registered", sex="male")
    assert population_questions(commune)["60+"] == Question(
        "residents", JUNE, level="commune", age_group="60+"
    )
