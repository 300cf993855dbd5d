"""One small release, one real server and one Chromium for all browser tests; a fresh browser context for each."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.chromium import find_chromium


@pytest.fixture(scope="session")
def releases(small_release: Path) -> Path:
    """A folder with one small release of invented counts."""
    return small_release.parent


@pytest.fixture(scope="package")
def board(releases: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator:
    from tests.e2e.server import running_board

    with running_board(releases, tmp_path_factory.mktemp("server")) as server:
        yield server


@pytest.fixture(scope="package")
def chromium() -> Iterator:
    """Closed after the last browser test: until then Playwright's event loop runs, and no other can be started."""
    program = find_chromium()
    if program is None:
        pytest.skip("no Chromium on this machine: `python3 run.py test` installs it where it can")
    from tests.e2e.browser import started_chromium

    with started_chromium(program) as browser:
        yield browser


@pytest.fixture
def wide(board, chromium) -> Iterator:
    """A browser at 1366x768. No test may make the browser or the server ask an outside host."""
    yield from visit_that_stays_inside(board, chromium, "WIDE")


@pytest.fixture
def narrow(board, chromium) -> Iterator:
    """A browser at 390 px."""
    yield from visit_that_stays_inside(board, chromium, "NARROW")


def visit_that_stays_inside(board, chromium, size: str) -> Iterator:
    from tests.e2e import browser

    with browser.visiting(chromium, board.address, getattr(browser, size)) as visit:
        yield visit
        assert visit.outside_hosts == set()
        assert board.outside_hosts == []
