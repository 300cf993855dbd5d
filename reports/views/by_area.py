"""Theo địa bàn on paper: everything about one area, beside the province and up to three others."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from board import words
from board.captions import caption
from board.findings import trend_title
from board.findings.population import pyramid_title
from board.places import names, short_name
from board.profile import profile_lines, profile_title, with_most_residents
from board.similar import Population, population_questions, populations, similar
from board.targets import target_for
from geo.areas import PROVINCE_CODE, area, areas
from reports.blocks.groups import pyramid
from reports.blocks.profile import profile
from reports.blocks.series import MOST_LINES, trend
from reports.blocks.text import Column, cell, table
from reports.document import Block
from reports.views.seen import Seen

MOST_BESIDE = 3


def by_area(seen: Seen) -> list[Block]:
    seen = of_one_area(seen)
    others, lang = beside(seen), seen.language
    lines = profile_lines(seen.question, others, seen.ask)
    named = [_name(seen, code) for code in (seen.question.area_code, *others)]
    title = profile_title(lines, named[0], lang)
    return [
        profile(lines, others, named, lang, title=title),
        _side_by_side(seen, others),
        _population(seen),
        *_alike(seen),
    ]


def of_one_area(seen: Seen) -> Seen:
    """Where the address names the province, the area that the page shows in its stead."""
    if seen.question.area_code != PROVINCE_CODE:
        return seen
    code = with_most_residents(seen.question, seen.ask)
    return replace(seen, question=replace(seen.question, area_code=code, level=None))


def beside(seen: Seen) -> list[str]:
    """The codes set beside the area, at most three of its own level; others are left out."""
    question = seen.question
    level = area(question.area_vintage, question.area_code).level
    known = {item.area_code for item in areas(question.area_vintage, level)} - {question.area_code}
    codes = dict.fromkeys(seen.more.get("with", "").split(","))
    return [code for code in codes if code in known][:MOST_BESIDE]


def set_beside(seen: Seen) -> str:
    """The same as the address has them."""
    return ",".join(beside(seen))


def _name(seen: Seen, code: str) -> str:
    return short_name(seen.question.area_vintage, code, seen.language)


def _side_by_side(seen: Seen, others: Sequence[str]) -> Block:
    question, lang = seen.question, seen.language
    codes = [question.area_code, *others]
    if question.indicator.unit == "percent" and len(codes) < MOST_LINES:
        codes.append(PROVINCE_CODE)
    series = seen.answers([replace(question, area_code=code, level=None) for code in codes], "period")
    title = f"{question.indicator.short_name.in_(lang)}: {trend_title(series[0], lang)}"
    target = target_for(seen.info, question)
    return trend(series, target, None, lang, title=title, names=[_name(seen, code) for code in codes])


def _population(seen: Seen) -> Block:
    residents = replace(seen.question.about("residents"), level=None)
    asked = [
        replace(residents, area_code=code, sex=sex)
        for code in (residents.area_code, PROVINCE_CODE)
        for sex in ("male", "female")
    ]
    men, women, *whole = seen.answers(asked, "age_group")
    name = _name(seen, residents.area_code)
    title = pyramid_title((men, women), tuple(whole), name, seen.language)
    return pyramid(men, women, tuple(whole), seen.language, title=title)


def _alike(seen: Seen) -> list[Block]:
    """The area and the three most like it; nothing where a figure of its population is withheld."""
    question, lang = seen.question, seen.language
    asked = population_questions(question)
    found = dict(zip(asked, seen.answers(list(asked.values()), "area"), strict=True))
    known = populations(found)
    nearest = similar(known, question.area_code)
    if not nearest:
        return []
    most = names(question.area_vintage, [one.area_code for one in nearest], lang)
    own, *_ = answers = list(found.values())
    heads = (seen.t("Nhân khẩu", "Residents"), seen.t("Tạm trú", "Temporary"),
             seen.t("Dưới 14 tuổi", "Under 14"), seen.t("Từ 60 tuổi", "60 and over"))  # fmt: skip
    return [
        table(
            [Column(seen.t("Địa bàn", "Area")), *(Column(one, "28mm", "right") for one in heads)],
            [_row(seen, known[question.area_code], strong=True), *(_row(seen, one) for one in nearest)],
            title=seen.t(f"Dân số giống nhất: {most}", f"Most alike in population: {most}"),
            source=caption(own, lang, answers[1:]),
            answers=answers,
        )
    ]


def _row(seen: Seen, one: Population, strong: bool = False) -> list:
    lang = seen.language
    shares = [words.percent(share, lang) for share in (one.temporary, one.under_14, one.from_60)]
    texts = [_name(seen, one.area_code), words.number(one.residents, lang), *shares]
    return [cell(text, strong=strong) for text in texts]
