"""One headless Chromium for all tests, cut off from every outside host, and a page that keeps a record."""

from __future__ import annotations

import os
import re
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from urllib.parse import urlsplit

from playwright.sync_api import Browser, ConsoleMessage, Locator, Page, sync_playwright

SHOTS = Path(__file__).parent / "shots"
WIDE = {"width": 1366, "height": 768}
NARROW = {"width": 390, "height": 844}
# Chromium calls home by itself unless told not to; names of outside hosts do not resolve at all.
ARGUMENTS = (
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-domain-reliability",
    "--disable-sync",
    "--no-first-run",
    "--no-default-browser-check",
    "--no-proxy-server",
    "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1",
)
READY_MILLISECONDS = 30_000


@contextmanager
def started_chromium(program: Path) -> Iterator[Browser]:
    as_root = hasattr(os, "geteuid") and os.geteuid() == 0  # Chromium's sandbox refuses root
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(
            executable_path=str(program), args=[*ARGUMENTS, *(["--no-sandbox"] if as_root else [])]
        )
        yield browser
        browser.close()


@dataclass
class Visit:
    """A page of the board in a browser of its own; remembers every request and every error of its scripts."""

    page: Page
    address: str
    requests: list[str] = field(default_factory=list)
    errors: list[str] = field(default_factory=list)

    def open(self, path: str) -> Visit:
        self.page.goto(f"{self.address}/{path.lstrip('/')}")
        return self.settled()

    def settled(self) -> Visit:
        """Wait until the script has run, everything is drawn and nothing moves any more."""
        self.page.wait_for_selector(
            '[data-testid="stApp"][data-test-script-state="notRunning"] [data-testid="stMainBlockContainer"]',
            timeout=READY_MILLISECONDS,
        )
        self.page.wait_for_function(
            '() => !document.querySelector(\'[data-testid="stSkeleton"], [data-stale="true"]\')',
            timeout=READY_MILLISECONDS,
        )
        self.page.evaluate(
            "() => new Promise(done => requestAnimationFrame(() => requestAnimationFrame(done)))"
        )
        return self

    def shot(self, name: str, whole: bool = False) -> None:
        SHOTS.mkdir(exist_ok=True)
        self.page.screenshot(path=SHOTS / f"{name}.png", full_page=whole)

    @property
    def main(self) -> Locator:
        return self.page.locator('[data-testid="stMain"]')

    @property
    def outside_hosts(self) -> set[str]:
        return {url for url in self.requests if not is_of_this_machine(url, self.address)}

    @property
    def troubles(self) -> list[str]:
        """What a viewer would see as an error, and what the browser's console says."""
        shown = self.page.locator(
            '[data-testid="stException"], [data-testid="stAlertContentError"], [data-testid="stErrorElement"]'
        )
        return [text.strip() for text in shown.all_inner_texts()] + self.errors


@contextmanager
def visiting(
    browser: Browser, address: str, viewport: dict[str, int], locale: str = "vi-VN"
) -> Iterator[Visit]:
    context = browser.new_context(viewport=viewport, locale=locale, reduced_motion="reduce")
    page = context.new_page()
    page.set_default_timeout(10_000)
    visit = Visit(page, address)
    context.on("request", lambda request: visit.requests.append(request.url))
    page.on("websocket", lambda socket: visit.requests.append(socket.url))
    page.on("pageerror", lambda error: visit.errors.append(str(error)))
    page.on("console", lambda message: note_error(visit, message))
    yield visit
    context.close()


def note_error(visit: Visit, message: ConsoleMessage) -> None:
    """Keep an error of the console, except the one that Streamlit makes on every page below the root: it asks
    whether the board lies under the page's own path, and is told 404."""
    path = urlsplit(message.location.get("url", "")).path
    probing = re.fullmatch(r"/.+/_stcore/(health|host-config)", path)
    if message.type == "error" and not probing:
        visit.errors.append(f"{message.text} {path}")


def is_of_this_machine(url: str, address: str) -> bool:
    """data: and blob: are made inside the page; all else must go to the board's own host and port."""
    return bool(re.match(r"(data|blob|about):", url)) or urlsplit(url).netloc == urlsplit(address).netloc
