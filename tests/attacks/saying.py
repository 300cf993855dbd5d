"""Everything that the board can say of a release, question by question: what two worlds are compared by."""

from __future__ import annotations

import io
import json
import zipfile
from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace
from datetime import date
from functools import cache

from board.access import ANYBODY
from board.answer import Answer
from board.answer_file import together
from board.ask import ask, ask_together
from board.changes import change
from board.charts import bars, columns, dots, funnel, stacked, stacked_columns, trend
from board.charts.pyramid import pyramid
from board.dimensions import SEXES
from board.findings import (
    apart_title,
    areas_title,
    attention,
    funnel_title,
    groups_title,
    headline,
    holders_title,
    map_title,
    named_trend_title,
    ranking_title,
    renewals_title,
    services_title,
    spread_title,
    steps_title,
)
from board.findings.population import pyramid_title
from board.findings.spread import distance_title
from board.indicators import catalogue
from board.outlook import outlook
from board.profile import line, profile_caption, profile_title
from board.profile_file import profile_csv
from board.question import Question
from board.shortfall import shortfalls
from board.similar import population_questions, populations, similar
from board.status import status_of
from board.steps import BACKLOG, CARD_STEPS, E_IDENTITY_STEPS, RENEWALS, sex_words, step_words
from board.store import Release
from board.targets import target_for
from geo.areas import area, levels
from tests.attacks.twin import HAMLETS

Asked = tuple[Question, str]  # and by what
Ask = Callable[..., Answer]  # (indicator, by, changed parts of the question)
LANGUAGES = ("vi", "en")
OLD, NEW = date(2025, 6, 30), date(2026, 10, 31)
SLICES = (  # filters that a viewer may choose; some leave hardly anybody
    {},
    {"residence": "temporary", "age_group": "60+"},
    {"sex": "male", "age_group": "14-24", "denominator": "registered"},
    {"sex": "female", "residence": "temporary", "age_group": "60+"},
    {"sex": "male", "residence": "permanent", "age_group": "40-59"},
)
INSIDE = {OLD: HAMLETS[0], NEW: "25747"}  # the area that is asked about by itself
FIGURES = (
    Question("card_delivered", OLD, HAMLETS[0]),
    Question("backlog_over", NEW, "25747", sex="female", residence="temporary", age_group="60+"),
)
BREAKDOWNS = {"persons": ("age_group", "sex", "residence"), "dossiers": ("service",), "services": ()}


def questions() -> Iterator[Asked]:
    """All indicators by area at every level, whole and in slices; one area by month, by every breakdown, in total."""
    for indicator_id, period in ((one, each) for one in catalogue() for each in (OLD, NEW)):
        question = Question(indicator_id, period)
        indicator = question.indicator
        slices = {"persons": SLICES, "dossiers": ({}, {"service_code": "DV04"}), "services": ({},)}[
            indicator.subject
        ]
        for chosen in slices[:: 1 if period == OLD else 2]:
            for level in [each for each in levels(question.area_vintage)[1:] if each in indicator.levels]:
                yield replace(question, level=level, **chosen), "area"
        code = INSIDE[period] if "commune" in indicator.levels else "74"
        for chosen in slices[::3]:
            for by in ("total", "period", *BREAKDOWNS[indicator.subject]):
                yield replace(question, area_code=code, **chosen), by


def of_answer(answer: Answer) -> str:
    """Its rows and every sentence, file and drawing made of it alone."""
    rows = answer.rows.rows(named=True)
    parts: list[object] = [answer.rows.columns, rows, answer.withheld, answer.file_name]
    for language in LANGUAGES:
        parts += [answer.text(row, language) for row in rows]
        parts += [answer.counts_text(row, language) for row in rows]
        parts += [
            answer.caption(language),
            answer.alt(language),
            answer.csv(language),
            spread_title(answer, language),
        ]
        if answer.by == "period":
            target = target_for(answer.release, answer.question)
            parts += [
                trend([answer], target, language),
                columns(answer, language),
                named_trend_title(answer, language),
            ]
            parts += [outlook(answer, target) if target else None]
            parts += [
                change(answer, answer, *pair) for pair in zip(answer.keys[1:], answer.keys, strict=False)
            ]
        else:
            parts.append(bars(answer, language, sort=True))
        if answer.by == "area":
            parts += [
                map_title(answer, language),
                ranking_title(answer, language),
                distance_title(answer, language),
            ]
            parts += [status_of(answer, key) for key in answer.keys]
    return _text(parts)


def of_figures(release: Release, question: Question) -> str:
    """What a page says of several answers together: findings, figures, the profile of an area, the ZIP of a page."""

    @cache
    def answer(indicator_id: str, by: str, **other: object) -> Answer:
        return ask(release, ANYBODY, replace(question.about(indicator_id), **other), by)

    return _text([_in_language(answer, question, language) for language in LANGUAGES])


