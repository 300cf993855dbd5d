"""The map in a real browser: a click and a key choose an area, the table follows, the address remembers."""

from __future__ import annotations

import pytest

from tests.e2e.browser import WIDE, Visit, visiting
from tests.e2e.screens import MAP, areas, menu, name_of

pytestmark = pytest.mark.browser


@pytest.fixture
def map_page(wide: Visit, board) -> Visit:
    return wide.open(menu(board.address)[MAP])


def choose(visit: Visit, by: str) -> str:
    """Choose the third area of the map; its name."""
    area = areas(visit).nth(2)
    name, address = name_of(area), visit.page.url
    if by == "mouse":
        area.click()
    else:
        area.focus()
        visit.page.keyboard.press("Enter")
    visit.page.wait_for_url(lambda url: url != address)
    visit.settled()
    return name


@pytest.mark.parametrize("by", ["mouse", "keyboard"])
def test_choosing_an_area_on_the_map_filters_the_table(map_page: Visit, by: str) -> None:
    before = map_page.main.inner_text()
    name = choose(map_page, by)
    after = map_page.main.inner_text()
    map_page.shot(f"map-chosen-by-{by}")
    assert map_page.troubles == []
    assert after != before
    assert name in after


def test_a_pasted_address_opens_the_same_view(map_page: Visit, chromium) -> None:
    choose(map_page, "mouse")
    seen = map_page.main.inner_text()
    with visiting(chromium, map_page.address, WIDE) as other:
        other.page.goto(map_page.page.url)
        other.settled()
        assert other.main.inner_text() == seen
        assert other.page.url == map_page.page.url


def test_a_stale_address_falls_back_and_never_fails(wide: Visit, board) -> None:
    wide.open(menu(board.address)[MAP] + "?area=99999&period=1999-13&vintage=x&indicator=none")
    assert wide.troubles == []
    assert areas(wide).count() > 0
