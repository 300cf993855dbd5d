"""axe-core on a page of the board, without what Streamlit itself brings and we cannot mend."""

from __future__ import annotations

import re
from dataclasses import dataclass

from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page

GRAVE = ("serious", "critical")


@dataclass(frozen=True)
class Known:
    """A violation of Streamlit's own making: the rule, where it stands (a pattern of axe's HTML), and why."""

    rule: str
    where: str
    reason: str


# Each line is a debt: take it out when a newer Streamlit has mended it.
STREAMLITS_OWN: tuple[Known, ...] = (
    Known(
        "list",
        'data-testid="stSidebarNavItems"',
        "the menu wraps each section's entries in a div inside its list",
    ),
    Known("listitem", '^<li class="st-emotion-cache-', "the same; items of our own lists have no such class"),
)


def grave_violations(page: Page) -> list[str]:
    """'rule: html' of every serious or critical violation that is ours to mend."""
    found = Axe().run(page, options={"resultTypes": ["violations"]}).response["violations"]
    return [
        f"{violation['id']} ({violation['impact']}): {node['html'][:300]}"
        for violation in found
        if violation["impact"] in GRAVE
        for node in violation["nodes"]
        if not is_streamlits_own(violation["id"], node["html"])
    ]


def is_streamlits_own(rule: str, html: str) -> bool:
    return any(known.rule == rule and re.search(known.where, html) for known in STREAMLITS_OWN)
