"""One indicator over time, of an area and those set beside it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from board.charts import trend
from board.charts.series import MOST_LINES
from board.findings import trend_title
from board.question import Question
from board.targets import target_for
from geo.areas import PROVINCE_CODE
from ui.data import answer, release
from ui.figure import show
from ui.language import language
from ui.place_words import area_words


def side_by_side(question: Question, others: Sequence[str], *, height: int, key: str = "series") -> None:
    """At most four lines: the area, the others, and the province where it is a rate and there is room."""
    codes = [question.area_code, *others]
    if question.indicator.unit == "percent" and len(codes) < MOST_LINES:
        codes.append(PROVINCE_CODE)
    asked = [replace(question, area_code=code, level=None) for code in codes]
    series = [answer(one, "period") for one in asked]
    labels = [area_words(one.area_code, one) for one in asked]
    drawn = trend(series, target_for(release().info, question), language(), labels=labels, height=height)
    name = question.indicator.short_name.in_(language())
    show(f"{name}: {trend_title(series[0], language())}", drawn, series, key=key)
