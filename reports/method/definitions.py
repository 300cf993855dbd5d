"""What the indicators of a report mean, as the catalogue says it: who is counted, of whom, from where, who answers."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from string import ascii_uppercase

from board import words
from board.answer import Answer
from board.definition_file import Text
from board.definitions import GROUPS, ordered, sheet
from board.indicators import Indicator
from board.places import full_name
from board.question import Question
from board.release_info import ReleaseInfo
from geo.areas import PROVINCE_CODE, area
from reports.blocks.text import Column, cell, table
from reports.document import Block
from reports.method.passages import Passage, columns_of_text

POINTS = 7.2
_COLUMNS = (
    (Text("Chỉ số", "Indicator"), "46mm", "left"),
    (Text("Thời điểm", "When"), "31mm", "left"),
    (Text("Tử số, hoặc đối tượng được đếm", "Numerator, or what is counted"), "1fr", "left"),
    (Text("Mẫu số", "Denominator"), "20mm", "center"),
)
_TIMES = Text(
    "“Trong tháng”: báo cáo quý, năm cộng các tháng của kỳ. “Tại ngày cuối tháng”: lấy tháng cuối của kỳ. "
    "[z]: số đếm, không có mẫu số.",
    "“During the month”: quarterly and yearly reports sum the months. “State at the month's end”: of the last month. "
    "[z]: a count has no denominator.",
)


def shown(answers: Iterable[Answer]) -> list[Indicator]:
    """The indicators of these answers, each once, in the catalogue's reading order."""
    ids = {answer.indicator.id for answer in answers}
    return [indicator for indicator in ordered() if indicator.id in ids]


def definitions(
    indicators: Sequence[Indicator], info: ReleaseInfo, language: str, *, title: str
) -> list[Block]:
    """One row an indicator: name, time, who is counted, of whom; denominators stand once each, by a letter, below."""
    sheets = [sheet(indicator, info, language) for indicator in indicators]
    denominators = dict.fromkeys(one.denominator for one in sheets if one.denominator)
    letters = dict(zip(denominators, ascii_uppercase, strict=False))
    columns = [Column(head.in_(language), width, align) for head, width, align in _COLUMNS]
    rows = [
        [cell(one.name, strong=True), one.tags[-1], one.numerator, letters.get(one.denominator, "[z]")]
        for one in sheets
    ]
    told = [table(columns, rows, title=title, note=_TIMES.in_(language), size=POINTS)]
    if letters:
        name = Text("Mẫu số", "Denominator").in_(language)
        told.append(
            columns_of_text(
                [Passage("", (f"**{name} {letter}**: {of}.",)) for of, letter in letters.items()], size=POINTS
            )
        )
    return told


def origins(indicators: Sequence[Indicator], question: Question, language: str, *, title: str) -> Block:
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
        Column(head.in_(language), width) for head, width in zip(heads, ("33mm", "1fr", "56mm"), strict=True)
    ]
    groups = [group for group, _, _ in found]
    rows = []
    for place, ((group, source, who), names) in enumerate(found.items()):
        told = group if group not in groups[:place] else f"{group}: {words.listed(names, language)}"
        rows.append([cell(told, strong=True), source, who])
    return table(columns, rows, title=title, size=POINTS)


def in_brief(indicators: Sequence[Indicator], language: str) -> list[Passage]:
    """Who is counted, one point an indicator; then of whom, one point a denominator with the rates that it is of."""
    counted = [f"**{one.short_name.in_(language)}**: {one.numerator.in_(language)}." for one in indicators]
    rates: dict[str, list[str]] = {}
    for one in indicators:
        if one.denominator:
            rates.setdefault(one.denominator.in_(language), []).append(one.short_name.in_(language))
    of = [f"**{words.listed(names, language)}**: {denominator}." for denominator, names in rates.items()]
    passages = [Passage(Text("Chỉ số đếm gì", "What is counted").in_(language), tuple(counted))]
    return (
        [*passages, Passage(Text("Tỷ lệ tính trên ai", "What rates are of").in_(language), tuple(of))]
        if of
        else passages
    )
