"""The spreadsheet of a report, by the rules of "Releasing statistics in spreadsheets", opened by readers not our own."""

from __future__ import annotations

import io
from datetime import datetime
from pathlib import Path

import fastexcel
import openpyxl
import pytest
from openpyxl.utils import range_boundaries
from openpyxl.workbook import Workbook
from openpyxl.worksheet.worksheet import Worksheet

from board.access import ANYBODY
from board.answer import Answer
from board.ask import ask_together
from board.indicators import catalogue
from board.open_release import Release, open_release
from board.question import Question
from board.signs import SIGNS
from reports.document import Document
from reports.workbook import workbook
from tests.reports.test_attachments import ASKED, JUNE, document_of

LANGUAGES = ("vi", "en")


@pytest.fixture(scope="module")
def release(small_release: Path) -> Release:
    return open_release(small_release)


@pytest.fixture(scope="module")
def answers(release: Release) -> list[Answer]:
    """All indicators in total and by commune, and some of every other kind of row."""
    asked = [Question(one, JUNE).about(one) for one in catalogue()]
    by_commune = [Question(one, JUNE, "722", level="commune").about(one) for one in catalogue()
                  if "commune" in catalogue()[one].levels]  # fmt: skip
    return [
        *ask_together(release, ANYBODY, asked, "total"),
        *ask_together(release, ANYBODY, by_commune, "area"),
        *(ask_together(release, ANYBODY, [question], by)[0] for question, by in ASKED),
    ]


@pytest.fixture(scope="module")
def documents(answers: list[Answer], release: Release) -> dict[str, Document]:
    return {language: document_of(answers, release, language) for language in LANGUAGES}


@pytest.fixture(scope="module")
def books(documents: dict[str, Document]) -> dict[str, Workbook]:
    return {
        language: openpyxl.load_workbook(io.BytesIO(workbook(one))) for language, one in documents.items()
    }


def table_of(sheet: Worksheet) -> list[list]:
    """Rows of the sheet's only table, headings first, as openpyxl's cells."""
    (table,) = sheet.tables.values()
    left, top, right, bottom = range_boundaries(table.ref)
    return [list(row) for row in sheet.iter_rows(top, bottom, left, right)]


def test_cover_contents_and_notes_stand_before_one_sheet_a_kind_of_row(books: dict[str, Workbook]) -> None:
    assert books["vi"].sheetnames == [
        "Bìa", "Mục lục", "Ghi chú", "Tổng hợp", "Theo cấp xã", "Theo nhóm tuổi", "Theo dịch vụ công", "Theo tháng",
    ]  # fmt: skip
    assert books["en"].sheetnames == [
        "Cover", "Contents", "Notes", "Totals", "By commune", "By age group", "By service", "By month",
    ]  # fmt: skip


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_sheet_but_the_cover_has_one_marked_and_named_table_and_says_so_in_a2(
    books: dict[str, Workbook], language: str
) -> None:
    cover, *others = books[language].worksheets
    one, none = ("có 1 bảng", "không có bảng") if language == "vi" else ("has 1 table", "has no table")
    assert (len(cover.tables), none in cover["A2"].value) == (0, True)
    assert [(len(sheet.tables), one in sheet["A2"].value) for sheet in others] == [(1, True)] * len(others)
    names = [name for sheet in others for name in sheet.tables]
    assert len(set(names)) == len(names)
    assert all(name.isascii() and name.isidentifier() for name in names)


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_cell_is_merged_or_empty_and_headings_are_frozen(
    books: dict[str, Workbook], language: str
) -> None:
    for sheet in books[language].worksheets[1:]:
        assert list(sheet.merged_cells.ranges) == []
        assert sheet.freeze_panes == "A6"
        rows = table_of(sheet)
        assert rows[0][0].row == 5
        assert [cell.coordinate for row in rows for cell in row if cell.value in (None, "")] == []
    cover = books[language].worksheets[0]
    assert [cell for (cell,) in cover.iter_rows(max_col=1) if not cell.value] == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_number_is_a_number_and_its_format_shows_what_the_screen_shows(
    books: dict[str, Workbook], documents: dict[str, Document], language: str
) -> None:
    found = [row for sheet in books[language].worksheets[3:] for row in table_of(sheet)[1:]]
    true = {}
    for answer in documents[language].answers:
        for row in answer.rows.iter_rows(named=True):
            true[len(true)] = (answer, row)
    assert len(found) == len(true)
    kinds = {sheet.title: 0 for sheet in books[language].worksheets}
    by_sheet = sorted(true.values(), key=lambda one: list(kinds).index(sheet_of(one[0], language)))
    for cells, (answer, row) in zip(found, by_sheet, strict=True):
        result, numerator, denominator = cells[7:10]
        assert cells[0].value == answer.indicator.name.in_(language)
        assert cells[5].value == str(row["key"])
        if row["value"] is None:
            assert result.value in (*SIGNS, answer.text(row, language))
        else:
            assert as_shown(result.value, result.number_format, language) == answer.text(row, language)
        if row["numerator"] is not None:
            assert (numerator.value, numerator.number_format) == (row["numerator"], "#,##0")
        if row["denominator"] is not None:
            assert (denominator.value, denominator.number_format) == (row["denominator"], "#,##0")


