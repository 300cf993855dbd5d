"""Page tests run on the one small release."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.pages.screen import Screen, start


@pytest.fixture
def screen(small_release: Path, monkeypatch: pytest.MonkeyPatch) -> Screen:
    monkeypatch.setenv("BANG06_RELEASES", str(small_release.parent))
    return start()
