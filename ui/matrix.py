"""Areas or services by several figures in one table; a heading sorts it, a chosen row goes into the address."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from board.answer import Answer, Key
from board.disclosure import WITHHELD_TEXT
from board.shortfall import Shortfall
from geo.areas import area
from ui.components import component
from ui.language import language, t
from ui.session import change_address, told

_matrix = component("matrix")
_ADDRESS_KEY = {"area": "area", "service": "service"}


def matrix(
    answers: Sequence[Answer],
    *,
    selected: str | None,
    strong: str,
    missing: dict[Key, Shortfall] | None = None,
    most_height: int,
    key: str,
) -> None:
    """Columns of answers by area or by service that share their rows, sorted by the strong one.

    strong: the indicator that the page is about. missing: shortfalls to the overall rate as a first column, which
    then sorts. selected: the row set off. A click or Enter writes the row's code into the address; on the selected
    one, what lies above. most_height: pixels; what does not fit scrolls inside.
    """
    question, by = answers[0].question, answers[0].by
    columns = [_column(answer, answer.indicator.id == strong) for answer in answers]
    cells = [_cells(answer) for answer in answers]
    place = [answer.indicator.id for answer in answers].index(strong)
    if missing:
        columns.insert(0, _missing_column())
        cells.insert(0, _missing(missing, answers[0].keys))
        place = 0

    def choose() -> None:
        code = told(key, "chosen")
        above = area(question.area_vintage, code).parent_code if by == "area" else None
        about = next(answer.question for answer in answers if answer.indicator.id == strong)
        change_address({**about.to_params(), _ADDRESS_KEY[by]: above if code == selected else code})

    _matrix(
        key=key,
        data={
            "alt": " ".join(answer.alt(language()) for answer in answers),
            "by": by,
            "heading": t("Địa bàn", "Area") if by == "area" else t("Dịch vụ công", "Service"),
            "columns": columns,
            "rows": [
                {
                    "code": code,
                    "name": answers[0].label(code, language()),
                    "cells": [column[code] for column in cells],
                }
                for code in answers[0].keys
            ],
            "height": most_height,
            "selected": selected,
            "sorted": {"column": place, "descending": True},
        },
        on_chosen_change=choose,
    )


def _column(answer: Answer, strong: bool) -> dict[str, Any]:
    indicator = answer.indicator
    unit = " (%)" if indicator.unit == "percent" else ""
    return {
        "title": indicator.short_name.in_(language()) + unit,
        "help": indicator.definition.in_(language()),
        "strong": strong,
    }


def _missing_column() -> dict[str, Any]:
    return {
        "title": t("Thêm nếu đạt mức chung", "More at the overall rate"),
        "help": t("Số hồ sơ có thêm nếu đạt mức chung", "Dossiers added by reaching the overall rate"),
        "strong": False,
    }


def _cells(answer: Answer) -> dict[Key, dict[str, Any]]:
    """Text, sorting figure and bar (0-1) of every row; a bounded one ends hatched at its bound."""
    rows = answer.rows.rows(named=True)
    ends = [end for row in rows if (end := _end(row)) is not None]
    full = 1.0 if answer.indicator.unit == "percent" else max(ends, default=1.0)
    full = max(full, max(ends, default=1.0))
    return {row["key"]: _cell(answer, row, full) for row in rows}


def _cell(answer: Answer, row: dict[str, Any], full: float) -> dict[str, Any]:
    end = _end(row)
    text = answer.text(row, language())
    return {
        "text": text if row["sign"] in WITHHELD_TEXT else text.removesuffix("%"),
        "figure": end,
        "bar": None if end is None else end / full,
        "bounded": row["value"] is None,
    }


def _missing(missing: dict[Key, Shortfall], keys: Sequence[Key]) -> dict[Key, dict[str, Any]]:
    most = max(short.count for short in missing.values())
    none = {"text": "–", "figure": None, "bar": None, "bounded": False}
    return {
        key: {
            "text": missing[key].text(language()),
            "figure": missing[key].count,
            "bar": missing[key].count / most,
            "bounded": missing[key].is_least,
        }
        if key in missing
        else none
        for key in keys
    }


def _end(row: dict[str, Any]) -> float | None:
    return row["value"] if row["value"] is not None else row["bound"]
