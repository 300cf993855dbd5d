"""Walking down from the province to a commune: which areas a map shows around the chosen one, and the way back up."""

from __future__ import annotations

from dataclasses import replace

from board.question import Question
from geo.areas import PROVINCE_CODE, Area, area


def frame(question: Question) -> Question:
    """The question whose areas are compared while this area is chosen.

    A commune stands among those of its district, or among all of them where the level was chosen by name; any other
    area shows what lies inside it.
    """
    chosen = area(question.area_vintage, question.area_code)
    if chosen.level != "commune":
        return question
    if question.level is not None:
        return replace(question, area_code=PROVINCE_CODE, level="commune")
    return replace(question, area_code=chosen.parent_code)


def is_dense(shown: Question) -> bool:
    """Whether a map of the areas compared holds all the communes, whose names need room."""
    return shown.area_code == PROVINCE_CODE and shown.compared_level == "commune"


def path(area_vintage: str, area_code: str) -> list[Area]:
    """The area and those above it, the province first."""
    item = area(area_vintage, area_code)
    return [*(path(area_vintage, item.parent_code) if item.parent_code else []), item]


def lines(question: Question) -> list[Question]:
    """The area's own series and, for rates, those above it to compare with; counts of larger areas say nothing."""
    if question.indicator.unit == "count":
        return [question]
    codes = [item.area_code for item in reversed(path(question.area_vintage, question.area_code))]
    return [replace(question, area_code=code, level=None) for code in codes]
