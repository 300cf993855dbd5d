"""Every page in a real browser: opens, fits, speaks Vietnamese, is accessible, and asks nobody outside."""

from __future__ import annotations

import pytest

from tests.e2e.accessibility import grave_violations
from tests.e2e.browser import Visit
from tests.e2e.screens import OVERVIEW, SIMULATED, TITLES, menu

pytestmark = pytest.mark.browser


@pytest.fixture(scope="module")
def paths(board) -> dict[str, str]:
    return menu(board.address)


def test_the_menu_offers_exactly_the_pages_that_are_tested(paths: dict[str, str]) -> None:
    assert set(paths) == set(TITLES)


@pytest.mark.parametrize("title", TITLES)
def test_each_page_opens_without_an_error_on_a_projector_and_axe_finds_no_grave_violation_of_ours(
    wide: Visit, paths: dict[str, str], title: str
) -> None:
    wide.open(paths[title])
    wide.shot(f"1366-{paths[title] or 'index'}")
    assert wide.troubles == []
    assert SIMULATED in wide.page.locator("body").inner_text()
    assert wide.page.evaluate("document.documentElement.lang") == "vi"
    assert grave_violations(wide.page) == []


@pytest.mark.parametrize("title", TITLES)
def test_each_page_opens_without_an_error_on_a_telephone(
    narrow: Visit, paths: dict[str, str], title: str
) -> None:
    narrow.open(paths[title])
    narrow.shot(f"390-{paths[title] or 'index'}", whole=True)
    assert narrow.troubles == []
    assert sideways_scroll(narrow) == 0


def sideways_scroll(visit: Visit) -> int:
    """Pixels by which the page or its main block is wider than the screen."""
    return visit.page.evaluate(
        "() => Math.max(...[document.scrollingElement, document.querySelector('[data-testid=\"stMain\"]')]"
        ".map(box => box.scrollWidth - box.clientWidth))"
    )


def test_the_overview_fits_a_projector_without_scrolling(wide: Visit, paths: dict[str, str]) -> None:
    wide.open(paths[OVERVIEW])
    overflow = wide.page.evaluate(
        "() => { const main = document.querySelector('[data-testid=\"stMain\"]');"
        " return main.scrollHeight - main.clientHeight; }"
    )
    assert overflow == 0


def test_one_click_turns_the_board_english(wide: Visit, paths: dict[str, str]) -> None:
    wide.open(paths[OVERVIEW])
    before = wide.page.locator("body").inner_text()
    wide.page.get_by_text("English", exact=True).first.click()
    wide.page.wait_for_function("() => document.documentElement.lang === 'en'")
    after = wide.settled().page.locator("body").inner_text()
    assert "Overview" in after
    assert "Overview" not in before
    assert wide.troubles == []