def sheet_of(answer: Answer, language: str) -> str:
    names = {
        "total": ("Tổng hợp", "Totals"),
        "area": ("Theo cấp xã", "By commune"),
        "age_group": ("Theo nhóm tuổi", "By age group"),
        "service": ("Theo dịch vụ công", "By service"),
        "period": ("Theo tháng", "By month"),
    }
    return names[answer.by][LANGUAGES.index(language)]


def as_shown(value: float, number_format: str, language: str) -> str:
    """As a spreadsheet of that language draws the number."""
    english = {"#,##0": f"{value:,.0f}", "0%": f"{100 * value:.0f}%", "0.0%": f"{100 * value:,.1f}%"}[
        number_format
    ]
    return english.translate(str.maketrans(",.", ".,")) if language == "vi" else english


@pytest.mark.parametrize("language", LANGUAGES)
def test_what_is_withheld_is_a_sign_that_the_notes_explain(books: dict[str, Workbook], language: str) -> None:
    rows = [row for sheet in books[language].worksheets[3:] for row in table_of(sheet)[1:]]
    signs = {cell.value for row in rows for cell in row[7:10] if isinstance(cell.value, str)}
    assert {"[c]", "[z]", "<10"} <= signs
    explained = {row[0].value for row in table_of(books[language].worksheets[2])[1:]}
    assert {sign for sign in signs if sign.startswith("[")} <= set(SIGNS) <= explained


def test_the_file_says_what_it_is_and_holds_no_time_of_day(
    books: dict[str, Workbook], documents: dict
) -> None:
    about, release = books["vi"].properties, documents["vi"].release
    made_on = datetime(release.made_on.year, release.made_on.month, release.made_on.day)
    assert (about.title, about.creator) == ("Báo cáo Đề án 06", "Tổ công tác triển khai Đề án 06")
    assert (about.created, about.modified) == (made_on, made_on)
    assert release.fingerprint in about.keywords
    assert "Dữ liệu mô phỏng" in about.description
    assert any("Dữ liệu mô phỏng" in str(cell.value) for (cell,) in books["vi"]["Bìa"].iter_rows(max_col=1))


def test_the_same_document_gives_the_same_bytes(documents: dict[str, Document]) -> None:
    assert workbook(documents["vi"]) == workbook(documents["vi"])


def test_contents_lead_to_every_sheet_and_say_how_many_rows_it_has(books: dict[str, Workbook]) -> None:
    rows = table_of(books["vi"]["Mục lục"])[1:]
    assert [row[0].value for row in rows] == books["vi"].sheetnames[2:]
    assert [row[0].hyperlink.location for row in rows] == [
        f"'{name}'!A1" for name in books["vi"].sheetnames[2:]
    ]
    counted = [len(table_of(books["vi"][name])) - 1 for name in books["vi"].sheetnames[2:]]
    assert [row[2].value for row in rows] == counted


def test_a_second_reader_finds_the_same_cells(
    documents: dict[str, Document], books: dict[str, Workbook]
) -> None:
    other = fastexcel.read_excel(workbook(documents["vi"]))
    for sheet in books["vi"].worksheets[3:]:
        frame = other.load_sheet(sheet.title, header_row=4).to_polars()
        assert [frame.columns, len(frame)] == [
            [cell.value for cell in table_of(sheet)[0]],
            len(table_of(sheet)) - 1,
        ]
        assert frame["Tên"].to_list() == [row[6].value for row in table_of(sheet)[1:]]


def test_a_document_without_figures_has_cover_contents_and_notes_alone(release: Release) -> None:
    book = openpyxl.load_workbook(io.BytesIO(workbook(document_of([], release))))
    assert book.sheetnames == ["Bìa", "Mục lục", "Ghi chú"]
