"""Who comes from the code of a report of another release is told so; the next page no longer asks."""

from __future__ import annotations

import pytest

from board.store import current_release
from tests.pages.screen import Screen

MAP, CARDS = "working_group/area_map.py", "working_group/id_card.py"


def notices(shown: Screen) -> list[str]:
    return [element.value for element in shown.app.info]


def test_a_report_of_another_release_is_said_to_differ_in_both_languages(screen: Screen):
    name = current_release().info.release_id
    assert notices(screen.open(MAP, fingerprint="0123456789ab", period="2025-06")) == [
        (
            "Báo cáo dẫn đến trang này được lập từ một kỳ phát hành khác. "
            f"Bảng đang hiển thị kỳ **{name}**, số liệu đến 31/10/2026, nên các con số có thể khác với báo cáo."
        )
    ]
    assert notices(screen.open(MAP, fingerprint="0123456789ab", lang="en")) == [
        (
            "The report that led here was made from another release. "
            f"The board now shows **{name}**, data up to 31/10/2026, so figures may differ from the report's."
        )
    ]


def test_nothing_is_said_of_a_report_of_the_release_that_is_shown(screen: Screen):
    printed = current_release().info.fingerprint[:12]
    assert notices(screen.open(MAP, fingerprint=printed)) == []
    assert notices(screen.open(MAP)) == []


@pytest.mark.parametrize("letters", [1, 7])
def test_a_few_letters_are_no_fingerprint(screen: Screen, letters: int):
    assert len(notices(screen.open(MAP, fingerprint=current_release().info.fingerprint[:letters]))) == 1


def test_another_page_or_another_filter_is_no_longer_the_reports_view(screen: Screen):
    screen.open(MAP, fingerprint="0123456789ab", area="722", period="2025-06")
    screen.open(CARDS)
    assert notices(screen) == []
    assert screen.address == {"area": "722", "period": "2025-06"}
    screen.open(MAP, fingerprint="0123456789ab", area="722", period="2025-06")
    screen.app.selectbox(key="filter_sex").select("female").run()
    assert "fingerprint" not in screen.address
    assert notices(screen) == []
