"""Full tables of areas: one row an area, one column an indicator, every rate beside what it is a rate of."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from board import places, words
from board.answer import Answer
from board.captions import caption
from board.signs import SIGNS, sign_of, signed_text
from board.status import SHAPE, WORD, status_of
from board.targets import target_for
from geo.areas import PROVINCE_CODE, area
from geo.areas import areas as areas_of
from reports.blocks.area_columns import Column, all_provisional, columns_of
from reports.blocks.area_widths import fitted, heads_of
from reports.document import Block

MOST_RANKED = 9  # of more areas the reader looks for a name, not for a place
MOST_ROOMY = 14  # rows with room for a second line
_NONE = "–"


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
    columns = columns_of(answers, whole, language)
    groups = _groups(answers[0], columns, districts, selected, language)
    roomy = len(answers[0].keys) <= MOST_ROOMY
    shown = (*answers, *districts, *whole)
    total = _whole_row(answers[0], columns, language) if whole else None
    targets = _target_row(columns, language)
    rows = [row for group in groups for row in (*group["rows"], *([group["head"]] if group["head"] else []))]
    rows = [row for row in (*rows, total, targets) if row and row["cells"]]
    roomy = roomy and any(cell["small"] for row in rows for cell in row["cells"])
    heads = heads_of(columns, rows)
    size, widths, smalls = fitted(heads, rows, roomy=roomy)
    content = {
        "columns": [{**head, "small": round(small, 2)} for head, small in zip(heads, smalls, strict=True)],
        "widths": [round(width, 2) for width in widths],
        "size": size,
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
    if row["sign"] == "p" and all_provisional(column.answer):
        text = answer.text(row, language)
    return {
        "text": text,
        "small": f"/ {of}" if column.own_base and of else "",
        "tone": status.key if status else "none",
    }


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
