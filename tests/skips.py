"""A pytest plugin for the project's own machine: `-p tests.skips --no-skips=browser,reference`.

A skipped test looks like a passed one in a hurry. Where the means are there, a skip of the named markers
is a failure; so is a marker that no test carried, for then nothing was proven.
"""

from __future__ import annotations

from collections import Counter

import pytest


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption(
        "--no-skips",
        default="",
        metavar="MARKERS",
        help="fail when a test with one of these markers is skipped",
    )


def pytest_configure(config: pytest.Config) -> None:
    markers = [name for name in config.getoption("--no-skips").split(",") if name]
    if markers:
        config.pluginmanager.register(NoSkips(markers), "no-skips")


class NoSkips:
    """Counts the runs and collects the skips of the marked tests."""

    def __init__(self, markers: list[str]):
        self.markers = markers
        self.passed: Counter[str] = Counter()
        self.skipped: list[str] = []

    def pytest_collectreport(self, report: pytest.CollectReport) -> None:
        if report.skipped:  # a whole file was left out: which markers it holds is not known any more
            self.skipped.append(report.nodeid)

    def pytest_runtest_logreport(self, report: pytest.TestReport) -> None:
        carried = [name for name in self.markers if name in report.keywords]
        if carried and report.skipped and not hasattr(report, "wasxfail"):
            self.skipped.append(report.nodeid)
        if report.when == "call" and report.passed:
            self.passed.update(carried)

    @property
    def complaints(self) -> list[str]:
        never = [f"no test marked '{name}' passed" for name in self.markers if not self.passed[name]]
        return [f"skipped: {nodeid}" for nodeid in self.skipped] + never

    @pytest.hookimpl(trylast=True)
    def pytest_sessionfinish(self, session: pytest.Session, exitstatus: int) -> None:
        if self.complaints and exitstatus in (pytest.ExitCode.OK, pytest.ExitCode.NO_TESTS_COLLECTED):
            session.exitstatus = pytest.ExitCode.TESTS_FAILED

    def pytest_terminal_summary(self, terminalreporter) -> None:
        if self.complaints:
            terminalreporter.section("skips that are not allowed here", red=True)
            for complaint in self.complaints:
                terminalreporter.line(complaint)
