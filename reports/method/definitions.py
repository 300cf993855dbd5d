"""What the indicators of a report mean, as the catalogue says it: who is counted, of whom, from where, who answers."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from string import ascii_uppercase

from board import words
from board.answer import Answer
from board.definition_file import Text
from board.definitions import GROUPS, ordered
from board.indicators import Indicator
from board.places import full_name
from board.question import Question
from geo.areas import PROVINCE_CODE, area
from reports.blocks.text import Column, cell, table
from reports.document import Block
from reports.method.passages import Passage

POINTS, PAD = 6.7, 0.4  # of a row's type; above and below it
MOST_DEFINED = 12
_NONE = "–"  # a count
_COLUMNS = (
    (Text("Chỉ số", "Indicator"), "33mm", "left"),
    (Text("Đếm gì (tử số)", "What is counted (numerator)"), "1fr", "left"),
    (Text("Mẫu số", "Of"), "12mm", "center"),
)
_BY_NAME = Text(
    "Các số đếm khác đúng như tên gọi ở Bảng 1; định nghĩa đầy đủ ở trang Định nghĩa của bảng.",
    "All other counts are what their names in table 1 say; the board's page of definitions has them all.",
)
_OF = Text("Mẫu số của các tỷ lệ", "What rates are of")
_TIMES = Text(
    "Hồ sơ dịch vụ công đếm trong kỳ (quý, năm: cộng các tháng); số liệu khác tại ngày cuối kỳ.",
    "Dossiers are those of the period (quarters and years: months summed); all else is the state on its last day.",
)


def shown(answers: Iterable[Answer]) -> list[Indicator]:
    """The indicators of these answers, each once, in the catalogue's reading order."""
    ids = {answer.indicator.id for answer in answers}
    return [indicator for indicator in ordered() if indicator.id in ids]


def definitions(
    indicators: Sequence[Indicator], language: str, *, short: bool = False
) -> tuple[Block, Passage | None]:
    """One row an indicator: who is counted, and by a letter of whom; then what the letters stand for, once each.

    short: of many indicators, counts that their names explain have no row.
    """
    bases = dict.fromkeys(one.denominator for one in indicators if one.denominator)
    letters = dict(zip(bases, ascii_uppercase, strict=False))
    columns = [Column(head.in_(language), width, align) for head, width, align in _COLUMNS]
    rows = [
        [
            cell(one.short_name.in_(language), strong=True),
            one.numerator.in_(language),
            letters.get(one.denominator, _NONE),
        ]
        for one in (indicators if len(indicators) <= MOST_DEFINED or not short else _unclear(indicators))
    ]
    of = [f"**{letter}**: {base.in_(language)}." for base, letter in letters.items()]
    if any(one.time == "flow" for one in indicators):
        of.append(_TIMES.in_(language))
    if len(rows) < len(indicators):
        of.append(_BY_NAME.in_(language))
    told = Passage(_OF.in_(language), (" ".join(of),)) if of else None
    return table(columns, rows, size=POINTS, pad=PAD), told


def _unclear(indicators: Sequence[Indicator]) -> list[Indicator]:
    return [one for one in indicators if one.unit != "count" or one.group == "residents"]


def origins(indicators: Sequence[Indicator], question: Question, language: str) -> Block:
    """Where the figures come from and who answers for them here on the question's day; equal ones stand together."""
    item = area(question.area_vintage, question.area_code)
    found: dict[tuple[str, str, str], list[str]] = {}
    for one in indicators:
        here = item if item.level in one.levels else area(question.area_vintage, PROVINCE_CODE)
        where = full_name(here, question.period, language)
        who = one.who_answers(question.period, here.level, where, language)
        place = (GROUPS[one.group].in_(language), one.source.in_(language), who)
        found.setdefault(place, []).append(one.short_name.in_(language))
    heads = (
        Text("Nhóm", "Group"),
        Text("Nguồn số liệu", "Source"),
        Text("Cơ quan trả lời về số liệu", "Who answers for the figures"),
    )
    columns = [
        Column(head.in_(language), width) for head, width in zip(heads, ("30mm", "1fr", "54mm"), strict=True)
    ]
    groups = [group for group, _, _ in found]
    rows = []
    for place, ((group, source, who), names) in enumerate(found.items()):
        told = group if group not in groups[:place] else f"{group}: {words.listed(names, language)}"
        rows.append([cell(told, strong=True), source, who])
    return table(columns, rows, size=POINTS, pad=PAD)
