"""How large a difference must be before anybody speaks of it: the noise of the figures that an answer shows."""

from __future__ import annotations

from board.disclosure import NOISE_BANDS
from board.question import Question
from geo.areas import area

BREAKDOWNS = ("age_group", "sex", "residence", "service")


def noise_band(question: Question, by: str) -> int:
    """Persons (or dossiers) within which two figures of an answer are not told apart.

    Whole provinces hardly err; a slice of one sums many cells and errs like a district.
    """
    subject = question.indicator.subject
    if subject in NOISE_BANDS:
        return NOISE_BANDS[subject] * question.months  # the errors of all its months at their worst
    level = question.compared_level if by == "area" else area(question.area_vintage, question.area_code).level
    sliced = by in BREAKDOWNS or not question.is_whole
    return NOISE_BANDS["slice" if level == "province" and sliced else level]
