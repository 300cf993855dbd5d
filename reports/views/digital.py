"""Dịch vụ số on paper: e-identity from registered to level 2, then dossiers over time, by area and by service."""

from __future__ import annotations

from dataclasses import replace

from board.definitions import SERVICE_RATES
from board.findings import apart_title, areas_title, headline, named_trend_title, services_title, steps_title
from board.steps import E_IDENTITY_STEPS, step_words
from board.targets import target_for
from geo.areas import PROVINCE_CODE
from reports.blocks.areas import area_table
from reports.blocks.cards import cards
from reports.blocks.groups import dots
from reports.blocks.series import trend
from reports.blocks.services import services
from reports.blocks.text import paragraphs
from reports.document import Block
from reports.views.seen import Seen

LEVEL_2, FULL_PROCESS = "e_identity_level_2", "services_full_process"
RECEIVED, ONLINE = "dossiers_received", "dossiers_online"


def digital(seen: Seen) -> list[Block]:
    question, lang = seen.question, seen.language
    before = question.before()
    on_cards = [question.about(indicator_id) for indicator_id in (LEVEL_2, *SERVICE_RATES)]
    totals = seen.answers([question, *on_cards, *([before] if before else [])], "total")
    areas = seen.answer(question.around(), "area")
    said = headline(areas, totals[0], totals[-1] if before else None, lang)
    return [
        paragraphs([said], answers=[areas, totals[0]]),
        cards(seen.answers(on_cards, "period"), lang, totals[1 : 1 + len(on_cards)]),
        *_e_identity(seen),
        *_dossiers(seen),
    ]


def _e_identity(seen: Seen) -> list[Block]:
    """Steps over time, and how far registered and level 2 lie apart in each age group."""
    question, lang = seen.question, seen.language
    names = step_words(E_IDENTITY_STEPS, lang)[::-1]
    series = seen.answers([question.about(step) for step in reversed(E_IDENTITY_STEPS)], "period")
    ages = seen.answers([replace(one.question, age_group=None) for one in series], "age_group")
    target = target_for(seen.info, series[0].question)
    apart = apart_title(ages[-1], ages[0], (names[-1], names[0]), lang)
    return [
        trend(
            series,
            target,
            None,
            lang,
            title=steps_title(series[::-1], names[::-1], lang),
            names=names,
            height=38,
        ),
        dots(ages, names, lang, title=apart),
    ]


def _dossiers(seen: Seen) -> list[Block]:
    """Of the rate that is chosen; with e-identity chosen, of filing online."""
    question, lang = seen.question, seen.language
    served = question if question.indicator_id in SERVICE_RATES else question.about(ONLINE)
    offered = replace(served.about(FULL_PROCESS), area_code=PROVINCE_CODE)
    over_time = seen.answers([served, offered], "period")
    inside, every = served.around(), replace(served, service_code=None)
    by_area = seen.answers([inside, *(inside.about(one) for one in (RECEIVED, *SERVICE_RATES))], "area")
    by_service = seen.answers([every, *(every.about(one) for one in (RECEIVED, *SERVICE_RATES))], "service")
    here = [inside.about(one) for one in (RECEIVED, *SERVICE_RATES)]
    whole, all_services, *under = seen.answers([inside, every, *here], "total")
    selected = served.area_code if served.area_code in by_area[0].keys else ""
    return [
        *(
            trend(
                [one],
                target_for(seen.info, one.question),
                None,
                lang,
                title=named_trend_title(one, lang),
                height=27,
            )
            for one in over_time
        ),
        area_table(
            by_area[1:], lang, title=areas_title(by_area[0], whole, lang), whole=under, selected=selected
        ),
        services(
            by_service[1:],
            by_service[0],
            all_services,
            lang,
            title=services_title(by_service[0], all_services, lang),
        ),
    ]
