"""Sections III and IV: what is not as it should be and who answers for it; where the pace leads and what it takes."""

from __future__ import annotations

from board.findings import holders_title
from board.findings.judging import judged
from board.outlook import outlook, outlook_text
from board.places import names
from board.status import status_of
from board.targets import target_for
from board.words import sentence
from reports.blocks.text import bullets, directions, paragraphs
from reports.document import Block
from reports.report.choices import judged_rates
from reports.report.figures import Figures
from reports.report.page_one import FIRST_LINES, needs_direction
from reports.report.sentences import against, counts, name_inside

MOST_LINES = 9
BACKLOG = "card_undelivered"


def shortcomings(figures: Figures) -> tuple[Block, ...]:
    """What page 1 had no room for, then which areas are short of which target."""
    further = needs_direction(figures, MOST_LINES)[FIRST_LINES:]
    found = (
        [directions(further, figures.language, answers=list(figures.directed.values()))] if further else []
    )
    said = _short_areas(figures) if figures.inside else _behind(figures)
    if said:
        found.append(bullets(said, answers=list(figures.compared.values())))
    if not found:
        found.append(paragraphs([figures.say(
            "Không có địa bàn hoặc chỉ số nào dưới chỉ tiêu ngoài các việc nêu tại phần đánh giá chung.",
            "No area or indicator is short of its target beyond what is said above.")]))  # fmt: skip
    return tuple(found)


def _short_areas(figures: Figures) -> list[str]:
    """An indicator a line: how many areas are short of its target, and the three furthest from it."""
    language, said = figures.language, []
    for by_area in figures.inside.values():
        statuses = judged(by_area)
        short = sorted(
            (one for one in statuses if statuses[one].key != "met"), key=lambda one: (statuses[one].gap, one)
        )
        if not short:
            continue
        where = names(by_area.question.area_vintage, short, language)
        name = sentence(name_inside(by_area.indicator, language))
        worst = statuses[short[0]].gap_text.in_(language)
        only = len(short) == 1
        said.append(figures.say(
            f"{name}: **{len(short)}/{len(statuses)} địa bàn** chưa đạt chỉ tiêu ({where}); {'' if only else 'xa nhất '}{worst}.",
            f"{name}: **{len(short)} of {len(statuses)} areas** short of the target ({where}); {'' if only else 'at most '}{worst}.",
        ))  # fmt: skip
    backlog = figures.inside[BACKLOG]
    title = holders_title(backlog, figures.totals[BACKLOG], language)
    return [*said, f"{title}."]


def _behind(figures: Figures) -> list[str]:
    """Of a commune: its rates short of their target, then those below what is above it."""
    language, said = figures.language, []
    for one in judged_rates(figures.level):
        total = figures.totals[one]
        status = status_of(total)
        if status and status.gap is not None and status.gap < 0:
            name = sentence(name_inside(total.indicator, language))
            said.append(
                f"{name}: {total.text(None, language)} ({counts(total, language)}), {against(status, total, language)}."
            )
    return said


def prospects(figures: Figures) -> tuple[Block, ...]:
    """A line a state with a target: where the pace leads by the due date, and how many a day it takes."""
    language, said, used = figures.language, [], []
    for one in judged_rates(figures.level):
        series, total = figures.series[one], figures.totals[one]
        target = target_for(figures.info, total.question)
        expected = outlook(series, target) if target else None
        if expected is None:
            continue
        name = total.indicator.short_name.in_(language)
        text = f"**{name}**: {_small(outlook_text(series, expected, language))}"
        status = status_of(total)
        if status and status.needed:
            text = f"{text.removesuffix('.')}; {status.needed.in_(language)}."
        said.append(text)
        used += [series, total]
    if not said:
        return (paragraphs([figures.say(
            "Chưa có chỉ tiêu có nguồn đang hiệu lực cho các số liệu tại ngày cuối kỳ nên không dự báo.",
            "No target with a source is in force for the figures of the period's end, so nothing is projected.")]),)  # fmt: skip
    how = figures.say(
        "Tính theo nhịp ba tháng gần nhất, là phép tính số học, không phải dự báo; hồ sơ dịch vụ công xét từng tháng nên không kéo dài.",
        "By the pace of the last three months: arithmetic, not a forecast; dossiers are judged month by month and not projected.",
    )
    return (bullets(said, answers=used), paragraphs([how]))


def _small(text: str) -> str:
    return text[:1].lower() + text[1:]
