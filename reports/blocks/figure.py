"""What every drawn block shares: its words out of its answers, scales with ticks in words, months, labels kept apart.

Places are numbers between 0 and 1, across from the left and down from the top; Typst gives them their size.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date
from math import ceil, floor, log10
from typing import Any

import polars as pl

from board import captions, words
from board.answer import Answer
from reports.document import Block

MOST_TICKS = 5
MOST_MONTHS_NAMED = 13
_BREAKDOWNS = ("age_group", "sex", "residence", "service_code")
_LEAST_SPAN = {"percent": 0.02, "count": 10.0}  # smaller differences are not blown up
_LEAST_STEP = {"percent": 0.001, "count": 1.0}  # finer ones the words of a tick cannot say


def figure(
    kind: str,
    content: dict[str, Any],
    answers: Sequence[Answer],
    language: str,
    *,
    title: str,
    note: str = "",
    drawn: Sequence[Answer] = (),
) -> Block:
    """A block with the words of its answers. drawn: the answers as far as they are drawn, where that is less."""
    said = drawn or answers
    alt = " ".join(one.alt(language) for one in said)
    return Block(kind, content, title, note, alt, source_of(said, language), tuple(answers))


def source_of(answers: Sequence[Answer], language: str) -> str:
    """The caption of all of them together; what only tells them apart (the sex of a group) is left out of it."""
    apart = {
        field: None for field in _BREAKDOWNS if len({getattr(one.question, field) for one in answers}) > 1
    }
    said = [Answer(replace(one.question, **apart), one.by, one.rows, one.release) for one in answers]
    said.sort(key=lambda one: one.indicator.subject != "persons")  # who is counted is said of persons alone
    return captions.caption(said[0], language, said[1:])


def end_of(row: dict[str, Any]) -> float | None:
    """How far a row may be drawn: its value, or the published bound in its stead."""
    return row["value"] if row["value"] is not None else row["bound"]


def months_shown(series: Answer, months: int) -> Answer:
    """A series up to the question's month: a report of June knows no July."""
    known = series.rows.filter(pl.col("key") <= series.question.period)
    return Answer(series.question, series.by, known.tail(months), series.release)


@dataclass(frozen=True)
class Scale:
    """From low to high, in the unit of the values; ticks: (value, its words)."""

    low: float
    high: float
    ticks: tuple[tuple[float, str], ...]

    def across(self, value: float) -> float:
        return round((value - self.low) / (self.high - self.low), 5)

    def down(self, value: float) -> float:
        return round(1 - self.across(value), 5)


def scale(ends: Iterable[float], unit: str, language: str, *, from_zero: bool = False) -> Scale:
    """Round ticks around all ends; of rates never below 0% nor, where none is above it, over 100%."""
    known = [*ends] or [0.0]
    low, high = (0.0 if from_zero else min(known)), max(known)
    if high - low < _LEAST_SPAN[unit]:
        low, high = (
            (low if from_zero else max(0.0, low - _LEAST_SPAN[unit] / 2)),
            high + _LEAST_SPAN[unit] / 2,
        )
    step = max(_LEAST_STEP[unit], _step(high - low))
    first, last = floor(low / step + 1e-9), ceil(high / step - 1e-9)
    if unit == "percent" and max(known) <= 1:
        last = min(last, round(1 / step))
    values = [place * step for place in range(max(0, first), last + 1)]
    return Scale(values[0], values[-1], tuple((value, words.aim(value, unit, language)) for value in values))


def _step(span: float) -> float:
    """The smallest of 1, 2, 5, 10, ... that needs no more ticks than have room."""
    power = 10 ** floor(log10(span / MOST_TICKS))
    return next(factor * power for factor in (1, 2, 5, 10) if span / (factor * power) <= MOST_TICKS)


@dataclass(frozen=True)
class Months:
    """An axis of months, each in the middle of its step; one month alone stands in the middle."""

    first: date
    last: date

    def across(self, month: date) -> float:
        count = _count(self.first, self.last)
        return round(_count(self.first, month) / count, 5) if count else 0.5

    def named(self, language: str) -> list[dict[str, Any]]:
        """As many as have room, the last one always; the year below the first of its months."""
        count = _count(self.first, self.last)
        every = next(step for step in (1, 2, 3, 6, 12, 24) if count / step < MOST_MONTHS_NAMED)
        found, year = [], None
        for place in range(count % every, count + 1, every):
            number = self.first.year * 12 + self.first.month - 1 + place
            month = date(number // 12, number % 12 + 1, 1)
            text = f"T{month.month}" if language == "vi" else words.month_name(month, "en")[:3]
            found.append(
                {
                    "at": place / count if count else 0.5,
                    "text": text,
                    "year": "" if month.year == year else f"{month.year}",
                }
            )
            year = month.year
        return found


def _count(first: date, last: date) -> int:
    return 12 * (last.year - first.year) + last.month - first.month


def kept_apart(places: Sequence[float], room: float) -> list[float]:
    """Labels at these places, each at least `room` from the next, moved as little as that needs and kept within 0-1."""
    order = sorted(range(len(places)), key=lambda one: places[one])
    moved = [0.0] * len(places)
    free = 0.0
    for one in order:
        moved[one] = max(places[one], free)
        free = moved[one] + room
    limit = 1.0
    for one in reversed(order):
        moved[one] = min(moved[one], limit)
        limit = moved[one] - room
    return [round(one, 5) for one in moved]
