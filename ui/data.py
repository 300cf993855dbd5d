"""The one door from pages to numbers, and all caching. Numbers change only with a release, so nothing expires."""

from __future__ import annotations

import threading
from collections import OrderedDict
from collections.abc import Callable, Sequence
from dataclasses import replace

import polars as pl

from board.access import Viewer
from board.answer import Answer
from board.ask import ask_together
from board.question import Question
from board.store import Release, current_release
from geo.areas import OLD_VINTAGE
from reports.document import Document
from reports.paper import pictures
from ui.session import viewer

KEPT_ANSWERS = 4_096  # a few kB each
KEPT_REPORTS = 8  # their pictures, about 1 MB each


def release() -> Release:
    """The release that is current at this moment. Raises DataNotReady where there is none."""
    return current_release()


def answer(question: Question, by: str) -> Answer:
    """The answer for the present viewer (board/ask.py says what `by` may be). Raises BoardError."""
    return answers([question], by)[0]


def answers(questions: Sequence[Question], by: str) -> list[Answer]:
    """The answers to several questions; what is not kept yet is asked together, which costs little more than one."""
    current, asking = release(), viewer()
    if by not in ("period", "total"):
        return _kept_or_asked(current, asking, questions, by)
    # A series holds every month of its vintage whichever one is asked about, so one is kept for all of them.
    last = current.info.last_periods
    newest = [replace(question, period=last[question.area_vintage]) for question in questions]
    kept = _kept_or_asked(current, asking, newest, "period")
    series = [replace(one, question=question) for one, question in zip(kept, questions, strict=True)]
    if by == "period":
        return series
    return [_month_of(one) or _kept_or_asked(current, asking, [one.question], by)[0] for one in series]


def _month_of(series: Answer) -> Answer | None:
    """The total of the series' month, which is one of its rows; None where the series lacks it."""
    row = series.rows.filter(pl.col("key") == series.question.period)
    if row.is_empty():
        return None
    return replace(series, by="total", rows=row.with_columns(key=pl.lit(series.question.area_code)))


def report_pictures(sha256: str, make: Callable[[], Document]) -> list[bytes]:
    """The pages of a made report as PNG; drawn once while it is looked at. sha256: of its file; make: its document."""
    drawn = _pictures.get(sha256)
    if drawn is None:
        drawn = pictures(make())
        with _keeping:
            _pictures[sha256] = drawn
            while len(_pictures) > KEPT_REPORTS:
                _pictures.popitem(last=False)
    return drawn


def opening_question(indicator_id: str) -> Question:
    """The whole province in the newest month with districts, or the newest month where there is none."""
    info = release().info
    return Question(indicator_id, info.last_periods.get(OLD_VINTAGE, info.last_period))


# Not st.cache_data: it would copy every answer on every use, and answers are never changed.
_kept: OrderedDict[tuple[str, Viewer, Question, str], Answer] = OrderedDict()
_pictures: OrderedDict[str, list[bytes]] = OrderedDict()
_keeping = threading.Lock()


def _kept_or_asked(current: Release, asking: Viewer, questions: Sequence[Question], by: str) -> list[Answer]:
    """A release's fingerprint alone says which numbers it holds, so it is the release's part of the key."""
    keys = {question: (current.info.fingerprint, asking, question, by) for question in questions}
    with _keeping:
        found = {question: _kept[key] for question, key in keys.items() if key in _kept}
    missing = [question for question in keys if question not in found]
    if missing:
        found.update(zip(missing, ask_together(current, asking, missing, by), strict=True))
    with _keeping:
        for question, key in keys.items():
            _kept[key] = found[question]
            _kept.move_to_end(key)
        while len(_kept) > KEPT_ANSWERS:
            _kept.popitem(last=False)
    return [found[question] for question in questions]
