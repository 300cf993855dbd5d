"""What the indicators of a report mean, as the catalogue says it: who is counted, of whom, from where, who answers."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

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
from reports.method.passages import Passage

POINTS = 7.2


def shown(answers: Iterable[Answer]) -> list[Indicator]:
    """The indicators of these answers, each once, in the catalogue's reading order."""
    ids = {answer.indicator.id for answer in answers}
    return [indicator for indicator in ordered() if indicator.id in ids]


def definitions(indicators: Sequence[Indicator], info: ReleaseInfo, language: str, *, title: str) -> Block:
    """One row an indicator: name, time, who is counted, of whom."""
    heads = (Text("Chỉ số", "Indicator"), Text("Thời điểm", "When"), Text("Tử số hoặc số đếm", "Numerator, or what is counted"),
             Text("Mẫu số", "Denominator"))  # fmt: skip
    widths = ("36mm", "19mm", "1fr", "1.25fr")
    columns = [Column(head.in_(language), width) for head, width in zip(heads, widths, strict=True)]
    rows = []
    for indicator in indicators:
        said = sheet(indicator, info, language)
        rows.append([cell(said.name, strong=True), said.tags[-1], said.numerator, said.denominator or "[z]"])
    note = Text(
        "“Trong tháng”: báo cáo quý, năm cộng các tháng của kỳ. “Tại ngày cuối tháng”: lấy tháng cuối của kỳ. [z]: số đếm, không có mẫu số.",
        "“During the month”: quarterly and yearly reports sum the months. “State at the month's end”: the last month. [z]: a count has no denominator.",
    )
    return table(columns, rows, title=title, note=note.in_(language), size=POINTS)


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
        Column(head.in_(language), width) for head, width in zip(heads, ("27mm", "1.2fr", "1fr"), strict=True)
    ]
    rows = [[cell(group, strong=True), source, who] for group, source, who in found]
    return table(columns, rows, title=title, size=POINTS)


def in_brief(indicators: Sequence[Indicator], language: str) -> Passage:
    """'**Đã trả thẻ**: người từ đủ 14 tuổi đã nhận thẻ lần đầu …', one point an indicator."""
    points = [
        f"**{one.short_name.in_(language)}**: {one.numerator.in_(language)}."
        for one in indicators
    ]  # fmt: skip
    return Passage(Text("Chỉ số đếm gì", "What is counted").in_(language), tuple(points))
