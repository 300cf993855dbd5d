"""The line under every page."""

from __future__ import annotations

from datetime import date

import pytest

from tests.board.releases import INFO
from tests.pages.screen import start
from ui.footer import is_stale


@pytest.mark.parametrize(("today", "stale"), [(date(2025, 8, 31), False), (date(2025, 9, 1), True)])
def test_data_are_called_old_when_two_months_have_passed_without_new_ones(today: date, stale: bool) -> None:
    assert INFO.last_period == date(2025, 6, 30)
    assert is_stale(INFO, today) is stale


def test_every_page_ends_with_date_release_protection_and_source(with_release) -> None:
    line = start().app.caption[-1].value
    assert line.startswith("**Dữ liệu mô phỏng** · Số liệu đến 31/10/2026")
    assert f"Kỳ phát hành {with_release.stem}" in line
    assert "không nhận ra cá nhân" in line
    assert line.endswith("Nguồn: Số liệu bịa cho kiểm thử")
