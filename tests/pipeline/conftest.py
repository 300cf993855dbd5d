"""Tiny extracts and a folder in which two of them were published, made once for all tests that publish."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from pipeline.publish import publish
from tests.pipeline.tiny_extract import write_tiny_extract


@pytest.fixture(scope="session")
def extracts(tmp_path_factory: pytest.TempPathFactory) -> list[Path]:
    """Three extracts that differ in the number of people in every cell: 10, 11, 12."""
    folder = tmp_path_factory.mktemp("incoming")
    return [write_tiny_extract(folder / f"e{people}", people) for people in (10, 11, 12)]


@pytest.fixture(scope="session")
def two_published(extracts: list[Path], tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder of releases in which the first two extracts were published, in this order. Copy it, never change it."""
    folder = tmp_path_factory.mktemp("two_published") / "releases"
    for extract in extracts[:2]:
        publish(extract, folder, people_sheets=False)
    return folder


@pytest.fixture
def releases(two_published: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A copy of that folder, which the board reads."""
    folder = tmp_path / "releases"
    shutil.copytree(two_published, folder)
    monkeypatch.setenv("BANG06_RELEASES", str(folder))
    return folder
