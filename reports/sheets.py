"""A report's figures as the tables of a spreadsheet: one kind of row a sheet, every cell filled.

A number is a number with the decimals that the screen shows; what has none is the screen's own '<10' or the sign that
stands for it ('[c]'). Read back by reports/verify.py; a new layout is a new FORMAT of reports/attachments.py.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from board import captions
from board.answer import Answer
from board.definition_file import Text
from board.disclosure import SMALLEST_COUNT
from board.labels import DENOMINATOR
from board.signs import sign_of
from geo.areas import area

COUNT, WHOLE_PERCENT, FINE_PERCENT = "#,##0", "0%", "0.0%"
Cell = str | tuple[float, str]  # a text, or a number and its format
FIRST_ROW = 4  # of the table, from 0: above it stand title, number of tables, signs, source
NOT_APPLICABLE, WITHHELD = "[z]", "[c]"
_BY = {
    "total": Text("Tổng hợp", "Totals"),
    "period": Text("Theo tháng", "By month"),
    "age_group": Text("Theo nhóm tuổi", "By age group"),
    "sex": Text("Theo giới tính", "By sex"),
    "residence": Text("Theo loại cư trú", "By residence"),
    "service": Text("Theo dịch vụ công", "By service"),
}
_BY_AREA = {
    "province": Text("Theo tỉnh", "By province"),
    "district": Text("Theo cấp huyện", "By district"),
    "commune": Text("Theo cấp xã", "By commune"),
}
_HEADINGS = (
    Text("Chỉ số", "Indicator"),
    Text("Địa bàn", "Area"),
    Text("Thời gian", "Time"),
    Text("Trong đó", "Of these"),
    Text("Tính trên", "Counted"),
    Text("Mã", "Code"),
    Text("Tên", "Name"),
    Text("Kết quả", "Result"),
    Text("Tử số", "Numerator"),
    Text("Mẫu số", "Denominator"),
    Text("Đơn vị", "Unit"),
    Text("Trạng thái", "State"),
)
_ALL = Text("tất cả", "all")
_EXACT = Text("đã công bố", "published")
_BOUNDED = Text("chỉ công bố giới hạn", "a bound alone is published")


@dataclass(frozen=True)
class Sheet:
    """name: of the tab; table: its name as a table, ASCII; rows without the headings, each as long as they."""

    name: str
    table: str
    headings: tuple[str, ...]
    rows: tuple[tuple[Cell, ...], ...]


def data_sheets(answers: Iterable[Answer], language: str) -> list[Sheet]:
    """One sheet a kind of row, in the order in which the report first has them."""
    kinds: dict[str, list[Answer]] = {}
    for answer in answers:
        kinds.setdefault(_kind(answer), []).append(answer)
    headings = tuple(one.in_(language) for one in _HEADINGS)
    return [
        Sheet(
            _name(same[0]).in_(language),
            f"figures_{kind}",
            headings,
            tuple(row for one in same for row in _rows(one, language)),
        )
        for kind, same in kinds.items()
    ]


def _kind(answer: Answer) -> str:
    return f"area_{answer.question.compared_level}" if answer.by == "area" else answer.by


def _name(answer: Answer) -> Text:
    return _BY_AREA[answer.question.compared_level] if answer.by == "area" else _BY[answer.by]


def _rows(answer: Answer, language: str) -> Iterable[tuple[Cell, ...]]:
    question, indicator = answer.question, answer.indicator
    place = area(question.area_vintage, question.area_code)
    chosen = captions.chosen(answer, language)
    of = DENOMINATOR[question.denominator].in_(language) if indicator.subject == "persons" else NOT_APPLICABLE
    about = (
        indicator.name.in_(language),
        place.name_vi if language == "vi" else place.name_en,
        captions.when(answer, language),
        ", ".join(chosen) or _ALL.in_(language),
        of,
    )
    unit = "%" if indicator.unit == "percent" else indicator.noun.in_(language)
    for row in answer.rows.iter_rows(named=True):
        yield (
            *about,
            str(row["key"]),
            answer.label(row["key"], language),
            _result(answer, row, language),
            _count(row, "numerator"),
            _count(row, "denominator") if indicator.unit == "percent" else NOT_APPLICABLE,
            unit,
            _state(row, language),
        )


def _result(answer: Answer, row: dict[str, Any], language: str) -> Cell:
    """Exactly the digits that the screen shows, as a number."""
    if row["value"] is None:
        return sign_of(row) or answer.text(row, language)
    if answer.indicator.unit == "count":
        return row["value"], COUNT
    shown = float(f"{100 * row['value']:.{row['decimals']}f}") / 100
    return round(shown, 4), FINE_PERCENT if row["decimals"] else WHOLE_PERCENT


def _count(row: dict[str, Any], column: str) -> Cell:
    if row[column] is not None:
        return row[column], COUNT
    if row["sign"] == "<" and column == "numerator":
        return f"<{SMALLEST_COUNT}"
    return f"[{row['sign']}]" if row["sign"] in ("x", "z") else WITHHELD


def _state(row: dict[str, Any], language: str) -> str:
    """A sign, or in words what has none."""
    if row["sign"] in ("<", ">"):
        return _BOUNDED.in_(language)
    return sign_of(row) or _EXACT.in_(language)
