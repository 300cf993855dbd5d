"""Tables of several figures: a row chosen by keyboard filters the page, a heading sorts."""

from __future__ import annotations

import pytest
from playwright.sync_api import Locator

from tests.e2e.browser import Visit
from tests.e2e.screens import DIGITAL, menu

pytestmark = pytest.mark.browser


@pytest.fixture
def digital(wide: Visit, board) -> Visit:
    return wide.open(menu(board.address)[DIGITAL])


def services(visit: Visit) -> Locator:
    return visit.main.locator("table.service")


def test_a_service_chosen_by_keyboard_filters_and_chosen_again_gives_all(digital: Visit) -> None:
    chosen = services(digital).get_by_role("button", name="Đăng ký tạm trú", exact=True)
    chosen.press("Enter")
    digital.page.wait_for_url("**service=DV04**")
    digital.settled()
    assert chosen.get_attribute("aria-pressed") == "true"
    chosen.press("Enter")
    digital.page.wait_for_url(lambda url: "service=" not in url)
    assert digital.settled().troubles == []


def test_an_area_chosen_by_mouse_shows_its_communes(digital: Visit) -> None:
    table = digital.main.locator("table.area")
    table.get_by_text("Dĩ An", exact=True).click()
    digital.page.wait_for_url("**area=724**")
    table.get_by_text("Tân Đông Hiệp", exact=True).wait_for()


def test_a_heading_sorts_and_sorts_the_other_way(digital: Visit) -> None:
    def received() -> list[int]:
        cells = services(digital).locator("tbody tr td:nth-child(3)").all_inner_texts()
        return [int(text.replace(".", "")) for text in cells if "<" not in text]

    heading = services(digital).get_by_role("button", name="Hồ sơ tiếp nhận")
    heading.click()
    assert received() == sorted(received(), reverse=True)
    heading.click()
    assert received() == sorted(received())
