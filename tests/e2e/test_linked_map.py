"""Map, table, series and time are one view: each of them asks the others, by mouse and by keyboard."""

from __future__ import annotations

import pytest

from tests.e2e.browser import Visit
from tests.e2e.screens import MAP, areas, menu

pytestmark = pytest.mark.browser


@pytest.fixture
def map_page(wide: Visit, board) -> Visit:
    return wide.open(menu(board.address)[MAP])


def after(visit: Visit, part: str) -> str:
    """The address once it holds this part and everything is drawn."""
    visit.page.wait_for_url(lambda url: part in url)
    return visit.settled().page.url


def test_a_row_of_the_table_is_chosen_by_keyboard_and_keeps_the_focus(map_page: Visit) -> None:
    row = map_page.main.locator("table button[data-code='724']")
    row.focus()
    map_page.page.keyboard.press("Enter")
    after(map_page, "area=724")
    commune = map_page.main.locator("table button[data-code]").nth(2)
    code = commune.get_attribute("data-code")
    commune.focus()
    map_page.page.keyboard.press("Enter")
    after(map_page, f"area={code}")
    map_page.main.locator(f"table button[data-code='{code}'][aria-pressed='true']:focus").wait_for()
    assert map_page.troubles == []


def test_the_arrow_keys_move_the_time_slider_and_the_address(map_page: Visit) -> None:
    map_page.page.get_by_role("slider").first.focus()
    map_page.page.keyboard.press("ArrowLeft")
    assert "period=2025-05" in after(map_page, "period=")
    assert map_page.troubles == []


def test_a_click_on_a_month_of_the_series_asks_about_that_month(map_page: Visit) -> None:
    plot = map_page.main.locator(".js-plotly-plot .nsewdrag").first
    plot.scroll_into_view_if_needed()
    box = plot.bounding_box()
    middle, hover = box["x"] + box["width"] / 2, map_page.page.locator(".hovertext")
    for y in range(int(box["y"]), int(box["y"] + box["height"]), 5):
        map_page.page.mouse.move(middle, y)
        map_page.page.wait_for_timeout(50)
        if hover.count():
            map_page.page.mouse.click(middle, y)
            break
    assert "period=2024-1" in after(map_page, "period=")
    assert map_page.troubles == []


def test_a_district_is_seen_from_close_and_the_rest_of_the_map_without_figures(map_page: Visit) -> None:
    whole = map_page.main.locator("svg.main").get_attribute("viewBox")
    map_page.main.locator("table button[data-code='724']").click()
    after(map_page, "area=724")
    map_page.main.locator("svg.main tspan.value:visible").first.wait_for()
    assert map_page.main.locator("svg.main").get_attribute("viewBox") != whole
    labels = areas(map_page).evaluate_all("all => all.map(one => one.getAttribute('aria-label'))")
    assert sum(":" in label for label in labels) == 7
    assert len(labels) == 91
