"""A data folder of the test's own in which a release is shown, and the secret of the owner's machine."""

from __future__ import annotations

from pathlib import Path

import pytest

from pipeline.publish import publish
from tests.pipeline.deliveries.owner import own
from tests.pipeline.tiny_extract import write_tiny_extract


@pytest.fixture(scope="session")
def tiny_release(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Three months, ten people in every cell: quick to build on trial."""
    folder = tmp_path_factory.mktemp("tiny")
    return publish(write_tiny_extract(folder / "extract"), folder / "releases", people_sheets=False)


@pytest.fixture
def data(tiny_release: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The data folder with the tiny release."""
    return own(tmp_path, tiny_release, monkeypatch)


@pytest.fixture
def small_data(owned_release: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The same with a small release, which has the months that a jump is judged by."""
    return own(tmp_path, owned_release, monkeypatch)
