"""What a viewer sees when something is missing or wrong."""

from __future__ import annotations

import logging
import sys
from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from tests.pages.screen import start


@pytest.fixture(autouse=True)
def main_module(monkeypatch: pytest.MonkeyPatch) -> None:
    """AppTest puts its script in the place of the main module, which processes that tests start later import."""
    monkeypatch.setitem(sys.modules, "__main__", sys.modules["__main__"])


def test_without_a_release_every_page_says_what_to_do(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("BANG06_RELEASES", str(tmp_path))
    app = start().app
    assert [title.value for title in app.header] == ["Chưa có số liệu để hiển thị"]
    assert "python -m pipeline demo" in app.info[0].value
    assert not app.exception


def test_a_bug_shows_a_code_and_keeps_its_details_in_the_log(caplog: pytest.LogCaptureFixture) -> None:
    def page() -> None:
        from ui.errors import show_unknown_error

        show_unknown_error(ValueError("number 074301000123"))

    with caplog.at_level(logging.ERROR, logger="bang06"):
        app = AppTest.from_function(page).run()
    shown = app.error[0].value
    assert "074301000123" not in shown
    code = caplog.records[0].args[0]
    assert f"**{code}**" in shown


def test_a_viewers_error_in_a_callback_is_told_like_any_other() -> None:
    def page() -> None:
        from board.errors import AccessRefused
        from ui.errors import show_unknown_error

        show_unknown_error(AccessRefused("Không được xem.", "Not allowed."))

    app = AppTest.from_function(page).run()
    assert (app.header[0].value, app.info[0].value) == ("Không có quyền xem", "Không được xem.")
