"""The series beside a map: a click on a month asks the whole page about that month."""

from __future__ import annotations

from dataclasses import replace

from board.charts import trend
from board.drill import lines
from board.findings import trend_title
from board.question import Question, month_end
from board.targets import target_for
from ui.data import answer, release
from ui.figure import chart, panel, source
from ui.filters import go_to
from ui.language import language
from ui.place_words import area_words


def linked_trend(question: Question, *, height: int, key: str = "trend") -> None:
    """The chosen area's months, for a rate beside those of the areas above it, in a panel of its own."""
    asked = lines(question)
    series = [answer(one, "period") for one in asked]
    labels = [area_words(one.area_code, one) for one in asked]

    def go_to_month(place: str) -> None:
        month = month_end(place[:7])
        if month in release().info.periods:
            go_to(replace(question, period=month))

    with panel(trend_title(series[0], language())):
        drawn = trend(series, target_for(release().info, question), language(), labels=labels, height=height)
        chart(drawn, series, key=key, choose=go_to_month)
        source(series, key=key)
