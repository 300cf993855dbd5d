"""Full tables of areas: one row an area, one column an indicator, every rate beside what it is a rate of."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from board import places, words
from board.answer import Answer
from board.captions import caption
from board.indicators import catalogue
from board.signs import SIGNS, sign_of, signed_text
from board.status import SHAPE, WORD, status_of
from board.steps import entitled_words
from board.targets import target_for
from geo.areas import PROVINCE_CODE, area
from geo.areas import areas as areas_of
from reports.document import Block

MOST_RANKED = 9  # of more areas the reader looks for a name, not for a place
MOST_ROOMY = 14  # rows with room for a second line
_NONE = "–"
WIDE = 162.0  # mm of an official page
SIZES = {True: (8.0, 7.6, 7.2, 6.8, 6.4), False: (7.4, 7.0, 6.6, 6.2)}  # points: two lines a row, or one
LINES_OF_HEAD = 3
_SMALL, _HEAD = 0.78, 0.94  # sizes of small figures and of heads
_EMS = dict.fromkeys("0123456789–", 0.7) | {".": 0.34, ",": 0.35, "%": 0.88, "<": 0.58, ">": 0.58, " ": 0.23}
_LETTER = 0.65  # em of any other letter, in the bold face; figures as Be Vietnam Pro has them
_MARK, _PAD = 2.6, 1.4  # mm of a mark beside a figure, and above it beside a head
_INSET, _GAP = 2.0, 0.6  # mm of both sides of a cell, and before a small figure


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


def area_table(
    answers: Sequence[Answer],
    language: str,
    *,
    title: str,
    whole: Sequence[Answer] = (),
    selected: str = "",
    districts: Sequence[Answer] = (),
) -> Block:
    """The areas of answers by area, which share their rows; head and district are repeated on every page.

    whole: answers 'total' of what the areas make up, the last row, with the targets below it. districts: the same
    questions by district, for tables of all communes, whose rows then stand under their district's own figures.
    Up to nine areas stand by rank in the first answer, more by name. selected: the row set off.
    """
    columns = _columns(answers, whole, language)
    groups = _groups(answers[0], columns, districts, selected, language)
    roomy = len(answers[0].keys) <= MOST_ROOMY
    shown = (*answers, *districts, *whole)
    total = _whole_row(answers[0], columns, language) if whole else None
    targets = _target_row(columns, language)
    rows = [row for group in groups for row in (*group["rows"], *([group["head"]] if group["head"] else []))]
    rows = [row for row in (*rows, total, targets) if row and row["cells"]]
    heads = _heads(columns, rows)
    points, widths = _fitted(heads, rows, roomy=roomy)
    content = {
        "columns": heads,
        "widths": [round(width, 2) for width in widths],
        "size": points,
        "first": "Địa bàn" if language == "vi" else "Area",
        "groups": groups,
        "whole": total,
        "targets": targets,
        "roomy": roomy,
    }
    return Block(
        "area_table",
        content,
        title,
        _note(columns, shown, language),
        source=caption(answers[0], language, answers[1:]),
        answers=shown,
    )


def _columns(answers: Sequence[Answer], whole: Sequence[Answer], language: str) -> list[Column]:
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


def _heads(columns: Sequence[Column], rows: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """Titles, and the sign that holds for the whole column."""
    return [
        {
            "title": one.title,
            "sign": "[p]" if _all_provisional(one.answer) and not one.is_base else "",
            "is_base": one.is_base,
            "has_marks": any(row["cells"][place]["tone"] != "none" for row in rows),
        }
        for place, one in enumerate(columns)
    ]


def _fitted(
    heads: list[dict[str, Any]], rows: list[dict[str, Any]], *, roomy: bool
) -> tuple[float, list[float]]:
    """The largest size of type in which no cell breaks, and the width that each column needs, that of names first."""
    for points in SIZES[roomy]:
        em = points * 25.4 / 72
        names = max(_ems(row["name"]) for row in rows) * em + _INSET
        widths = [names]
        for place, head in enumerate(heads):
            cells = [row["cells"][place] for row in rows]
            longest = max(_long(cell, em, roomy=roomy) for cell in cells) + (
                _MARK if head["has_marks"] else 0
            )
            title = head["title"] + (" [p]" if head["sign"] else "")
            widths.append(
                max(longest, _HEAD * _LETTER * em * _wrapped(title) + (_PAD if head["has_marks"] else 0))
                + _INSET
            )
        if sum(widths) <= WIDE:
            break
    return points, widths


def _long(cell: dict[str, Any], em: float, *, roomy: bool) -> float:
    text, small = (_ems(cell[part]) * em for part in ("text", "small"))
    if roomy:
        return max(text, _SMALL * small)
    return text + (_SMALL * small + _GAP if small else 0)


def _ems(text: str) -> float:
    return sum(_EMS.get(letter, _LETTER) for letter in text)


def _wrapped(title: str) -> int:
    """The narrowest head, in letters, that needs no more lines than it should."""
    words_ = title.split()
    for width in range(max(map(len, words_)), len(title) + 1):
        lines, filled = 1, 0
        for word in words_:
            if filled and filled + 1 + len(word) > width:
                lines, filled = lines + 1, 0
            filled += len(word) + bool(filled)
        if lines <= LINES_OF_HEAD:
            return width
    return len(title)


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


def _groups(
    first: Answer, columns: Sequence[Column], districts: Sequence[Answer], selected: str, language: str
) -> list[dict[str, Any]]:
    """The rows under their districts, where they lie in several; else one group without a head."""
    vintage, level = first.question.area_vintage, first.question.compared_level
    order = [item.area_code for item in areas_of(vintage, level)]
    keys = list(first.keys) if len(first.keys) <= MOST_RANKED else sorted(first.keys, key=order.index)
    parents = {key: area(vintage, key).parent_code for key in keys}
    rows = {key: _row(columns, key, key == selected, first.label(key, language), language) for key in keys}
    if len(set(parents.values())) == 1:
        return [{"head": None, "rows": list(rows.values())}]
    own = {one.indicator.id: one for one in districts}
    groups = []
    for item in areas_of(vintage, "district"):
        inside = [rows[key] for key in keys if parents[key] == item.area_code]
        if inside:
            name = places.full_name(item, first.question.period, language)
            groups.append({"head": _head(columns, own, item.area_code, name, language), "rows": inside})
    return groups


def _head(
    columns: Sequence[Column], own: dict[str, Answer], code: str, name: str, language: str
) -> dict[str, Any]:
    cells = [
        _cell(one, own[one.answer.indicator.id], code, language)
        for one in columns
        if one.answer.indicator.id in own
    ]
    return {"name": name, "cells": cells if len(cells) == len(columns) else []}  # fmt: skip


def _row(columns: Sequence[Column], key: str, is_selected: bool, name: str, language: str) -> dict[str, Any]:
    cells = [_cell(one, one.answer, key, language) for one in columns]
    return {"name": name, "cells": cells, "selected": is_selected}


def _cell(column: Column, answer: Answer, key: str | None, language: str) -> dict[str, Any]:
    """A value with its status, or a denominator; what a rate is of, where no column says it."""
    row = answer.row(key)
    of = "" if row["denominator"] is None else words.number(row["denominator"], language)
    if column.is_base:
        return {"text": of or sign_of(row) or "[c]", "small": "", "tone": "none"}
    status = status_of(answer, key)
    text = signed_text(answer, row, language)
    if row["sign"] == "p" and _all_provisional(column.answer):
        text = answer.text(row, language)
    return {
        "text": text,
        "small": f"/ {of}" if column.own_base and of else "",
        "tone": status.key if status else "none",
    }


def _all_provisional(answer: Answer) -> bool:
    """Said once in the head, where it holds for every figure that has no other sign."""
    signs = set(answer.rows["sign"].to_list())
    return "p" in signs and "" not in signs


def _whole_row(first: Answer, columns: Sequence[Column], language: str) -> dict[str, Any]:
    question = first.question
    code = question.area_code
    name = words.sentence(places.whole(question.area_vintage, language))
    if code != PROVINCE_CODE:
        name = places.full_name(area(question.area_vintage, code), question.period, language)
    cells = [
        _cell(one, one.whole, None, language) if one.whole else {"text": _NONE, "small": "", "tone": "none"}
        for one in columns
    ]
    return {"name": name, "cells": cells}


def _target_row(columns: Sequence[Column], language: str) -> dict[str, Any] | None:
    """The targets of the area that the others make up; None where it has none."""
    targets = [
        None if one.is_base else target_for(one.answer.release, one.answer.question) for one in columns
    ]
    if not any(targets):
        return None
    texts = [
        words.aim(target.aim, one.answer.indicator.unit, language) if target else _NONE
        for one, target in zip(columns, targets, strict=True)
    ]
    return {
        "name": "Chỉ tiêu" if language == "vi" else "Target",
        "cells": [{"text": text, "small": "", "tone": "none"} for text in texts],
    }


def _note(columns: Sequence[Column], shown: Sequence[Answer], language: str) -> str:
    """What the marks and signs of this table mean, those alone that it has."""
    vi = language == "vi"
    parts = []
    if any(status_of(one.answer, key) for one in columns if not one.is_base for key in one.answer.keys):
        parts.append("  ".join(f"{SHAPE[key]} {WORD[key].in_(language).lower()}" for key in WORD))
    if any(one.own_base for one in columns):
        parts.append("số nhỏ sau “/”: mẫu số" if vi else "small figure after “/”: denominator")
    signs = {sign_of(row) for one in shown for row in one.rows.rows(named=True)}
    parts += [f"{sign} {text.in_(language)}" for sign, text in SIGNS.items() if sign in signs]
    return words.sentence("; ".join(parts) + ".") if parts else ""
