"""The annex in sans: cards, ways and backlogs over time, maps and spread, full tables of areas, services."""

from __future__ import annotations

from dataclasses import replace

from board.findings import (
    funnel_title,
    map_title,
    named_trend_title,
    services_title,
    steps_title,
)
from board.outlook import outlook, outlook_text
from board.steps import BACKLOG, CARD_STEPS, E_IDENTITY_STEPS, entitled_words, step_words
from board.targets import target_for
from reports.blocks.cards import cards
from reports.blocks.groups import funnel
from reports.blocks.maps import map_and_ranking, small_maps
from reports.blocks.series import columns, trend
from reports.blocks.services import services
from reports.document import Block, Section
from reports.report.ahead import has_apart, outlook_table
from reports.report.area_figures import area_section, commune_section
from reports.report.choices import (
    HEADLINE,
    LEADS,
    SERVED,
    compared_rates,
    leads,
    on_cards,
)
from reports.report.figures import Figures
from reports.report.results import summary_table

MOST_SERVICES = 5
MOST_BESIDE = 20  # areas in a ranking that has room below table 1; a longer one takes a page
MOST_SMALL_MAPS = 4  # with the large one they fill a page
_TALLEST = {"province": 76.0, "district": 62.0, "commune": 48.0}  # mm of a map, so that a table fits below
_LOWEST = 22
_LOW = 34  # mm of a plot, so that a page holds four


def card_block(figures: Figures) -> Block:
    ids = on_cards(figures.level)
    return cards(
        [figures.series[one] for one in ids],
        figures.language,
        [figures.totals[one] for one in ids],
        [figures.earlier(one) for one in ids] if figures.edition.rhythm != "month" else (),
    )


def annex(figures: Figures) -> tuple[Section, ...]:
    """In the order of the letter: the province all of it, a district its own way, a commune one page."""
    level = figures.level
    if level == "commune":
        found = [_main(figures), _maps(figures), _headline(figures)]
        if len(figures.beside[HEADLINE].keys) > MOST_BESIDE:
            found[1:] = found[:0:-1]
    elif level == "district":
        found = [_main(figures), _maps(figures), area_section(figures), _ways(figures)]
    else:
        found = [
            _main(figures),
            _ways(figures),
            _maps(figures),
            _outlook(figures),
            area_section(figures),
            commune_section(figures),
            _services(figures),
        ]
    return tuple(section for section in found if section and section.blocks)


def _main(figures: Figures) -> Section:
    """A bulletin has its cards on page 1; of a commune table 1 says it, so that the map stands beside it."""
    has_cards = figures.edition.form == "official" and figures.level != "commune"
    first = (card_block(figures),) if has_cards else ()
    title = figures.say("Các chỉ số", "Indicators")
    return Section(title, (*first, summary_table(figures)), is_annex=True)


def _ways(figures: Figures) -> Section:
    language = figures.language
    steps = [figures.totals[one] for one in CARD_STEPS]
    way = funnel(
        steps,
        language,
        title=funnel_title(steps, language),
        whole=entitled_words("present", language) if figures.level == "province" else "",
    )
    waiting = [figures.series[one] for one in BACKLOG]
    backlog = columns(
        waiting,
        step_words(BACKLOG, language),
        language,
        title=named_trend_title(waiting[0], language),
        height=_LOW,
    )
    return Section(
        figures.say("Thẻ căn cước và định danh điện tử", "ID cards and e-identity"),
        (way,) if figures.level == "district" else (way, backlog, _trend(figures), _e_identity(figures)),
        is_annex=True,
    )


def _headline(figures: Figures) -> Section:
    return Section(figures.say("Thẻ căn cước", "ID cards"), (_trend(figures),), is_annex=True)


def _trend(figures: Figures) -> Block:
    series, language = figures.series[HEADLINE], figures.language
    target = target_for(figures.info, series.question)
    expected = outlook(series, target) if target else None
    title = (
        outlook_text(series, expected, language).removesuffix(".")
        if expected
        else named_trend_title(series, language)
    )
    height = _LOW if figures.level == "province" else _LOWEST
    return trend([series], target, expected, language, title=title, height=height)


def _e_identity(figures: Figures) -> Block:
    language = figures.language
    series = [figures.series[one] for one in E_IDENTITY_STEPS][::-1]
    names = step_words(E_IDENTITY_STEPS, language)[::-1]
    target = target_for(figures.info, series[0].question)
    title = steps_title(series[::-1], names[::-1], language)
    return trend(series, target, None, language, title=title, names=names, height=_LOW)


def _maps(figures: Figures) -> Section:
    language, compared, level = figures.language, figures.compared, figures.level
    selected = "" if figures.inside else figures.edition.area_code
    areas = compared[HEADLINE]
    blocks = [
        map_and_ranking(
            areas, language, title=map_title(areas, language), selected=selected, tallest=_TALLEST[level]
        )
    ]
    if figures.level == "province":
        shown = [compared[one] for one in _on_small_maps()]
        title = figures.say(f"{len(shown)} tỷ lệ trên bản đồ", f"{len(shown)} rates on the map")
        blocks.append(small_maps(shown, language, title=title))
    return Section(figures.say("Bản đồ và xếp hạng", "Map and ranking"), tuple(blocks), is_annex=True)


def _outlook(figures: Figures) -> Section | None:
    table = outlook_table(figures) if has_apart(figures) else None
    if table is None:
        return None
    title = figures.say("Triển vọng đến hạn của chỉ tiêu (Bảng 2)", "Outlook to the targets' dates (table 2)")
    return Section(title, (replace(table, title=""),), is_annex=True)


def _on_small_maps() -> list[str]:
    """One rate a group, then others of the cards; not the one of the large map."""
    on_both = [one for one in on_cards("province") if one in compared_rates()]
    ids = dict.fromkeys([*(one for one in leads("commune") if one in on_both), *on_both])
    return [one for one in ids if one != HEADLINE][:MOST_SMALL_MAPS]


def _services(figures: Figures) -> Section | None:
    if not figures.by_service:
        return None
    online = LEADS["services"]
    shown = [figures.by_service[one] for one in SERVED[:4]]
    chosen, whole = figures.by_service[online], figures.totals[online]
    block = services(
        shown,
        chosen,
        whole,
        figures.language,
        title=services_title(chosen, whole, figures.language),
        most=MOST_SERVICES,
    )
    return Section(figures.say("Dịch vụ công", "Public services"), (block,), is_annex=True)
