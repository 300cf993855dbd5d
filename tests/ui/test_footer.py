"""The line under every page."""

from __future__ import annotations

import pytest

from tests.pages.screen import start


@pytest.mark.parametrize(("today", "overdue"), [("2026-12-10", False), ("2026-12-11", True)])
def test_the_line_says_when_a_source_is_overdue(with_release, monkeypatch, today: str, overdue: bool) -> None:
    monkeypatch.setenv("BANG06_TODAY", today)
    assert ("(có nguồn đã quá hạn)" in start().app.caption[-1].value) is overdue


def test_every_page_ends_with_date_release_protection_and_source(with_release) -> None:
    line = start().app.caption[-1].value
    assert line.startswith("**Dữ liệu mô phỏng** · Số liệu đến 31/10/2026")
    assert f"Kỳ phát hành {with_release.stem}" in line
    assert "không nhận ra cá nhân" in line
    assert line.endswith("Nguồn: Số liệu bịa cho kiểm thử")


def test_the_line_calls_invented_data_so_in_english_too(with_release) -> None:
    screen = start().open("everyone/definitions.py", lang="en")
    assert screen.app.caption[-1].value.startswith("**Simulated data** · Data up to 31/10/2026")
