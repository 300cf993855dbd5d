"""The plugin that makes a skip a failure, tried on small test files in a process of its own."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[1]
SETTINGS = "[pytest]\nmarkers =\n    browser: x\n    reference: x\n"
RUNS = "@pytest.mark.browser\ndef test_runs(): pass\n"
SKIPS = "@pytest.mark.browser\ndef test_skips(): pytest.skip('no Chromium')\n"
SKIPS_BY_MARK = (
    "@pytest.mark.browser\n@pytest.mark.skipif(True, reason='no Chromium')\ndef test_out(): pass\n"
)
SKIPS_IN_FIXTURE = "@pytest.fixture\ndef page(): pytest.skip('no Chromium')\n@pytest.mark.browser\ndef test_page(page): pass\n"
PLAIN_SKIP = "def test_plain(): pytest.skip('unmarked')\n"
WHOLE_FILE = "pytest.skip('no Chromium', allow_module_level=True)\n"


def exit_code(folder: Path, tests: str, *options: str) -> int:
    (folder / "pytest.ini").write_text(SETTINGS, encoding="utf-8")
    (folder / "test_drawn.py").write_text("import pytest\n" + tests, encoding="utf-8")
    command = [sys.executable, "-m", "pytest", "-q", "-p", "no:cacheprovider", "-p", "tests.skips", *options]
    return subprocess.run([*command, str(folder)], cwd=ROOT, capture_output=True, check=False).returncode


@pytest.mark.parametrize(
    ("tests", "passes"),
    [
        (RUNS, True),
        (RUNS + PLAIN_SKIP, True),
        (RUNS + SKIPS, False),
        (RUNS + SKIPS_BY_MARK, False),
        (RUNS + SKIPS_IN_FIXTURE, False),
        (PLAIN_SKIP, False),  # no browser test at all proves nothing
        (WHOLE_FILE, False),
    ],
)
def test_a_skip_of_a_named_marker_fails_the_run(tmp_path: Path, tests: str, passes: bool) -> None:
    assert (exit_code(tmp_path, tests, "--no-skips=browser") == 0) is passes


def test_without_the_option_a_skip_stays_a_skip(tmp_path: Path) -> None:
    assert exit_code(tmp_path, SKIPS) == 0


def test_every_named_marker_must_have_been_carried_by_a_test_that_passed(tmp_path: Path) -> None:
    assert exit_code(tmp_path, RUNS, "--no-skips=browser,reference") != 0
