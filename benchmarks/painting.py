"""From a viewer's deed to the last change on the screen, measured inside the page by its own clock."""

from __future__ import annotations

from collections.abc import Callable

from playwright.sync_api import Page

QUIET_MILLISECONDS = 250  # nothing has moved for so long: the last change was the last
# The deed is the last click or key before the change; the end is the frame after the last change in the main block
# (Plotly and the map draw after Streamlit has declared the run finished, and count).
WATCH = """
() => {
  const clock = window.__clock = { deed: 0, changed: 0 };
  for (const kind of ["click", "keydown", "pointerup"])
    document.addEventListener(kind, () => { clock.deed = performance.now(); clock.changed = 0; }, true);
  new MutationObserver(() => requestAnimationFrame(() => { clock.changed = performance.now(); }))
    .observe(document.querySelector('[data-testid="stMain"]'),
             { subtree: true, childList: true, characterData: true, attributes: true });
}
"""
PAINTED = """
(quiet) => new Promise(done => {
  const look = () => {
    const { deed, changed } = window.__clock, running =
      document.querySelector('[data-testid="stApp"]').dataset.testScriptState !== "notRunning";
    if (!running && changed > deed && performance.now() - changed > quiet) done((changed - deed) / 1000);
    else setTimeout(look, 20);
  };
  look();
})
"""


def watch(page: Page) -> None:
    page.evaluate(WATCH)


def seconds_to_paint(page: Page, deed: Callable[[], None], shown: Callable[[], object]) -> float:
    """Seconds from `deed` to the last change; `shown` must wait until what was asked for is on the screen."""
    deed()
    shown()
    return page.evaluate(PAINTED, QUIET_MILLISECONDS)
