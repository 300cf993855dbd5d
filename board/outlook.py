"""Where a figure goes if it keeps its pace: a straight line through the last three months, and nothing cleverer.

A forecast of this kind is arithmetic, not a prediction; it says so on the screen ("giữ nhịp này").
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta

import polars as pl

from board import words
from board.answer import Answer
from board.definition_file import Text
from board.disclosure import SMALLEST_COUNT
from board.targets import Target
from geo.areas import area, full_name_on

MONTHS_OF_PACE = 3
LONGEST_OUTLOOK_DAYS = 10 * 365  # a target further away than this is not reached at this pace


@dataclass(frozen=True)
class Outlook:
    """pace: change a day (rate or count). expected: value on due_on. days_late: against due_on, negative when early;
    None where the pace never gets there. reached_on: the period end that first met the target and kept to it, else
    the day on which the pace meets it."""

    target: Target
    last_period: date
    last_value: float
    pace: float
    expected: float
    reached_on: date | None
    is_reached: bool

    @property
    def days_late(self) -> int | None:
        return (self.reached_on - self.target.due_on).days if self.reached_on else None


def outlook(series: Answer, target: Target) -> Outlook | None:
    """From an answer by period. None for flows, or where fewer than two months up to the question's are shown."""
    known = series.rows.filter(pl.col("value").is_not_null() & (pl.col("key") <= series.question.period))
    if series.indicator.time == "flow" or series.indicator.direction == "none" or len(known) < 2:
        return None
    last, first = known.row(-1, named=True), known.row(max(-len(known), -1 - MONTHS_OF_PACE), named=True)
    pace = (last["value"] - first["value"]) / (last["key"] - first["key"]).days
    ahead = max(0, (target.due_on - last["key"]).days)
    ceiling = 1.0 if series.indicator.unit == "percent" and target.unit != "assigned" else float("inf")
    expected = min(max(last["value"] + pace * ahead, 0.0), ceiling)
    reached = _reached_on(series, known, target)
    is_reached = reached is not None
    reached = reached or _will_reach(series, last, pace, target)
    return Outlook(target, last["key"], last["value"], pace, expected, reached, is_reached)


def outlook_text(series: Answer, expected: Outlook, language: str) -> str:
    """'Giữ nhịp này, tỉnh Bình Dương đạt 96,4% vào 31/12/2025, dưới chỉ tiêu 1,5 điểm phần trăm.'"""
    vi, target = language == "vi", expected.target
    where = _where(series, language)
    due = words.day(target.due_on)
    if expected.is_reached:
        early = target.due_on - expected.reached_on
        text = f"{where} đã đạt chỉ tiêu từ {words.month_name(expected.reached_on, language)}" if vi else (
            f"{where} has met the target since {words.month_name(expected.reached_on, language)}")  # fmt: skip
        if early.days > 0:
            days = words.number(early.days, language)
            text += f", trước hạn {days} ngày" if vi else f", {days} days early"
        return f"{words.sentence(text)}."
    value, gap = _value_and_gap(series, expected, language)
    text = (
        f"Giữ nhịp này, {where} đạt {value} vào {due}"
        if vi
        else f"At this pace {where} reaches {value} on {due}"
    )
    return f"{text}, {gap}."


def pace_text(outlook: Outlook) -> Text | None:
    """'chậm 9 ngày so với hạn', 'sớm 12 ngày'; None where the pace never gets there."""
    late = outlook.days_late
    if late is None:
        return None
    if late == 0:
        return Text("đúng hạn", "on time")
    vi, en = (words.number(abs(late), language) for language in ("vi", "en"))
    return (
        Text(f"chậm {vi} ngày", f"{en} days late") if late > 0 else Text(f"sớm {vi} ngày", f"{en} days early")
    )


def expected_text(outlook: Outlook, unit: str, language: str) -> str:
    """The value on the due date: '96,4%', '1.200', '<10'."""
    if unit == "percent":
        return words.percent(outlook.expected, language)
    rounded = round(outlook.expected)
    return words.number(rounded, language) if rounded >= SMALLEST_COUNT else f"<{SMALLEST_COUNT}"


def _where(series: Answer, language: str) -> str:
    item = area(series.question.area_vintage, series.question.area_code)
    if language == "en":
        return item.name_en
    name = full_name_on(item, series.question.period)
    return name if name[0].isdigit() or name == item.name_vi else name[0].lower() + name[1:]


def _value_and_gap(series: Answer, expected: Outlook, language: str) -> tuple[str, str]:
    vi, apart = language == "vi", expected.expected - expected.target.aim
    value = expected_text(expected, series.indicator.unit, language)
    if series.indicator.unit == "percent":
        size, level = words.points(apart, language), round(100 * apart, 1) == 0
    else:
        noun = series.indicator.noun.in_(language)
        value = f"{value} {noun}"
        size, level = f"{words.number(abs(apart), language)} {noun}", abs(apart) < SMALLEST_COUNT
    if level:
        return value, "đúng bằng chỉ tiêu" if vi else "on target"
    if apart > 0:
        return value, f"trên chỉ tiêu {size}" if vi else f"{size} above the target"
    return value, f"dưới chỉ tiêu {size}" if vi else f"{size} below the target"


def _meets(series: Answer, value: float, target: Target) -> bool:
    better = -1 if series.indicator.direction == "down" else 1
    shown = round(value, 3) if series.indicator.unit == "percent" else value
    return better * round(shown - target.aim, 9) >= 0


def _reached_on(series: Answer, known: pl.DataFrame, target: Target) -> date | None:
    """The first month of the unbroken run of months, up to the last, that meet the target; within its time."""
    reached = None
    for row in reversed(known.filter(pl.col("key") >= target.from_on).rows(named=True)):
        if not _meets(series, row["value"], target):
            break
        reached = row["key"]
    return reached


def _will_reach(series: Answer, last: dict, pace: float, target: Target) -> date | None:
    better = -1 if series.indicator.direction == "down" else 1
    if better * pace <= 0:
        return None
    days = (target.aim - last["value"]) / pace
    return last["key"] + timedelta(days=round(days)) if days <= LONGEST_OUTLOOK_DAYS else None
