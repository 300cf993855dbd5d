"""From the click on a page's PDF button to the finished file in a browser, beside the least that Streamlit can download.

    .venv/bin/python -m benchmarks.report_click [--times 10]

Both run in one Chromium, in turns, on this machine only. The first press of a page asks what the page itself has not
asked (the very first one also reads typefaces and maps), the others make the same file again. The bar is in seconds
because it is a promise to a viewer; the ratio says how much of it is ours and not the machine's.
"""

from __future__ import annotations

import argparse
import tempfile
import time
from pathlib import Path

from playwright.sync_api import Locator, Page

import run
from benchmarks.timing import busy_share, milliseconds, percentile
from reports.views import PAGES
from tests.chromium import find_chromium
from tests.e2e.browser import WIDE, started_chromium, visiting
from tests.e2e.server import running_board

BAR_SECONDS = 2.0


def main() -> None:
    parser = argparse.ArgumentParser(description="Click to finished PDF.")
    parser.add_argument("--times", type=int, default=10)
    parser.add_argument("--releases", type=Path, default=run.releases())
    chosen = parser.parse_args()
    program = find_chromium()
    if program is None:
        raise SystemExit("no Chromium on this machine")
    print(busy_share())
    with (
        tempfile.TemporaryDirectory() as first,
        tempfile.TemporaryDirectory() as second,
        running_board(chosen.releases, Path(first)) as board,
        running_board(chosen.releases, Path(second), "benchmarks/empty_download.py") as empty,
        started_chromium(program) as browser,
        visiting(browser, board.address, WIDE) as pages,
        visiting(browser, empty.address, WIDE) as yardstick,
    ):
        yardstick.open("/")
        least = yardstick.page.get_by_role("button", name="file")
        worst, every = 0.0, []
        for path, about in PAGES.items():
            pages.open(path)
            press = pages.main.locator("button.make")
            cold = seconds_to_file(pages.page, press)
            warm, empties = [], []
            for _ in range(chosen.times):
                warm.append(seconds_to_file(pages.page, press))
                empties.append(seconds_to_file(yardstick.page, least))
            every += empties
            worst = max(worst, cold, percentile(warm, 95))
            ratio = percentile(warm, 50) / percentile(empties, 50)
            said = f"p50 {milliseconds(warm, 50)}, p95 {milliseconds(warm, 95)}, {ratio:.1f} times the least"
            print(f"{about.title.en}: first {1000 * cold:.0f} ms, then {said}")
    print(f"the least: p50 {milliseconds(every, 50)}, p95 {milliseconds(every, 95)}")
    print(f"slowest: {worst:.2f} s (bar: under {BAR_SECONDS:g} s)")


def seconds_to_file(page: Page, button: Locator) -> float:
    """Until the browser has the whole file."""
    begun = time.perf_counter()
    with page.expect_download() as download:
        button.click()
    download.value.path()
    return time.perf_counter() - begun


if __name__ == "__main__":
    main()
