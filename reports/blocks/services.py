"""Services in one table: how many dossiers each has, its rates over what, and how many it is short of the overall rate."""

from __future__ import annotations

from collections.abc import Sequence

from board import words
from board.answer import Answer, Key, is_known
from board.definition_file import Text
from board.disclosure import SMALLEST_COUNT
from board.shortfall import shortfalls
from board.signs import signed_text
from reports.blocks.figure import source_of
from reports.blocks.text import TABLE_PAD, Cell, Column, cell, table
from reports.document import Block

POINTS = 7.0
_NUMBER = Text("TT", "No.")
_SERVICE = Text("Dịch vụ công", "Service")
_MORE = Text("Thêm nếu đạt mức chung", "More at overall rate")
_ESSENTIAL = Text("Dịch vụ công thiết yếu", "Essential services")
_OTHERS = Text("Dịch vụ công khác", "Other services")
_TIGHT = 1.4  # points above and below a row of the short table
_NONE = "–"  # no shortfall, no number


def services(
    by_service: Sequence[Answer],
    chosen: Answer,
    whole: Answer,
    language: str,
    *,
    title: str,
    most: int | None = None,
) -> Block:
    """A row a service, the essential ones first by their numbers; under each rate its numerator and denominator.

    by_service: answers by service that share their rows; chosen: the one among them whose shortfalls to the overall
    rate stand at the end; whole: its total. most: only so many rows, the largest shortfalls first; all figures are
    attached and on the board.
    """
    missing = shortfalls(chosen, whole)
    kept = list(chosen.keys) if most is None else list(missing or chosen.keys)[:most]
    columns = [Column(_NUMBER.in_(language), "7mm", "right"), Column(_SERVICE.in_(language))]
    columns += [_column(one, language) for one in by_service]
    if missing:
        columns.append(Column(_MORE.in_(language), "14mm", "right", unit=chosen.indicator.noun.in_(language)))
    essential = [key for key in kept if chosen.release.services[key].essential_no and most is None]
    others = [key for key in kept if key not in essential]
    rows: list[list[Cell]] = []
    for name, keys in ((_ESSENTIAL, essential), (_OTHERS, others)):
        if keys and essential:
            rows.append([cell(name.in_(language), strong=True, span=len(columns))])
        for key in keys:
            short = missing.get(key)
            more: list[Cell] = [cell(short.text(language), strong=True) if short else _NONE]
            rows.append([*_row(by_service, chosen, key, language), *(more if missing else [])])
    answers = [*by_service, *([] if chosen in by_service else [chosen])]
    return table(
        columns,
        rows,
        title=title,
        note=_note(whole, language) + _left_out(len(kept), len(chosen.keys), language),
        source=source_of([chosen, *(one for one in by_service if one is not chosen)], language),
        size=POINTS,
        pad=TABLE_PAD if most is None else _TIGHT,
        answers=[*answers, whole],
    )


def _column(answer: Answer, language: str) -> Column:
    unit = "%" if answer.indicator.unit == "percent" else answer.indicator.noun.in_(language)
    width = "18.2mm" if answer.indicator.unit == "percent" else "13.5mm"
    return Column(answer.indicator.short_name.in_(language), width, "right", unit=unit)


def _row(by_service: Sequence[Answer], chosen: Answer, key: Key, language: str) -> list[Cell]:
    service = chosen.release.services[key]
    number = f"{service.essential_no}" if service.essential_no else _NONE
    cells = [
        cell(
            signed_text(one, one.row(key), language),
            strong=one is chosen,
            below=counts_below(one, one.row(key), language),
        )
        for one in by_service
    ]
    return [number, service.name.in_(language), *cells]


def counts_below(answer: Answer, row: dict, language: str) -> str:
    """'912/1.000' under a rate; '' for counts, and where the figure says that there is none."""
    if answer.indicator.unit == "count" or not is_known(row):
        return ""
    of = words.number(row["denominator"], language)
    if row["numerator"] is None:
        return f"{f'<{SMALLEST_COUNT}' if row['sign'] == '<' else '[c]'}/{of}"
    return f"{words.number(row['numerator'], language)}/{of}"


def _note(whole: Answer, language: str) -> str:
    """The overall rate that the shortfalls are counted to."""
    row = whole.row()
    said, counts = whole.text(row, language), whole.counts_text(row, language)
    common = said if said == counts else f"{said} ({counts})"
    name = whole.indicator.short_name.in_(language)
    if language == "vi":
        return f"Dưới mỗi tỷ lệ là tử số/mẫu số. {name}, mức chung: {common}."
    return f"Under each rate its numerator/denominator. {name}, overall: {common}."


def _left_out(shown: int, every: int, language: str) -> str:
    if shown == every:
        return ""
    if language == "vi":
        return f" Ở đây là {shown}/{every} dịch vụ thiếu nhiều nhất; đủ các dịch vụ trong tệp đính kèm và trên bảng."
    return f" These are the {shown} of {every} that are furthest short; all are in the attached files and on the board."
