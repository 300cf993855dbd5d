"""Screen, file, spreadsheet, paper and words for those who do not see: one question, the same figures everywhere.

And nothing of what is withheld in any of them: two worlds that differ in hidden numbers alone (tests/attacks/twin.py)
give the same pages, files and bytes.
"""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import openpyxl
import pytest
from hypothesis import Phase, given, settings
from hypothesis import strategies as st
from pypdf import PdfReader

from board.access import ANYBODY
from board.answer import Answer
from board.ask import ask_together
from board.counting import counted
from board.dimensions import SEXES
from board.indicators import catalogue
from board.labels import RESIDENCE
from board.offers import offered_age_groups, offered_denominators, offered_levels
from board.open_release import Release, open_release
from board.question import Question
from geo.areas import areas, vintage_of
from reports.asking import keeping
from reports.attachments import attachments
from reports.blocks.figure import figure
from reports.blocks.text import Column, table
from reports.document import Block, Document, Section
from reports.figures_file import figures
from reports.paper import pdf
from reports.payload import report as payload
from reports.views import view
from tests.attacks.saying import SLICES
from tests.attacks.test_mutations import BROKEN, mutated
from tests.attacks.twin import HAMLETS
from tests.reports.readers import alt_texts_of_pdf, text_of_pdf
from tests.reports.small_report import small_report, small_view
from tests.reports.test_attachments import document_of

LANGUAGES = ("vi", "en")
OLD, NEW = date(2025, 6, 30), date(2026, 10, 31)
BREAKDOWNS = {"persons": ("age_group", "sex", "residence"), "dossiers": ("service",), "services": ()}
Asked = tuple[Question, str, str]  # by what, in which language
ALWAYS_THE_SAME = {
    "deadline": None,
    "derandomize": True,
    "database": None,
    "phases": (Phase.generate, Phase.shrink),
}


@pytest.fixture(scope="module")
def release(small_release: Path) -> Release:
    return open_release(small_release)


@st.composite
def asked(draw: st.DrawFn) -> Asked:
    """Any question that a viewer can ask of the small release, by any rows that it can have."""
    indicator = draw(st.sampled_from(list(catalogue().values())))
    period = draw(st.sampled_from([date(2024, 4, 30), date(2025, 5, 31), OLD, date(2025, 7, 31), NEW]))
    vintage = vintage_of(period)
    levels = [level for level in indicator.levels if areas(vintage, level)]
    place = draw(st.sampled_from(areas(vintage, draw(st.sampled_from(levels)))))
    params = {"indicator": indicator.id, "period": f"{period:%Y-%m}", "area": place.area_code}
    choices = {
        "level": offered_levels(vintage, place.area_code),
        "of": offered_denominators(indicator),
        "age": offered_age_groups(place.level),
        "sex": SEXES,
        "residence": tuple(RESIDENCE),
        "service": ("DV01", "DV04", "DV12"),
    }
    for name, offered in choices.items():
        if offered and draw(st.integers(0, 2)) == 0:
            params[name] = draw(st.sampled_from(offered))
    question = Question.from_params(params, Question(indicator.id, period))
    by = draw(st.sampled_from(("total", "area", "period", *BREAKDOWNS[indicator.subject])))
    months = draw(st.sampled_from((1, 3))) if by != "period" and indicator.time == "flow" else 1
    return replace(question, months=months), by, draw(st.sampled_from(LANGUAGES))


def answer_of(release: Release, question: Question, by: str) -> Answer:
    return ask_together(release, ANYBODY, [question], by)[0]


def on_screen(answer: Answer, language: str) -> list[tuple[str, str, str]]:
    """Key, value and counts of every row as cards, tables and charts print them."""
    return [
        (str(row["key"]), answer.text(row, language), answer.counts_text(row, language))
        for row in answer.rows.iter_rows(named=True)
    ]


def grouped(number: float, language: str, decimals: int = 0) -> str:
    text = f"{number:,.{decimals}f}"
    return text.translate(str.maketrans(",.", ".,")) if language == "vi" else text


def in_csv(answer: Answer, language: str) -> list[tuple[str, str, str]]:
    """The same out of the file of a figure, from its own digits."""
    lines = io.StringIO(answer.csv(language).decode("utf-8-sig"), newline="")
    _, *rows = csv.reader(lines, delimiter=";" if language == "vi" else ",")
    is_rate, noun = answer.indicator.unit == "percent", answer.indicator.noun.in_(language)
    found = []
    for key, _, value, *others in rows[: len(answer.rows)]:
        has_number = value[:1].isdigit()
        if is_rate:
            shown = f"{value}%" if has_number or value[:1] in ("<", ">") else value
            counts = [grouped(int(one), language) if one.isdigit() else one for one in others[:2]]
            said = value if value == counts[0] == counts[1] else f"{counts[0]} / {counts[1]} {noun}"
        else:
            shown = grouped(int(value), language) if has_number else value
            said = f"{shown} {noun}" if has_number or value[:1] == "<" else shown
        found.append((key, shown, said))
    return found


