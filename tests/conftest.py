"""Fixtures of all tests: nothing reads or writes the real data, and one small release for those who only read."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest


@pytest.fixture(scope="session", autouse=True)
def no_real_data(tmp_path_factory: pytest.TempPathFactory) -> Iterator[None]:
    """The data folder, the releases and the owner's configuration of a test run are empty ones of its own."""
    with pytest.MonkeyPatch.context() as environment:
        environment.setenv("BANG06_DATA", str(tmp_path_factory.mktemp("data")))
        environment.setenv("BANG06_OWNER", str(tmp_path_factory.mktemp("owner")))
        environment.delenv("BANG06_RELEASES", raising=False)
        yield


@pytest.fixture(scope="session")
def small_release(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The file of one small release, alone in its folder with CURRENT. Read it; never change its folder."""
    from tests.small_release import build_small_release

    return build_small_release(tmp_path_factory.mktemp("small_release"))


@pytest.fixture(scope="session")
def worlds(small_release: Path, tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Path]:
    """The files of two releases that differ in nothing that may be shown (tests/attacks/twin.py), each in its folder."""
    from tests.attacks.worlds import two_worlds

    return two_worlds(small_release, tmp_path_factory.mktemp("worlds"))


@pytest.fixture(scope="session")
def owned_release(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The same, protected by the secret OWNED of tests/small_release.py, which `own` gives to a test's owner."""
    from tests.small_release import OWNED, build_small_release

    return build_small_release(tmp_path_factory.mktemp("owned_release"), OWNED)
