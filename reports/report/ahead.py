"""Sections III and IV: what is not as it should be and who answers for it; where the pace leads and what it takes."""

from __future__ import annotations

from board import words
from board.answer import Answer
from board.findings import holders_title, services_title
from board.outlook import Outlook, expected_text, outlook, outlook_text, pace_text
from board.status import Status, at_least_ten, status_of
from board.targets import target_for
from reports.blocks.text import Cell, Column, bullets, cell, directions, paragraphs, table
from reports.document import Block
from reports.report.choices import HEADLINE, LEADS, UNDELIVERED, judged_rates
from reports.report.figures import Figures
from reports.report.page_one import FIRST_LINES, needs_direction

MOST_LINES = {"province": 5, "district": 4, "commune": 6}  # so that a letter takes two pages
_NO_FIGURE = "–"


def shortcomings(figures: Figures) -> tuple[Block, ...]:
    """What page 1 had no room for, then where a backlog lies and which service holds the rest back."""
    further = needs_direction(figures, MOST_LINES[figures.level])[FIRST_LINES:]
    found = (
        [directions(further, figures.language, answers=list(figures.directed.values()))] if further else []
    )
    if said := _held_back(figures):
        used = [*figures.by_service.values(), *([figures.inside[UNDELIVERED]] if figures.inside else [])]
        found.append(bullets(said, answers=used))
    if not found:
        found.append(paragraphs([figures.say(
            "Ngoài các việc nêu tại phần đánh giá chung, không có chỉ số nào khác ở mức chưa đạt.",
            "Beyond what is said at the beginning, no other indicator has missed its target.")]))  # fmt: skip
    return tuple(found)


def _held_back(figures: Figures) -> list[str]:
    said = []
    if figures.inside:
        said.append(holders_title(figures.inside[UNDELIVERED], figures.totals[UNDELIVERED], figures.language))
    online = LEADS["services"]
    if online in figures.by_service:
        said.append(services_title(figures.by_service[online], figures.totals[online], figures.language))
    return [f"{one}." for one in said]


def prospects(figures: Figures) -> tuple[Block, ...]:
    """The headline's outlook in a sentence; then table 2, which of the province stands in the annex."""
    table = outlook_table(figures)
    if table is None:
        return (paragraphs([figures.say(
            "Chưa có chỉ tiêu có nguồn đang hiệu lực cho các số liệu tại ngày cuối kỳ nên không tính triển vọng.",
            "No target with a source is in force for the figures of the period's end, so nothing is projected.")]),)  # fmt: skip
    return (*_first(figures), *(() if has_apart(figures) else (table,)))


def has_apart(figures: Figures) -> bool:
    """Whether table 2 is in the annex: a letter of two pages has room for a short one only."""
    return figures.level == "province"


def outlook_table(figures: Figures) -> Block | None:
    """Table 2: a row a state with a target; None where there is none."""
    rows, used = _rows(figures)
    return _table(figures, rows, used) if rows else None


def _rows(figures: Figures) -> tuple[list[list[Cell]], list[Answer]]:
    language = figures.language
    rows, used = [], []
    for one in judged_rates(figures.level):
        series, total = figures.series[one], figures.totals[one]
        target = target_for(figures.info, total.question)
        expected, status = outlook(series, target) if target else None, status_of(total)
        if expected is not None and status is not None:
            rows.append(_row(total, expected, status, language))
            used += [series, total]
    return rows, used


def _first(figures: Figures) -> tuple[Block, ...]:
    series, total = figures.series[HEADLINE], figures.totals[HEADLINE]
    target = target_for(figures.info, total.question)
    expected, status = outlook(series, target) if target else None, status_of(total)
    if expected is None:
        return ()
    name = total.indicator.name.in_(figures.language)
    text = f"{name}: {_after_colon(outlook_text(series, expected, figures.language))}"
    if status and status.needed:
        text = f"{text.removesuffix('.')}; {status.needed.in_(figures.language)}."
    if has_apart(figures):
        text += figures.say(
            " Triển vọng của từng chỉ tiêu: Bảng 2.", " Table 2 has the outlook of every target."
        )
    return (paragraphs([text], answers=[series, total]),)


def _after_colon(text: str) -> str:
    """Small where it begins with the board's own words or with an area's kind, as within a sentence."""
    first = ("Giữ ", "At ", "Thành ", "Thị ", "Huyện ", "Phường ", "Xã ", "Tỉnh ")
    return text[0].lower() + text[1:] if text.startswith(first) else text


def _table(figures: Figures, rows: list[list[Cell]], used: list[Answer]) -> Block:
    say = figures.say
    columns = [
        Column(say("Chỉ số", "Indicator")),
        Column(say("Kết quả", "Result"), "18mm", "right"),
        Column(say("Chỉ tiêu", "Target"), "14mm", "right"),
        Column(say("Hạn", "Due"), "19mm", "right"),
        Column(say("Giữ nhịp này", "At this pace"), "20mm", "right"),
        Column(say("So với hạn", "Against the date"), "29mm", "right"),
        Column(say("Cần mỗi ngày", "Needed a day"), "24mm", "right"),
    ]
    note = say(
        "Nhịp ba tháng gần nhất kéo thẳng đến hạn: phép tính, không phải dự báo; tỷ lệ về hồ sơ không kéo dài.",
        "The pace of the last three months drawn on: arithmetic, no prediction; rates of dossiers are not drawn on.",
    )
    title = say("Bảng 2. Triển vọng đến hạn của chỉ tiêu", "Table 2. Outlook to the targets' dates")
    return table(columns, rows, title=title, note=note, answers=used, size=7.6, pad=1.5)


def _row(total: Answer, expected: Outlook, status: Status, language: str) -> list[Cell]:
    indicator, pace = total.indicator, pace_text(expected)
    never = "không đạt" if language == "vi" else "not met"
    when = words.sentence(pace.in_(language) if pace else never)
    if expected.is_reached:
        value, when = _NO_FIGURE, f"{'Đã đạt' if language == 'vi' else 'Met'} {expected.reached_on:%m/%Y}"
    else:
        value = expected_text(expected, indicator.unit, language)
    needed = status.needed_per_day
    return [
        indicator.short_name.in_(language),
        cell(total.text(None, language), strong=True, tone=status.key),
        words.aim(expected.target.aim, indicator.unit, language),
        words.day(expected.target.due_on),
        value,
        when,
        f"{at_least_ten(needed, language)} {indicator.noun.in_(language)}" if needed else _NO_FIGURE,
    ]
