"""Tests of ui/ that need a board run on the one small release."""

from __future__ import annotations

from pathlib import Path

import pytest


@pytest.fixture
def with_release(small_release: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("BANG06_RELEASES", str(small_release.parent))
    return small_release
