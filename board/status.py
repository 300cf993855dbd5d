"""Where a figure stands against its target: a word, a shape and a colour, never colour alone."""

from __future__ import annotations

from dataclasses import dataclass
from math import ceil
from typing import Literal

from board import words
from board.answer import Answer, Key
from board.definition_file import Text
from board.disclosure import SMALLEST_COUNT
from board.targets import Target, target_for

NEAR_POINTS = 0.02  # a rate within two percentage points of its target is near it
NEAR_SHARE = 0.10  # a count within a tenth of its target is near it
SMALLEST_PACE = 10  # fewer a day are said as "<10"

StatusKey = Literal["met", "near", "missed"]
WORD = {
    "met": Text("Đạt", "Met"),
    "near": Text("Cận đạt", "Near"),
    "missed": Text("Chưa đạt", "Missed"),
}
SHAPE = {"met": "●", "near": "▲", "missed": "■"}
NO_TARGET = Text("chưa có chỉ tiêu", "no target")


@dataclass(frozen=True)
class Status:
    """key: 'met' | 'near' | 'missed', which is also the colour's key (board/palette.py).

    gap: value minus aim turned so that more is better (rate 0-1 or count); NULL value, no gap. gap_text: 'vượt 1,9
    điểm phần trăm', 'thiếu 5,1 điểm phần trăm'; gap_short: '+1,9', '−5,1'. needed_per_day: people (cards, ...) a day
    until due_on, for states only; needed: the same in words.
    """

    key: StatusKey
    target: Target
    gap: float | None
    gap_text: Text
    gap_short: Text
    needed_per_day: int | None
    needed: Text | None

    @property
    def word(self) -> Text:
        return WORD[self.key]

    @property
    def shape(self) -> str:
        return SHAPE[self.key]


def status_of(answer: Answer, key: Key | None = None) -> Status | None:
    """The status of one row by area or of a total; None without a target, or where the figure is withheld."""
    code = answer.row(key)["key"] if answer.by in ("area", "total") else answer.question.area_code
    target = target_for(answer.release, answer.question, code)
    return status(answer, target, key) if target else None


def status(answer: Answer, target: Target, key: Key | None = None) -> Status | None:
    """One row against a target, judged as the figure is shown (95,0% meets 95%). None where it is withheld.

    A figure shown as '>99,9%' meets a target that it would meet at its least, with nine people missing.
    """
    row = answer.row(key)
    if row["sign"] == ">" and answer.indicator.direction == "up" and _least(row) >= target.aim:
        return Status("met", target, None, Text("đạt", "met"), Text("", ""), None, None)
    if row["value"] is None or answer.indicator.direction == "none":
        return None
    better = -1 if answer.indicator.direction == "down" else 1
    is_rate = answer.indicator.unit == "percent"
    shown = round(row["value"], 2 + row["decimals"]) if is_rate else row["value"]
    gap = better * round(shown - target.aim, 9)
    near = NEAR_POINTS if is_rate else NEAR_SHARE * target.aim
    judged: StatusKey = "met" if gap >= 0 else "near" if gap >= -near else "missed"
    needed = None if judged == "met" else _needed_per_day(answer, target, row)
    return Status(
        judged,
        target,
        gap,
        Text(*(_gap_text(answer, gap, language) for language in ("vi", "en"))),
        Text(*(_gap_short(answer, gap, language) for language in ("vi", "en"))),
        needed,
        _needed_text(answer, target, needed) if needed else None,
    )


def _least(row: dict) -> float:
    """The least rate that a row shown as '>96%' may have, rounded as rates are shown."""
    of = row["denominator"]
    return round((of - SMALLEST_COUNT + 1) / of, 2 + row["decimals"])


def _gap_text(answer: Answer, gap: float, language: str) -> str:
    vi = language == "vi"
    if answer.indicator.unit == "percent":
        size = words.points(gap, language)
    else:
        size = f"{at_least_ten(abs(gap), language)} {answer.indicator.noun.in_(language)}"
    if gap == 0:
        return "đúng bằng chỉ tiêu" if vi else "on target"
    if gap > 0:
        return f"vượt {size}" if vi else f"{size} better"
    if answer.indicator.direction == "down":
        return f"cần giảm {size}" if vi else f"{size} too many"
    return f"thiếu {size}" if vi else f"{size} short"


def _gap_short(answer: Answer, gap: float, language: str) -> str:
    if answer.indicator.unit == "percent":
        return words.signed(100 * gap, language, 1)
    sign = "" if gap == 0 else "+" if gap > 0 else words.MINUS
    return sign + at_least_ten(abs(gap), language)


def at_least_ten(number: float, language: str) -> str:
    """1234 -> '1.234'; '<10' for what is smaller and not nothing."""
    return f"<{SMALLEST_PACE}" if 0 < number < SMALLEST_PACE else words.number(number, language)


def _needed_per_day(answer: Answer, target: Target, row: dict) -> int | None:
    """How many a day from the period's end to the due date. Of a month's flow nothing can be made up later."""
    days = (target.due_on - answer.question.period).days
    if answer.indicator.time == "flow" or days <= 0:
        return None
    if answer.indicator.unit == "count":
        return ceil(abs(row["value"] - target.aim) / days)
    return ceil(max(0, target.aim * row["denominator"] - row["numerator"]) / days)


def _needed_text(answer: Answer, target: Target, needed: int) -> Text:
    due = words.day(target.due_on)
    vi, en = (f"{at_least_ten(needed, lang)} {answer.indicator.noun.in_(lang)}" for lang in ("vi", "en"))
    if answer.indicator.direction == "down":
        return Text(
            f"cần giảm {vi} mỗi ngày để đạt vào {due}", f"{en} fewer a day needed to meet it on {due}"
        )
    return Text(f"cần thêm {vi} mỗi ngày để đạt vào {due}", f"{en} more a day needed to meet it on {due}")
