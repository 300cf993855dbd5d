"""A page on paper: the page's own figures under the page's own titles, made again from what the file carries."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path
from urllib.parse import parse_qsl

import pytest

from board.errors import BoardError
from board.indicators import catalogue
from board.open_release import Release, open_release
from board.question import Question
from reports.asking import Ask, keeping
from reports.document import Document
from reports.views import PAGES, of_request, view
from tests.pages.screen import Screen, start
from ui import data
from ui.menu import MENU

TODAY = date(2026, 11, 25)
JUNE, OCTOBER = date(2025, 6, 30), date(2026, 10, 31)
FILES = {entry.path: entry.file for entries in MENU.values() for entry in entries}
CARD = Question("card_delivered", JUNE)
SHOWN = {  # a view of each page, and of some under filters
    "overview": ("", CARD, {}),
    "overview of a district": ("", replace(CARD, area_code="722"), {}),
    "overview of the new units": ("", Question("dossiers_online", OCTOBER), {}),
    "cards": ("can-cuoc", replace(CARD, area_code="718", denominator="registered", sex="female"), {}),
    "digital": ("dich-vu-so", Question("dossiers_on_time", JUNE, area_code="721", service_code="DV04"), {}),
    "digital, e-identity": ("dich-vu-so", Question("e_identity_level_2", JUNE, age_group="60+"), {}),
    "map": ("ban-do", replace(CARD, residence="temporary"), {}),
    "map of all communes": ("ban-do", replace(CARD, level="commune"), {}),
    "map from a commune": ("ban-do", replace(CARD, area_code="25858"), {}),
    "area": ("theo-dia-ban", replace(CARD, area_code="722"), {"with": "718,721"}),
    "unit": ("theo-dia-ban", Question("card_delivered", OCTOBER, area_code="25747"), {}),
    "definitions": ("dinh-nghia", Question("backlog_over", JUNE), {}),
    "protection": ("bao-ve-du-lieu", CARD, {}),
    "quality": ("chat-luong-du-lieu", Question("residents", JUNE, area_code="722"), {"source": "dossiers"}),
}


@pytest.fixture(scope="module")
def release(small_release: Path) -> Release:
    return open_release(small_release)


@pytest.fixture(scope="module")
def ask(release: Release) -> Ask:
    return keeping(release)


@pytest.fixture(scope="module")
def screen(small_release: Path) -> Iterator[Screen]:
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("BANG06_RELEASES", str(small_release.parent))
        patch.setenv("BANG06_TODAY", TODAY.isoformat())
        yield start()


def made(name: str, ask: Ask, release: Release, language: str = "vi") -> Document:
    page, question, more = SHOWN[name]
    return view(page, question, ask, release, language, TODAY, more=more)


def asked(answer: tuple[Question, str], last: dict[str, date]) -> tuple[Question, str]:
    """As ui/data.py keeps it: a month's total is a row of its series, one series is kept for all its months."""
    question, by = answer
    if by in ("period", "total"):
        return replace(question, period=last[question.area_vintage]), "period"
    return question, by


def texts(document: Document) -> list[str]:
    """Every cell and passage of its blocks, strong or not, each as one text."""
    found = []
    for block in document.blocks:
        content = block.content
        passages = [*content.get("paragraphs", ()), *content.get("items", ())]
        found += ["".join(part for part, _ in one) for one in passages if isinstance(one, list)]
        for cell in (cell for row in content.get("rows", ()) if isinstance(row, list) for cell in row):
            found += [cell] if isinstance(cell, str) else [cell["text"], cell.get("below", "")]
    return found


@pytest.mark.parametrize("name", SHOWN)
def test_a_view_has_the_figures_and_the_titles_of_its_page(
    name: str, screen: Screen, ask: Ask, release: Release
):
    page, question, more = SHOWN[name]
    data._kept.clear()
    screen.open(FILES[page], **question.to_params(), **more)
    last, document = release.info.last_periods, made(name, ask, release)
    of_page = {asked(key[2:], last) for key in data._kept}
    wholes = {asked((replace(one, level=None), "total"), last) for one, by in of_page if by == "area"}
    assert {asked((one.question, one.by), last) for one in document.answers} - of_page - wholes == set()
    drawn = [element.value for element in screen.app.main if element.type == "subheader"]
    said = [text for block in document.blocks for text in (block.title, block.note)]
    if page not in ("dinh-nghia", "bao-ve-du-lieu"):  # their headings are those of lists
        assert [one for one in drawn if not any(one in text for text in said)] == []
        assert {block.title for block in document.opening} - {""} <= set(drawn)


@pytest.mark.parametrize("name", ["overview", "cards", "digital", "quality"])
def test_a_view_begins_with_the_sentence_of_its_page(name: str, screen: Screen, ask: Ask, release: Release):
    page, question, more = SHOWN[name]
    shown = screen.open(FILES[page], **question.to_params(), **more).texts
    assert texts(made(name, ask, release))[0] in [text.replace("**", "") for text in shown]