def _in_language(answer: Ask, question: Question, language: str) -> list[object]:
    steps, waiting = (
        [answer(step, "total") for step in CARD_STEPS],
        [answer(wait, "period") for wait in BACKLOG],
    )
    sexes = [answer("card_delivered", "age_group", sex=sex) for sex in SEXES]
    due, totals = ([answer(kind, by) for kind in RENEWALS] for by in ("age_group", "total"))
    ways, series = ([answer(step, by) for step in E_IDENTITY_STEPS] for by in ("age_group", "period"))
    names = step_words(E_IDENTITY_STEPS, language)
    return [
        funnel(steps, language),
        funnel_title(steps, language),
        stacked_columns(waiting, step_words(BACKLOG, language), language),
        dots(sexes, sex_words(language), language),
        groups_title(sexes, sex_words(language), language),
        stacked(due, step_words(RENEWALS, language), language),
        renewals_title(totals, due[0], language),
        apart_title(ways[0], ways[-1], (names[0], names[-1]), language),
        steps_title(series, names, language),
        *_of_residents(answer, question, language),
        *_of_areas(answer, question, language),
        *_of_services(answer, language),
    ]


def _of_residents(answer: Ask, question: Question, language: str) -> list[object]:
    pairs = [[answer("residents", "age_group", sex=sex, area_code=code) for sex in SEXES]
             for code in (question.area_code, "74")]  # fmt: skip
    drawn = [pyramid(*pairs[0], tuple(pairs[1]), language), pyramid_title(*pairs, "x", language)]
    known = populations({name: answer("residents", "area", **_other(one))
                         for name, one in population_questions(question).items()})  # fmt: skip
    return [*drawn, similar(known, question.area_code), sorted(known)]


def _other(question: Question) -> dict[str, object]:
    return {name: getattr(question, name) for name in ("area_code", "level", "age_group", "residence")}


def _of_areas(answer: Ask, question: Question, language: str) -> list[object]:
    """Headline, what needs attention, who holds a backlog; the profile with its file."""
    around, item = question.around(), area(question.area_vintage, question.area_code)
    inside = {
        one: answer(one, "area", **_other(around))
        for one in ("card_delivered", "backlog_over", "card_undelivered")
    }
    whole = {one: answer(one, "total", **_other(around)) for one in inside}
    before = answer("card_delivered", "total", period=question.before().period)
    own = answer("card_delivered", "total")
    said = [
        headline(inside["card_delivered"], own, before, language),
        attention(list(inside.values()), [answer(one, "period") for one in inside], language),
        *(holders_title(inside[one], whole[one], language) for one in inside),
        [shortfalls(inside[one], whole[one]) for one in inside],
        _inside(together(list(inside.values()), language)),
    ]
    if item.parent_code is None:
        return said
    lines = [
        line(answer(one, "total"), answer(one, "total", period=question.before().period),
             answer(one, "total", area_code="74"), answer(one, "area", area_code=item.parent_code, level=item.level))
        for one, indicator in catalogue().items()
        if item.level in indicator.levels
    ]  # fmt: skip
    table = [
        (one.counts(language), one.difference(language), one.rank, one.is_better, one.moved) for one in lines
    ]
    return [*said, table, profile_title(lines, "x", language), profile_caption(own, language),
            profile_csv(lines, ["x"], language)]  # fmt: skip


def _inside(packed: bytes) -> list[tuple[str, bytes]]:
    """The files of a ZIP; its own bytes hold the time of day."""
    with zipfile.ZipFile(io.BytesIO(packed)) as archive:
        return [(name, archive.read(name)) for name in archive.namelist()]


def _of_services(answer: Ask, language: str) -> list[object]:
    rate = "dossiers_online"
    by_service, whole, by_area = answer(rate, "service"), answer(rate, "total"), answer(rate, "area")
    return [services_title(by_service, whole, language), areas_title(by_area, whole, language),
            shortfalls(by_service, whole)]  # fmt: skip


def everything(release: Release, asked: Iterable[Asked]) -> dict[str, str]:
    """The rows of every answer by what was asked, and of every sixth one all that is made of it.

    All of it is made of the rows alone (board/answer.py), so some are enough to see a sentence that were not.
    """
    by_kind: dict[str, list[Question]] = {}
    for question, by in asked:
        by_kind.setdefault(by, []).append(question)
    said = {}
    for by, questions_by in by_kind.items():
        for place, answer in enumerate(ask_together(release, ANYBODY, questions_by, by)):
            rows = repr((answer.rows.schema, answer.rows.rows()))
            said[name_of(answer.question, by)] = rows if place % 6 else rows + of_answer(answer)
    return said


def every_figure(release: Release) -> dict[str, str]:
    """What pages say of several answers together."""
    return {name_of(question, "figures"): of_figures(release, question) for question in FIGURES}


def differences(one: dict[str, str], other: dict[str, str]) -> list[str]:
    """What was asked where two worlds say different things: each is a hidden number that has got out."""
    return [asked for asked, said in one.items() if other[asked] != said]


def name_of(question: Question, by: str) -> str:
    return " ".join([by, *(f"{key}={value}" for key, value in question.to_params().items())])


def _text(parts: list[object]) -> str:
    return json.dumps(parts, default=repr, ensure_ascii=False)
