"""A filter changed on the overview until the new figures are painted, beside an empty Streamlit rerun.

    .venv/bin/python -m benchmarks.screen [--changes 45]

Both run in one Chromium, in turns, on this machine only. Every change asks for a month that this server has not
been asked for, so no cache is warm for that question. The bar is the ratio of the board's p95 to the empty
rerun's p95; milliseconds are for information.
"""

from __future__ import annotations

import argparse
import tempfile
from pathlib import Path

from playwright.sync_api import Page

import run
from benchmarks.painting import seconds_to_paint, watch
from benchmarks.timing import busy_share, milliseconds, percentile
from tests.chromium import find_chromium
from tests.e2e.browser import WIDE, Visit, started_chromium, visiting
from tests.e2e.server import running_board

BAR = 6.0
WARM_UP = 3


def main() -> None:
    parser = argparse.ArgumentParser(description="Filter change to painted overview.")
    parser.add_argument("--changes", type=int, default=45)
    parser.add_argument("--filter", type=int, default=0, help="which selectbox of the page, from 0")
    parser.add_argument("--releases", type=Path, default=run.releases())
    parser.add_argument("--app", default="app.py")
    chosen = parser.parse_args()
    program = find_chromium()
    if program is None:
        raise SystemExit("no Chromium on this machine")
    print(busy_share())
    with (
        tempfile.TemporaryDirectory() as first,
        tempfile.TemporaryDirectory() as second,
        running_board(chosen.releases, Path(first), chosen.app) as board,
        running_board(chosen.releases, Path(second), "benchmarks/empty_app.py") as empty,
        started_chromium(program) as browser,
        visiting(browser, board.address, WIDE) as overview,
        visiting(browser, empty.address, WIDE) as yardstick,
    ):
        board_seconds, empty_seconds = in_turns(overview, yardstick, chosen.changes, chosen.filter)
    for title, seconds in (("empty rerun", empty_seconds), ("filter to painted overview", board_seconds)):
        print(
            f"{title}: {len(seconds)} times, p50 {milliseconds(seconds, 50)}, p95 {milliseconds(seconds, 95)}"
        )
    ratio = percentile(board_seconds, 95) / percentile(empty_seconds, 95)
    print(f"p95 overview / p95 empty: {ratio:.2f} (bar: under {BAR:g})")


def in_turns(overview: Visit, yardstick: Visit, changes: int, box: int) -> tuple[list[float], list[float]]:
    """Seconds of each change of the board and of each empty rerun, one after the other."""
    for visit in (overview, yardstick):
        visit.open("/")
        watch(visit.page)
    board_seconds, empty_seconds = [], []
    for turn in range(WARM_UP + changes):
        board_seconds.append(next_option(overview.page, box))
        empty_seconds.append(rerun(yardstick.page, turn))
    return board_seconds[WARM_UP:], empty_seconds[WARM_UP:]


def rerun(page: Page, turn: int) -> float:
    """The empty app's number goes up by one at each run; the first was 1."""
    return seconds_to_paint(
        page,
        deed=page.get_by_role("button", name="rerun").click,
        shown=page.get_by_text(str(turn + 2), exact=True).wait_for,
    )


def next_option(page: Page, box: int) -> float:
    """Choose the option below the chosen one by keyboard."""
    field = page.locator('[data-testid="stSelectbox"]').nth(box)
    address = page.url
    field.locator("input").click()
    page.keyboard.press("ArrowDown")

    def shown() -> None:
        page.wait_for_url(lambda url: url != address)  # the board writes the new question into the address

    return seconds_to_paint(page, deed=lambda: page.keyboard.press("Enter"), shown=shown)


if __name__ == "__main__":
    main()
