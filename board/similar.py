"""Which areas are most like one another: a fair comparison for an area is one of its own kind.

Four facts of the population, all published by the board itself: residents present (as a logarithm, because twice as
many is a step of the same size everywhere), the share of temporary residents, of children under 14 and of people of
60 and over. Each is divided by its spread (standard deviation) over all areas of the level, so that none outweighs the
others; the distance of two areas is the root of the mean squared differences. Nothing of the indicators goes in.
"""

from __future__ import annotations

import math
from collections.abc import Mapping
from dataclasses import dataclass, replace
from statistics import pstdev

from board.answer import Answer
from board.question import Question
from geo.areas import PROVINCE_CODE, area

MOST_SIMILAR = 3


@dataclass(frozen=True)
class Population:
    """residents: those present; the shares (0-1) are of them."""

    area_code: str
    residents: int
    temporary: float
    under_14: float
    from_60: float

    @property
    def facts(self) -> tuple[float, ...]:
        return math.log(self.residents), self.temporary, self.under_14, self.from_60


def population_questions(question: Question) -> dict[str, Question]:
    """What has to be asked by area, for all areas of the level of the question's one."""
    level = area(question.area_vintage, question.area_code).level
    residents = Question("residents", question.period, PROVINCE_CODE, None if level == "province" else level)
    return {
        "residents": residents,
        "temporary": replace(residents, residence="temporary"),
        "00-05": replace(residents, age_group="00-05"),
        "06-13": replace(residents, age_group="06-13"),
        "60+": replace(residents, age_group="60+"),
    }


def populations(answers: Mapping[str, Answer]) -> dict[str, Population]:
    """By area code, from the answers to `population_questions`; an area with a withheld part is left out."""
    found = {}
    for code in answers["residents"].keys:
        counts = {name: answer.row(code)["value"] for name, answer in answers.items()}
        if all(counts.values()):  # neither withheld nor nobody
            whole = counts["residents"]
            under_14 = (counts["00-05"] + counts["06-13"]) / whole
            found[code] = Population(
                code, int(whole), counts["temporary"] / whole, under_14, counts["60+"] / whole
            )
    return found


def similar(
    all_areas: Mapping[str, Population], area_code: str, many: int = MOST_SIMILAR
) -> list[Population]:
    """The areas most like one of them, the nearest first, ties by code; none where the area itself is not known."""
    if area_code not in all_areas:
        return []
    columns = zip(*(one.facts for one in all_areas.values()), strict=True)
    spreads = [pstdev(column) or 1.0 for column in columns]
    own = all_areas[area_code].facts

    def distance(other: Population) -> float:
        steps = [(a - b) / spread for a, b, spread in zip(own, other.facts, spreads, strict=True)]
        return math.sqrt(sum(step**2 for step in steps) / len(steps))

    others = [one for one in all_areas.values() if one.area_code != area_code]
    return sorted(others, key=lambda one: (distance(one), one.area_code))[:many]
