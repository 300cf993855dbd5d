"""The area field in a real browser: typed without accents, chosen by keyboard or mouse, left without a change."""

from __future__ import annotations

import pytest
from playwright.sync_api import Locator

from tests.e2e.browser import Visit

pytestmark = pytest.mark.browser


@pytest.fixture
def overview(wide: Visit) -> Visit:
    return wide.open("/")


def field(visit: Visit) -> Locator:
    return visit.main.get_by_role("combobox", name="Địa bàn")


def offered(visit: Visit) -> list[str]:
    return visit.main.get_by_role("option").all_inner_texts()


def test_a_name_typed_without_accents_is_found_and_chosen_by_keyboard(overview: Visit) -> None:
    field(overview).click()
    field(overview).fill("thu dau mot")
    assert offered(overview)[0] == "Thành phố Thủ Dầu Một"
    overview.page.keyboard.press("Enter")
    overview.page.wait_for_url("**area=718**")
    overview.settled()
    assert field(overview).input_value() == "Thành phố Thủ Dầu Một"
    assert overview.troubles == []


def test_a_word_that_begins_as_typed_comes_first_and_the_mouse_chooses(overview: Visit) -> None:
    field(overview).click()
    field(overview).fill("Bến cát")
    assert offered(overview)[0] == "Thành phố Bến Cát"
    overview.main.get_by_role("option", name="Thành phố Bến Cát").click()
    overview.page.wait_for_url("**area=721**")


def test_leaving_the_field_changes_nothing(overview: Visit) -> None:
    address = overview.page.url
    field(overview).click()
    field(overview).fill("không có ở đâu")
    assert overview.main.get_by_text("Không tìm thấy").is_visible()
    overview.page.keyboard.press("Escape")
    assert field(overview).input_value() == "Toàn tỉnh"
    assert offered(overview) == []
    assert overview.page.url == address
