"""A data folder of the test's own in which a release is shown, and the secret of the owner's machine."""

from __future__ import annotations

import os
import shutil
from pathlib import Path

import pytest

from pipeline.publish import publish
from pipeline.secret import owner_secret
from tests.pipeline.tiny_extract import write_tiny_extract


@pytest.fixture(scope="session")
def tiny_release(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Three months, ten people in every cell: quick to build on trial."""
    folder = tmp_path_factory.mktemp("tiny")
    return publish(write_tiny_extract(folder / "extract"), folder / "releases", people_sheets=False)


@pytest.fixture
def data(tiny_release: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The data folder with the tiny release."""
    return show(tiny_release, tmp_path, monkeypatch)


@pytest.fixture
def small_data(small_release: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The same with the small release, which has the months that a jump is judged by."""
    return show(small_release, tmp_path, monkeypatch)


def show(release: Path, folder: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("BANG06_DATA", str(folder / "data"))
    monkeypatch.setenv("BANG06_OWNER", str(folder / "owner"))
    owner_secret()
    # Released files are never changed, so they are linked and not copied.
    shutil.copytree(release.parent, folder / "data" / "releases", copy_function=os.link)
    return folder / "data"
