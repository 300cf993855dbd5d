"""The population of an area by age and sex, with the province's shape behind it."""

from __future__ import annotations

from dataclasses import replace

from board.answer import Answer
from board.charts.pyramid import pyramid
from board.findings.population import pyramid_title
from board.question import Question
from geo.areas import PROVINCE_CODE
from ui.data import answer
from ui.figure import show
from ui.language import language
from ui.place_words import area_words


def population(question: Question, *, key: str = "population") -> None:
    """A pyramid in a panel of its own, of the residents whom the question's denominator counts."""
    residents = replace(question.about("residents"), level=None)
    own, whole = (_by_age(replace(residents, area_code=code)) for code in (question.area_code, PROVINCE_CODE))
    title = pyramid_title(own, whole, area_words(question.area_code, question), language())
    # The caption is that of both sexes together.
    drawn = [answer(residents, "age_group"), *own]
    show(title, pyramid(*own, whole, language()), drawn, key=key)


def _by_age(residents: Question) -> tuple[Answer, Answer]:
    men, women = (answer(replace(residents, sex=sex), "age_group") for sex in ("male", "female"))
    return men, women
