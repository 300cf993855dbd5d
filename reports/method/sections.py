"""The annex that lets a report stand alone: what is counted and how, how good the figures are, what changed, the signs."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from board.answer import Answer
from board.definition_file import Text
from board.question import Question
from board.store import Release
from reports.document import Section
from reports.method.audit import audit, audit_standing
from reports.method.definitions import definitions, in_brief, origins, shown
from reports.method.passages import Passage, columns_of_text, general_passages, key
from reports.method.quality import by_area, freshness, quality_headline, six_criteria
from reports.method.revisions import revisions


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
    page, for a commune. Every word is the board's own."""
    if short:
        return (_in_brief(answers, question, release, today, language),)
    indicators, general = shown(answers), general_passages(language)

    def say(vi: str, en: str) -> str:
        return Text(vi, en).in_(language)

    return (
        Section(
            say("Định nghĩa các chỉ số", "Definitions of the indicators"),
            (
                *definitions(indicators, release.info, language, title=""),
                origins(
                    indicators,
                    question,
                    language,
                    title=say("Nguồn và cơ quan trả lời", "Sources and who answers"),
                ),
            ),
            is_annex=True,
        ),
        Section(
            say("Cách tính, bảo vệ cá nhân và ký hiệu", "Method, protection of people, signs"),
            (
                columns_of_text(general[:2]),
                columns_of_text(general[2:]),
                key(language, title=say("Ký hiệu trong bảng", "Signs in tables")),
                audit(release, language),
            ),
            is_annex=True,
        ),
        Section(
            say("Chất lượng, cập nhật và đính chính", "Quality, freshness, revisions"),
            (
                six_criteria(release, question, today, language),
                columns_of_text(
                    [
                        Passage(
                            say("Cập nhật", "Freshness"), tuple(freshness(release, question, today, language))
                        ),
                        Passage(say("Theo địa bàn", "By area"), tuple(by_area(release, question, language))),
                        Passage(
                            say("Thay đổi so với kỳ phát hành trước", "Changed since the release before"),
                            tuple(revisions(release, indicators, language)),
                        ),
                    ]
                ),
            ),
            is_annex=True,
        ),
    )


def _in_brief(
    answers: Sequence[Answer], question: Question, release: Release, today: date, language: str
) -> Section:
    indicators = shown(answers)

    def say(vi: str, en: str) -> str:
        return Text(vi, en).in_(language)

    state = Passage(
        say("Chất lượng, cập nhật, đính chính", "Quality, freshness, revisions"),
        (
            quality_headline(release, question, today, language),
            *freshness(release, question, today, language)[:2],
            *revisions(release, indicators, language)[:2],
            audit_standing(release).sentence.in_(language),
        ),
    )
    protection = general_passages(language)[2]
    passages = [*in_brief(indicators, language), protection, state]
    return Section(
        say("Cách tính, cách đọc và chất lượng số liệu", "Method, how to read it, quality"),
        (columns_of_text(passages, size=7.0), key(language)),
        is_annex=True,
    )
