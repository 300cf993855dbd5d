"""Căn cước on paper: from the application to the card in its holder's hands, what waits, what falls due."""

from __future__ import annotations

from dataclasses import replace

from board.dimensions import SEXES
from board.findings import (
    funnel_title,
    groups_title,
    headline,
    holders_title,
    named_trend_title,
    renewals_title,
)
from board.steps import BACKLOG, CARD_STEPS, RENEWALS, entitled_words, sex_words, step_words
from board.targets import target_for
from reports.blocks.areas import area_table
from reports.blocks.groups import dots, funnel, parts
from reports.blocks.series import columns, trend
from reports.blocks.text import paragraphs
from reports.document import Block
from reports.views.seen import Seen


def id_card(seen: Seen) -> list[Block]:
    question, lang = seen.question, seen.language
    before, around = question.before(), question.around()
    areas, *holders = seen.answers([around, *(around.about(wait) for wait in BACKLOG)], "area")
    wholes = [replace(one.question) for one in holders]
    asked = [question, *(question.about(step) for step in (*CARD_STEPS, *RENEWALS)), *wholes]
    total, *rest = seen.answers([*asked, *([before] if before else [])], "total")
    steps, due = rest[: len(CARD_STEPS)], rest[len(CARD_STEPS) : len(CARD_STEPS) + len(RENEWALS)]
    held = rest[len(CARD_STEPS) + len(RENEWALS) :][: len(BACKLOG)]
    said = headline(areas, total, rest[-1] if before else None, lang)
    selected = question.area_code if question.area_code in areas.keys else ""
    return [
        paragraphs([said], answers=[areas, total]),
        funnel(
            steps, lang, title=funnel_title(steps, lang), whole=entitled_words(question.denominator, lang)
        ),
        *_over_time(seen),
        area_table(
            holders, lang, title=holders_title(holders[0], held[0], lang), whole=held, selected=selected
        ),
        *_by_age(seen, due),
    ]


def _over_time(seen: Seen) -> list[Block]:
    """The steps and what waits between them, month by month."""
    question, lang = seen.question, seen.language
    series = seen.answers([question.about(step) for step in (*reversed(CARD_STEPS), *BACKLOG)], "period")
    steps, waiting = series[: len(CARD_STEPS)], series[len(CARD_STEPS) :]
    names = step_words(CARD_STEPS, lang)[::-1]
    target = target_for(seen.info, question)
    return [
        trend(steps, target, None, lang, title=named_trend_title(steps[0], lang), names=names),
        columns(waiting, step_words(BACKLOG, lang), lang, title=named_trend_title(waiting[0], lang)),
    ]


def _by_age(seen: Seen, due: list) -> list[Block]:
    """Who has a card, by age and sex, and whose falls due. due: totals of RENEWALS."""
    question, lang = seen.question, seen.language
    asked = [
        *(replace(question, sex=sex) for sex in (*SEXES, None)),
        *(question.about(one) for one in RENEWALS),
    ]
    found = seen.answers(asked, "age_group")
    sexes, by_age = found[: len(SEXES)], found[len(SEXES) + 1 :]
    return [
        dots(sexes, sex_words(lang), lang, title=groups_title(sexes, sex_words(lang), lang)),
        parts(by_age, step_words(RENEWALS, lang), lang, title=renewals_title(due, by_age[0], lang)),
    ]