def in_spreadsheet(document: Document) -> list[tuple[str, str]]:
    """Key and result of every row of a document's spreadsheet, as a spreadsheet draws them."""
    held = next(one.content for one in attachments(document) if one.name.endswith(".xlsx"))
    book = openpyxl.load_workbook(io.BytesIO(held))
    return [
        (row[5].value, drawn(row[7], document.language))
        for sheet in book.worksheets[3:]
        for row in sheet.iter_rows(min_row=6)
    ]


def drawn(cell: Any, language: str) -> str:
    if isinstance(cell.value, str):
        return cell.value
    if cell.number_format == "#,##0":
        return grouped(cell.value, language)
    return f"{grouped(100 * cell.value, language, 1 if cell.number_format == '0.0%' else 0)}%"


def with_signs(answer: Answer, shown: Iterable[tuple[str, str, str]]) -> list[tuple[str, str]]:
    """Key and value with the words for what has no figure as the spreadsheet's signs."""
    signs = {str(row["key"]): row["sign"] for row in answer.rows.iter_rows(named=True)}
    return [(key, f"[{signs[key]}]" if signs[key] in ("c", "x", "z") else value) for key, value, _ in shown]


def ends(answer: Answer, language: str) -> list[str]:
    """What its alternative text must say: its lowest and highest figure, or the first and last over time."""
    rows = [row for row in answer.rows.iter_rows(named=True) if row["value"] is not None]
    rows.sort(key=lambda row: row["key"] if answer.by == "period" else (row["value"], row["key"]))
    both = [rows[0], rows[-1]] if rows else []
    return [f"{answer.text(row, language)} ({answer.label(row['key'], language)})" for row in both]


@given(one=asked())
@settings(max_examples=60, **ALWAYS_THE_SAME)
def test_screen_file_spreadsheet_and_words_carry_the_same_figures(release: Release, one: Asked) -> None:
    question, by, language = one
    answer = answer_of(release, question, by)
    shown = on_screen(answer, language)
    assert in_csv(answer, language) == shown
    assert [(row.key, row.shown, row.counts) for row in figures([answer], language)] == shown
    assert in_spreadsheet(document_of([answer], release, language)) == with_signs(answer, shown)
    assert [text for text in ends(answer, language) if text.lower() not in answer.alt(language).lower()] == []


def sheet_of(answers: Sequence[Answer], release: Release, language: str) -> Document:
    """A table and a drawing's words for every answer."""
    columns = [Column("Tên", "60mm"), Column("Kết quả", "40mm"), Column("Đếm", "60mm")]
    blocks: list[Block] = []
    for answer in answers:
        rows = [(answer.label(row["key"], language), answer.text(row, language), answer.counts_text(row, language))
                for row in answer.rows.iter_rows(named=True)]  # fmt: skip
        told = figure("paragraphs", {"paragraphs": []}, [answer], language, title="")
        blocks += [table(columns, rows, answers=[answer]), told]
    return replace(document_of([], release, language), sections=(Section("I", tuple(blocks)),))


def squeezed(text: str) -> str:
    """Without blanks and ends of lines, which a reader of PDF files guesses."""
    return "".join(text.split())


@given(several=st.lists(asked(), min_size=8, max_size=8), language=st.sampled_from(LANGUAGES))
@settings(max_examples=4, **ALWAYS_THE_SAME)
def test_paper_carries_every_row_as_the_screen_has_it(
    release: Release, several: list[Asked], language: str
) -> None:
    answers = [answer_of(release, question, by) for question, by, _ in several]
    made = pdf(sheet_of(answers, release, language))
    pages = squeezed("".join(page.extract_text() for page in PdfReader(io.BytesIO(made)).pages))
    for answer in answers:
        for key, value, counts in on_screen(answer, language):
            row = next(one for one in answer.keys if str(one) == key)
            assert squeezed(f"{answer.label(row, language)}{value}{counts}") in pages
    assert {answer.alt(language) for answer in answers} <= set(alt_texts_of_pdf(made))


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize(("page", "by"), [("", "area"), ("theo-dia-ban", "total"), ("ban-do", "area")])
def test_what_a_page_shows_stands_on_its_paper(
    small_release: Path, page: str, by: str, language: str
) -> None:
    made = small_view(small_release, page, "722", language=language)
    pages = squeezed("".join(one.extract_text() for one in PdfReader(io.BytesIO(made.pdf)).pages))
    shown = [
        value
        for answer in made.document.answers
        if (answer.by, answer.question.period) == (by, OLD)
        and (by == "total" or answer.question.indicator_id == "card_delivered")
        for _, value, _ in on_screen(answer, language)
    ]
    assert len(shown) >= 9
    assert [value for value in shown if squeezed(value) not in pages] == []


