"""The report on one area for a month, a quarter or a year: the official letter with its annex, or the bulletin."""

from __future__ import annotations

from datetime import date
from urllib.parse import urlencode

from board.question import Question
from board.store import Release
from geo.areas import PROVINCE_CODE
from reports.asking import Ask
from reports.blocks.text import directions, paragraphs
from reports.blocks.text import findings as finding_block
from reports.document import Block, Document, Section
from reports.edition import Edition
from reports.letter import Letter
from reports.method.notes import notes_block
from reports.method.sections import method_sections
from reports.report.ahead import prospects, shortcomings
from reports.report.annex import annex, card_block
from reports.report.choices import HEADLINE
from reports.report.figures import Figures, figures
from reports.report.page_one import findings, needs_direction
from reports.report.results import results
from reports.report.words import closing, marks, opening, warnings, where_words


def area_report(edition: Edition, letter: Letter, ask: Ask, release: Release, today: date) -> Document:
    """today: against which sources are late. Raises BoardError where the headline or a whole source has no figure."""
    found = figures(edition, ask, release.info)
    say, where = found.say, where_words(edition)
    if edition.form == "official":
        title, subject = "Báo cáo", f"Kết quả triển khai Đề án 06 {where}"
    else:
        title = say("Bản tin Đề án 06", "Programme 06 bulletin")
        subject = say(f"Đề án 06 {where}", f"Programme 06 {where}")
    sections = (*_letter(found, today), *annex(found))
    shown = [one for section in sections for block in section.blocks for one in block.answers]
    question = edition.question(HEADLINE)
    is_short = found.level != "province" or edition.form == "bulletin"
    method = method_sections(shown, question, release, today, edition.language, short=is_short)
    return Document(
        name=edition.name,
        form=edition.form,
        language=edition.language,
        title=title,
        subject=subject,
        period=edition.period_words(),
        place=_place(edition),
        release=release.info,
        letter=letter,
        sections=(*sections, *method),
        request={"kind": "edition", "edition": edition.to_params()},  # reports/make.py adds what else it takes
        marks=marks(found, today),
        opening=opening(edition, letter),
    )  # fmt: skip


def _letter(found: Figures, today: date) -> tuple[Section, ...]:
    say, language = found.say, found.language
    notes = notes_block(found.edition.question(HEADLINE), language, found.edition.months)
    blocks = prospects(found) if notes is None else (*prospects(found), notes)
    return (
        Section(say("Đánh giá chung", "In short"), _page_one(found, today)),
        Section(say("Kết quả theo nhóm", "Results by group"), results(found)),
        Section(
            say("Tồn tại, việc cần chỉ đạo và cơ quan chịu trách nhiệm", "Shortcomings, and who answers"),
            shortcomings(found),
        ),
        Section(say("Triển vọng", "Outlook"), (*blocks, *closing(found.edition))),
    )


def _page_one(found: Figures, today: date) -> tuple[Block, ...]:
    used = [*found.totals.values(), *found.before.values(), *found.around([HEADLINE]), found.series[HEADLINE]]
    said = finding_block(findings(found), answers=used)
    direct = directions(
        needs_direction(found), found.language, title=found.say("Việc cần chỉ đạo", "Needs direction"),
        answers=[*found.directed.values(), *found.series.values()],
    )  # fmt: skip
    warned = warnings(found, today)
    first = [card_block(found)] if found.edition.form == "bulletin" else []
    return (*first, said, *([paragraphs(warned)] if warned else []), direct)


def _place(edition: Edition) -> str:
    """The address of the same view: of the province the overview, of other areas their own page."""
    params = Question(HEADLINE, edition.period, edition.area_code).to_params() | (
        {"lang": "en"} if edition.language == "en" else {}
    )
    path = "" if edition.area_code == PROVINCE_CODE else "theo-dia-ban"
    return f"/{path}?{urlencode(params)}"
