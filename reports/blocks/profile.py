"""Everything about one area in one table: its figures, how they moved, what they stand beside and their targets."""

from __future__ import annotations

from collections.abc import Sequence

from board.answer import Answer
from board.definitions import GROUPS
from board.profile import Line, headings, profile_caption
from board.signs import signed_text
from reports.blocks.services import counts_below
from reports.blocks.text import Cell, Column, cell, table
from reports.document import Block

_NONE = "–"  # nothing to compare, no target
_POINTS = {"vi": "điểm hoặc tỷ trọng", "en": "points or share"}
_NOTE = {
    "vi": "Dưới mỗi tỷ lệ là tử số/mẫu số; in đậm ở cột so sánh: kém hơn mức chung; ±<: thay đổi quá nhỏ để phân biệt.",
    "en": "Under each rate its numerator/denominator; bold in the comparison: worse; ±<: a change too small to tell.",
}


def profile(
    lines: Sequence[Line], others: Sequence[str], names: Sequence[str], language: str, *, title: str
) -> Block:
    """The lines of board/profile.py by group. others: codes of the areas beside it; names: of the area and of those.

    Beside others there is room for values alone; without, for the change on the month and the status too.
    """
    heads = headings(lines, language)
    whole, apart = heads["province"], heads["difference"].partition(" (")[0]
    columns = [Column(heads["indicator"])]
    columns += [Column(name, "24mm", "right") for name in names[: 1 + len(others)]]
    if not others:
        columns.append(Column(heads["moved"], "15mm", "right"))
    columns += [Column(whole, "27mm", "right"), Column(apart, "23mm", "right", unit=_POINTS[language])]
    columns.append(Column(heads["rank"], "11mm", "right"))
    if not others:
        columns.append(Column(heads["status"], "18mm"))
    rows: list[list[Cell]] = []
    for group, name in GROUPS.items():
        of_group = [one for one in lines if one.indicator.group == group]
        if of_group:
            rows.append([cell(name.in_(language), strong=True, span=len(columns))])
            rows += [_row(one, bool(others), language) for one in of_group]
    answers = [answer for one in lines for answer in (one.own, *one.others, one.province)]
    return table(
        columns,
        rows,
        title=title,
        note=_NOTE[language],
        source=profile_caption(lines[0].own, language),
        size=7.4,
        answers=list(dict.fromkeys(answers)),
    )


def _row(line: Line, beside: bool, language: str) -> list[Cell]:
    unit = "" if line.indicator.unit == "percent" else f" ({line.indicator.noun.in_(language)})"
    found: list[Cell] = [line.indicator.short_name.in_(language) + unit]
    found += [_figure(answer, language, strong=answer is line.own) for answer in (line.own, *line.others)]
    if not beside:
        found.append(line.moved.short.in_(language) if line.moved else _NONE)
    found.append(_figure(line.province, language))
    found.append(_difference(line, language))
    found.append(_NONE if line.rank is None else f"{line.rank}/{line.ranked}")
    if not beside:
        status = line.status
        found.append(cell(status.word.in_(language), tone=status.key) if status else _NONE)
    return found


def _figure(answer: Answer, language: str, *, strong: bool = False) -> Cell:
    row = answer.row()
    return cell(signed_text(answer, row, language), strong=strong, below=counts_below(answer, row, language))


def _difference(line: Line, language: str) -> Cell:
    """With a sign for the side it lies on: better or worse is not told by colour."""
    return cell(line.difference(language) or _NONE, strong=line.is_better is False)