def test_every_figure_of_a_report_is_in_its_files_as_the_screen_has_it(small_release: Path) -> None:
    document = small_report(small_release).document
    shown = [row for answer in document.answers for row in on_screen(answer, "vi")]
    assert [(one.key, one.shown, one.counts) for one in figures(document.answers, "vi")] == shown
    by_sheet = {key: [] for key in ("total", "area", "period", "age_group", "sex", "residence", "service")}
    for answer in document.answers:
        by_sheet[answer.by] += with_signs(answer, on_screen(answer, "vi"))
    assert sorted(in_spreadsheet(document)) == sorted(row for rows in by_sheet.values() for row in rows)


# --- what is withheld ---


PAGES = ("", "can-cuoc", "dich-vu-so", "ban-do", "theo-dia-ban")
HIDING = (  # behind each of them the worlds hold other numbers
    Question("card_expired", OLD, "722"),
    Question("card_delivered", OLD, HAMLETS[0]),
    Question("e_identity_level_2", OLD, level="commune", **SLICES[2]),
    Question("dossiers_on_time", OLD, level="commune"),
    Question("dossiers_on_time", NEW, level="commune"),
)


@pytest.fixture(scope="module")
def both(worlds: tuple[Path, Path]) -> tuple[Release, Release]:
    return open_release(worlds[0]), open_release(worlds[1])


def behind(release: Release, question: Question) -> list[tuple]:
    """The protected counts of its communes, before they pass the door of disclosure."""
    codes = [item.area_code for item in areas(question.area_vintage, "commune")]
    return counted(release, [question], "area", codes, None)[0].sort("key").collect().rows()


def everything_of(document: Document) -> tuple[dict, list[bytes]]:
    """All that paper gets to see of a document, drawings and their geometry included, and its attached files."""
    return payload(document, ()), [one.content for one in attachments(document)]


def documents(
    release: Release, questions: Sequence[Question] = HIDING, pages: Sequence[str] = PAGES
) -> dict[str, tuple[dict, list[bytes]]]:
    ask = keeping(release)
    return {
        f"{page} {question.to_params()}": everything_of(
            view(page, question, ask, release, LANGUAGES[place % 2], release.info.made_on)
        )
        for page in pages
        for place, question in enumerate(questions)
    }


def test_no_document_and_no_attached_file_tells_two_worlds_apart(both: tuple[Release, Release]) -> None:
    assert [question for question in HIDING if behind(both[0], question) == behind(both[1], question)] == []
    one, other = (documents(release) for release in both)
    assert [asked for asked in one if one[asked] != other[asked]] == []
    said = [str(paper) for paper, _ in one.values()]
    assert sum("<10" in text or "không công bố" in text or "withheld" in text for text in said) >= 15


@pytest.mark.parametrize(("page", "area_code"), [("theo-dia-ban", HAMLETS[0]), ("ban-do", "722")])
def test_finished_files_of_two_worlds_are_byte_by_byte_the_same(
    worlds: tuple[Path, Path], small_release: Path, page: str, area_code: str
) -> None:
    one, other = (small_view(world, page, area_code).pdf for world in worlds)
    assert one == other
    assert "không công bố" in text_of_pdf(one)
    assert small_view(small_release, page, area_code).pdf != one  # a difference that is shown is seen


def test_the_report_of_a_district_with_hidden_communes_is_the_same_in_two_worlds(
    worlds: tuple[Path, Path],
) -> None:
    one, other = (small_report(world, "722").pdf for world in worlds)
    assert one == other
    assert "[c]" in text_of_pdf(one)


@pytest.mark.parametrize(
    ("name", "on_paper"),
    [
        ("bounded rates and counts are shown", True),
        ("the bound is the number itself", True),
        ("the file has raw numerators", False),
    ],
)
def test_a_hidden_number_that_gets_out_is_found_on_the_page_and_in_the_attached_files(
    both: tuple[Release, Release], monkeypatch: pytest.MonkeyPatch, name: str, on_paper: bool
) -> None:
    """The test of the tests above."""
    mutated(monkeypatch, BROKEN[name])
    one, other = (documents(release, HIDING[:1], ("ban-do",)) for release in both)
    (paper, files), (other_paper, other_files) = *one.values(), *other.values()
    assert files[:2] != other_files[:2]
    assert (paper != other_paper) == on_paper
