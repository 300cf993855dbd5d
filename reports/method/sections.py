"""The annex that lets a report stand alone: what is counted and how, how good the figures are, what changed, the signs."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from board.answer import Answer
from board.definition_file import Text
from board.indicators import Indicator
from board.quality_words import how_judged
from board.question import Question
from board.store import Release
from geo.areas import NEW_VINTAGE
from reports.document import Block, Section
from reports.method.audit import audit_outcome
from reports.method.definitions import definitions, origins, shown
from reports.method.passages import Passage, columns_of_text, general_passages, key, label_of
from reports.method.quality import by_area, freshness, quality_headline, six_criteria
from reports.method.revisions import revisions

_DEFINED = Text("Định nghĩa, cách tính và bảo vệ cá nhân", "Definitions, method, protection of people")
_QUALITY = Text("Chất lượng, cập nhật và đính chính", "Quality, freshness, revisions")
_IN_BRIEF = Text("Cách tính, cách đọc và chất lượng số liệu", "Method, how to read it, quality")
_FRESH = Text("Cập nhật", "Freshness")
_BY_AREA = Text("Theo địa bàn", "By area")
_CHANGED = Text("Thay đổi so với kỳ phát hành trước", "Changed since the release before")
_BOUNDARIES, _PROTECTION = 1, 2  # places of the general passages


def method_sections(
    answers: Sequence[Answer],
    question: Question,
    release: Release,
    today: date,
    language: str,
    *,
    short: bool = False,
) -> tuple[Section, ...]:
    """answers: every figure of the report, so that what is explained is what is shown. short: one section of about half a
    page, for one area or one page. Every word is the board's own."""
    indicators = shown(answers)
    table, bases = definitions(indicators, language, short=short)
    of = [columns_of_text([bases])] if bases else []
    general = general_passages(language)
    told = (audit_outcome(release, language), label_of(release.info, language))
    protection = general[_PROTECTION]
    general[_PROTECTION] = replace(protection, points=(*protection.points, " ".join(told).rstrip()))
    if short:
        boundaries = general[_BOUNDARIES]
        own = boundaries.points[question.area_vintage == NEW_VINTAGE]
        general = [general[_PROTECTION], replace(boundaries, points=(own, boundaries.points[-1]))]
        passages = [
            *general,
            _state(indicators, question, release, today, language),
        ]
        return (
            Section(
                _IN_BRIEF.in_(language), (table, *of, columns_of_text(passages), key(language)), is_annex=True
            ),
        )
    denominators, boundaries, protection, signs = general
    general = [_usual(denominators), protection, boundaries, signs]  # in two columns of about one height
    explained = (
        table,
        *of,
        origins(indicators, question, language),
        columns_of_text(general),
        key(language),
    )
    return (
        Section(_DEFINED.in_(language), explained, is_annex=True),
        Section(
            _QUALITY.in_(language), _quality(indicators, question, release, today, language), is_annex=True
        ),
    )


def _usual(denominators: Passage) -> Passage:
    """Reports are of the residents present: the usual denominator, and how rates of areas are made of it."""
    return replace(denominators, points=(denominators.points[0], denominators.points[-1]))


def _quality(
    indicators: Sequence[Indicator], question: Question, release: Release, today: date, language: str
) -> tuple[Block, ...]:
    passages = [
        Passage(_FRESH.in_(language), tuple(freshness(release, question, today, language))),
        Passage(_BY_AREA.in_(language), tuple(by_area(release, question, language))),
        Passage(_CHANGED.in_(language), tuple(revisions(release, indicators, language))),
        Passage("", (how_judged(language),)),
    ]
    return six_criteria(release, question, today, language), columns_of_text(passages)


def _state(
    indicators: Sequence[Indicator], question: Question, release: Release, today: date, language: str
) -> Passage:
    """What the long annex has a section for."""
    said = (
        quality_headline(release, question, today, language),
        *freshness(release, question, today, language)[:2],
        *revisions(release, indicators, language)[:2],
    )
    return Passage(_QUALITY.in_(language), said)
