"""Releases whose true counts are known, opened once for all attacks."""

from __future__ import annotations

from pathlib import Path

import pytest

from board.store import Release, open_release
from tests.attacks.worlds import release_of, tables_of, true_tables


@pytest.fixture(scope="session")
def protected(small_release: Path) -> Release:
    """The small release, as a viewer meets it."""
    return open_release(small_release)


@pytest.fixture(scope="session")
def true(small_release: Path, tmp_path_factory: pytest.TempPathFactory) -> Release:
    """A release of twelve of its months with nobody protected: what an attacker's guess is compared with."""
    folder = tmp_path_factory.mktemp("true") / "releases"
    return open_release(release_of(true_tables(tables_of(small_release)), small_release, folder))


@pytest.fixture(scope="session")
def both(worlds: tuple[Path, Path]) -> tuple[Release, Release]:
    """The same two, open."""
    return open_release(worlds[0]), open_release(worlds[1])
