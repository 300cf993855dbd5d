"""The columns of a table of areas: indicators, and once each what several rates are rates of."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from board.answer import Answer
from board.indicators import catalogue
from board.steps import entitled_words


@dataclass(frozen=True)
class Column:
    """answer: of a rate or count; is_base: its denominators stand here, for several rates beside it.

    own_base: a rate whose denominators have no column of their own, so that each stands with its value.
    """

    answer: Answer
    whole: Answer | None
    title: str
    is_base: bool = False
    own_base: bool = False


def columns_of(answers: Sequence[Answer], whole: Sequence[Answer], language: str) -> list[Column]:
    """A denominator that several rates share stands once, before the first of them."""
    wholes = {one.indicator.id: one for one in whole}
    found, written = [], set()
    for one in answers:
        same = [other for other in answers if _same_base(one, other)]
        shared = len(same) > 1 and _agree(
            [*same, *(wholes[other.indicator.id] for other in same if other.indicator.id in wholes)]
        )
        counted = any(_is_base_of(other, one) for other in answers)
        base = one.indicator.denominator
        total = wholes.get(one.indicator.id)
        if base is not None and shared and not counted and base not in written:
            found.append(Column(one, total, _base_name(one, language), is_base=True))
            written.add(base)
        name = one.indicator.short_name.in_(language)
        found.append(Column(one, total, name, own_base=base is not None and not shared and not counted))
    return found


def _same_base(one: Answer, other: Answer) -> bool:
    return (
        one.indicator.denominator is not None
        and one.indicator.denominator == other.indicator.denominator
        and one.question.denominator == other.question.denominator
    )


def _agree(answers: Sequence[Answer]) -> bool:
    """Whether all denominators that are shown of an area are the same number."""
    seen: dict[tuple[str, Any], int] = {}
    for one in answers:
        for row in one.rows.rows(named=True):
            of = row["denominator"]
            if of is not None and seen.setdefault((one.by, row["key"]), of) != of:
                return False
    return True


def _is_base_of(count: Answer, rate: Answer) -> bool:
    """Whether a count in the table is the rate's denominator in every row that shows it."""
    if count.indicator.unit != "count" or rate.indicator.unit == "count":
        return False
    counts = {row["key"]: row["numerator"] for row in count.rows.rows(named=True)}
    return all(counts.get(row["key"]) == row["denominator"] for row in rate.rows.rows(named=True)
               if row["denominator"] is not None)  # fmt: skip


def _base_name(answer: Answer, language: str) -> str:
    """A short name of whom or what a shared denominator counts."""
    indicator, known = answer.indicator, catalogue()
    if indicator.denominator == known["dossiers_online"].denominator:
        return known["dossiers_received"].short_name.in_(language)
    if indicator.denominator == known["card_delivered"].denominator:
        return entitled_words(answer.question.denominator, language)
    if indicator.denominator == known["id_number_coverage"].denominator:
        return known["residents"].short_name.in_(language)
    return indicator.denominator.in_(language) if indicator.denominator else ""


def all_provisional(answer: Answer) -> bool:
    """Said once in the head, where it holds for every figure that has no other sign."""
    signs = set(answer.rows["sign"].to_list())
    return "p" in signs and "" not in signs
