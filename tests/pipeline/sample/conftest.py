"""One small sample written once, as files; tests read it and never change it."""

from __future__ import annotations

from pathlib import Path

import pytest

from pipeline.sample import make_sample

SMALL = 20_000


@pytest.fixture(scope="session")
def small_sample(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("sample") / "register"
    make_sample(folder, people=SMALL, seed=6)
    return folder
