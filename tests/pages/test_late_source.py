"""A late source is marked in words on every figure that uses it and once on the page; no figure changes by it."""

from __future__ import annotations

import pytest

from tests.pages.screen import Screen

LATE, IN_TIME = "2026-12-22", "2026-12-10"
WORDS = "chậm 12 ngày, mới có đến tháng 10/2026 (hạn 10/12/2026)"
PAGES = ("leaders/overview.py", "working_group/id_card.py", "working_group/digital.py",
         "working_group/area_map.py", "working_group/by_area.py")  # fmt: skip


def figures(screen: Screen) -> list[str]:
    return [text for text in screen.texts if WORDS not in text and "quá hạn)" not in text]


@pytest.mark.parametrize("page", PAGES)
def test_a_page_says_once_which_sources_are_late_and_every_source_line_has_its_mark(
    screen: Screen, monkeypatch: pytest.MonkeyPatch, page: str
) -> None:
    monkeypatch.setenv("BANG06_TODAY", IN_TIME)
    before = figures(screen.open(page))
    assert not [text for text in screen.texts if "chậm" in text]
    monkeypatch.setenv("BANG06_TODAY", LATE)
    marks = [text for text in screen.open(page).texts if WORDS in text]
    named = [text for text in marks if "Dân cư, căn cước, định danh điện tử" in text]
    lines = [text for text in screen.texts if "Kỳ phát hành board" in text and "Nguồn: " in text][
        :-1
    ]  # not the footer
    assert len(named) == 1
    assert len(marks) == 1 + len(lines)
    without_footer = [
        [text for text in said if "Số liệu đến" not in text] for said in (before, figures(screen))
    ]
    assert without_footer[0] == without_footer[1]


def test_an_old_month_is_not_late_because_it_is_old(screen: Screen, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("BANG06_TODAY", "2026-11-24")
    assert not [text for text in screen.open("leaders/overview.py", period="2024-04").texts if "chậm" in text]


def test_a_card_says_it_in_a_word_and_to_those_who_hear_it_in_full(
    screen: Screen, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("BANG06_TODAY", LATE)
    cards = screen.open("leaders/overview.py").data("cards")["cards"]
    assert {card["mark"] for card in cards} == {"chậm"}
    assert all(WORDS in card["spoken"] and WORDS in card["help"] for card in cards)
    monkeypatch.setenv("BANG06_TODAY", IN_TIME)
    cards = screen.open("leaders/overview.py").data("cards")["cards"]
    assert {card["mark"] for card in cards} == {""}
