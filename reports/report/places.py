"""The findings about places: who leads and who lags inside an area, or where a commune stands among its like."""

from __future__ import annotations

from board import words
from board.answer import Answer
from board.findings.judging import judged
from board.places import name_in_sentence
from board.profile import Line, line
from reports.report.choices import HEADLINE
from reports.report.figures import Figures
from reports.report.sentences import name_inside, short_inside
from reports.report.standing import laggards, leaders, rank_words


def places(figures: Figures) -> list[str]:
    """Of an area with parts who leads and who lags, else its own rank and where it is furthest behind."""
    if figures.inside:
        return _ends(figures.inside[HEADLINE], figures)
    return _own_place(figures)


def _ends(by_area: Answer, figures: Figures) -> list[str]:
    """Who leads and who lags, with how many are short of the target."""
    language = figures.language
    first, last = leaders(by_area, language), laggards(by_area, language)
    name = short_inside(by_area.indicator, language)
    statuses = judged(by_area)
    short = sum(status.key != "met" for status in statuses.values())
    return [
        figures.say(f"**{first}** dẫn đầu về {name}", f"**{first}** lead in {name}") if first else "",
        (
            figures.say(f"**{last}** thấp nhất", f"**{last}** are lowest")
            + _short_of_target(short, len(statuses), figures)
        )
        if last
        else "",
    ]


def _short_of_target(short: int, judged_areas: int, figures: Figures) -> str:
    if not judged_areas:
        return ""
    if not short:
        return figures.say("; mọi địa bàn có số liệu đều đạt chỉ tiêu", "; every area shown meets the target")
    return figures.say(
        f"; {short}/{judged_areas} địa bàn chưa đạt chỉ tiêu",
        f"; {short} of {judged_areas} areas are short of the target",
    )


def _own_place(figures: Figures) -> list[str]:
    """A commune's rank, and the rate in which it is furthest behind what is above it."""
    language, code = figures.language, figures.edition.area_code
    beside = figures.beside[HEADLINE]
    name, rank = name_inside(beside.indicator, language), rank_words(beside, code, language)
    where = figures.edition.area.name_vi if language == "vi" else figures.edition.area.name_en
    said = [figures.say(f"{where} **{rank}** về {name}", f"{where} **{rank}** in {name}") if rank else ""]
    behind = [one for one in lines_of(figures) if one.is_better is False]
    if behind:
        worst = max(behind, key=lambda one: abs(one.apart.size))
        above = worst.province.question
        what, size = short_inside(worst.indicator, language), words.points(worst.apart.size, language)
        whole = name_in_sentence(above.area_vintage, above.area_code, above.period, language)
        said.append(
            figures.say(
                f"**{what}** thấp hơn {whole} nhiều nhất: {size}",
                f"**{what}** is furthest below {whole}: {size}",
            )
        )
    return said


def lines_of(figures: Figures) -> list[Line]:
    """The area in every rate beside what is above it: board/profile.py's lines."""
    return [
        line(figures.totals[one], figures.earlier(one), figures.above[one], figures.beside[one])
        for one in figures.beside
        if figures.totals[one].indicator.unit == "percent"
    ]