def test_the_attacks_on_paper_are_those_on_the_screen(screen: Screen, ask: Ask, release: Release):
    rows = screen.open(FILES["bao-ve-du-lieu"]).data("attacks")["rows"]
    [table] = [
        one for one in made("protection", ask, release).blocks if one.title == "Kẻ tấn công tìm được gì"
    ]
    assert [[*row[1:4], row[4]["text"]] for row in table.content["rows"]] == [
        [row["without"], row["found"], row["bar"], row["word"]] for row in rows
    ]


def test_the_marks_of_quality_on_paper_are_those_on_the_screen(screen: Screen, ask: Ask, release: Release):
    page, question, more = SHOWN["quality"]
    sources, areas = screen.open(FILES[page], **question.to_params(), **more).every("marks")
    of_view = texts(made("quality", ask, release))
    for row in (*sources["rows"], *areas["rows"]):
        assert row["name"] in of_view
        assert [
            cell for cell in row["cells"] if cell["text"] not in of_view or cell["note"] not in of_view
        ] == []


def test_the_catalogue_on_paper_is_whole_and_the_chosen_definition_in_full(
    screen, ask: Ask, release: Release
):
    page, question, _ = SHOWN["definitions"]
    sheet = screen.open(FILES[page], **question.to_params()).data("definition")
    of_view = texts(made("definitions", ask, release))
    assert of_view[0].startswith(sheet["definition"])
    assert [text for _, text in (*sheet["fraction"], *sheet["facts"]) if text not in of_view] == []
    assert {one.name.vi for one in catalogue().values()} <= set(of_view)


def test_the_titles_of_the_pages_are_those_of_the_menu():
    menu = {entry.path: entry.title for entries in MENU.values() for entry in entries}
    assert {path: page.title for path, page in PAGES.items()} == {path: menu[path] for path in PAGES}


def test_every_filter_is_said_under_the_title_and_in_the_files_name(ask: Ask, release: Release):
    chosen = replace(
        CARD, area_code="722", denominator="registered", age_group="60+", sex="female", residence="permanent"
    )
    document = view("can-cuoc", chosen, ask, release, "vi", TODAY)
    assert document.subject == (
        "Huyện Phú Giáo\nMẫu số: dân số đăng ký thường trú, từ 60 tuổi, nữ, thường trú"
    )
    assert document.name == "trang-can-cuoc-722-2025-06-registered-60-plus-female-permanent"
    english = view("can-cuoc", chosen, ask, release, "en", TODAY)
    assert english.subject == "Phu Giao\nOf registered residents, 60 and over, Female, Permanent"
    served = view("dich-vu-so", SHOWN["digital"][1], ask, release, "vi", TODAY)
    assert served.subject.splitlines()[1] == release.info.services["DV04"].name.vi


@pytest.mark.parametrize("name", SHOWN)
def test_a_view_is_made_again_from_its_request_and_its_address(name: str, ask: Ask, release: Release):
    document = made(name, ask, release)
    again = of_request(json.loads(json.dumps(document.request)), ask, release, TODAY)
    assert again.place == document.place
    assert again.name == document.name
    assert [one.payload() for one in again.blocks] == [one.payload() for one in document.blocks]
    page, _, query = document.place.lstrip("/").partition("?")
    params = dict(parse_qsl(query))
    question = Question.from_params(params, Question("card_delivered", OCTOBER), release.info)
    assert view(page, question, ask, release, "vi", TODAY, more=params).place == document.place


@pytest.mark.parametrize(
    "request_",
    [
        {},
        {"question": {"indicator": "card_delivered"}},
        {"question": {"indicator": "none_such", "period": "2025-06"}, "page": ""},
        {"question": {"indicator": "card_delivered", "period": "2031-06"}, "page": ""},
        {"question": {"indicator": "card_delivered", "period": "2025-06"}, "page": "quan-tri-so-lieu"},
        {"question": ["card_delivered"], "more": 7},
    ],
)
def test_a_request_of_something_that_there_is_not_is_refused_in_words(request_, ask: Ask, release: Release):
    with pytest.raises(BoardError):
        of_request(request_, ask, release, TODAY)


def test_what_an_address_adds_reaches_a_file_name_only_as_it_is_understood(ask: Ask, release: Release):
    more = {"with": "../../etc,718,99999,718", "map": "../x", "source": "<b>", "other": "y"}
    document = view("theo-dia-ban", replace(CARD, area_code="722"), ask, release, "vi", TODAY, more=more)
    assert document.name == "trang-theo-dia-ban-722-2025-06-718"
    assert document.request["more"] == {"with": "718"}
    for page in PAGES:
        name = view(page, CARD, ask, release, "en", TODAY, more=more).name
        assert re.fullmatch(r"trang[a-z0-9-]+", name), name


def test_a_view_in_english_has_no_vietnamese_title(ask: Ask, release: Release):
    vietnamese = re.compile(
        "[ăâđêôơưàáảãạèéẻẽẹìíỉĩịòóỏõọùúủũụỳýỷỹỵếềểễệốồổỗộớờởỡợứừửữựấầẩẫậắằẳẵặ]", re.IGNORECASE
    )
    for name in SHOWN:
        document = made(name, ask, release, "en")
        said = [document.title, document.subject, document.period, *document.marks]
        said += [text for block in document.blocks for text in (block.title, block.note, block.alt)]
        assert [text for text in said if vietnamese.search(text)] == []
