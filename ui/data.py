"""The one door from pages to numbers, and all caching. Numbers change only with a release, so nothing expires."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from functools import lru_cache

import polars as pl

from board.access import Viewer
from board.answer import Answer
from board.ask import ask
from board.question import Question
from board.store import Release, current_release
from geo.areas import OLD_VINTAGE, vintage_of
from ui.session import viewer

KEPT_ANSWERS = 4_096  # a few kB each


def release() -> Release:
    """The release that is current at this moment. Raises DataNotReady where there is none."""
    return current_release()


def answer(question: Question, by: str) -> Answer:
    """The answer for the present viewer (board/ask.py says what `by` may be). Raises BoardError."""
    current = release()
    source = _Source(current.info.fingerprint, current)
    if by not in ("period", "total"):
        return _answer(source, viewer(), question, by)
    # A series holds every month of its vintage whichever one is asked about, so one is kept for all of them.
    last = max(month for month in current.info.periods if vintage_of(month) == question.area_vintage)
    series = replace(_answer(source, viewer(), replace(question, period=last), "period"), question=question)
    return series if by == "period" else _month_of(series) or _answer(source, viewer(), question, by)


def _month_of(series: Answer) -> Answer | None:
    """The total of the series' month, which is one of its rows; None where the series lacks it."""
    row = series.rows.filter(pl.col("key") == series.question.period)
    if row.is_empty():
        return None
    return replace(series, by="total", rows=row.with_columns(key=pl.lit(series.question.area_code)))


def opening_question(indicator_id: str) -> Question:
    """The whole province in the newest month with districts, or the newest month where there is none."""
    periods = release().info.periods
    with_districts = [period for period in periods if vintage_of(period) == OLD_VINTAGE]
    return Question(indicator_id, max(with_districts or periods))


@dataclass(frozen=True)
class _Source:
    """A release as part of a cache key: its fingerprint alone says which numbers it holds."""

    fingerprint: str
    release: Release = field(compare=False)


# Not st.cache_data: it would copy every answer on every use, and answers are never changed.
@lru_cache(maxsize=KEPT_ANSWERS)
def _answer(source: _Source, asking: Viewer, question: Question, by: str) -> Answer:
    return ask(source.release, asking, question, by)
