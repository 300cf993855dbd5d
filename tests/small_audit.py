"""The findings of an owner's audit, for releases of tests that no audit was run on: typical figures, all passed."""

from __future__ import annotations

import polars as pl

from board.audit_report import STEP, Finding, at_least, at_most, stated
from board.dimensions import DOSSIER_FACTS, PERSON_FACTS
from geo.areas import NEW_VINTAGE, VINTAGES
from pipeline.extract_shapes import SHAPES

AT_MOST = {
    "one_look": (0.2, 0.3),
    "sixty_pairs": (0.2, 0.3),
    "single_person": (0.66, 0.75),
    "last_person": (0.67, 0.75),
}
OF_STOCKS = [at_most("twelve_months", "", 0.25, 0.4), at_least("fresh_noise", "", 0.67, 0.4),
             at_least("empty_cells", "", 0.015, 0.015)]  # fmt: skip
OF_THE_NEWEST = [at_most("reconstruction", "", 0.18, 0.3), at_least("hidden_cells", "", 0.78, 0.45)]


def small_audit() -> pl.DataFrame:
    """The table `audit` with every check for every subject that it is made for."""
    found = []
    for vintage in VINTAGES:
        for spine, facts in (("residents", PERSON_FACTS), ("received", DOSSIER_FACTS)):
            found.append(at_most("broken_promises", f"{vintage}:{spine}", 0, 0))
            found.append(at_least("another_run", f"{vintage}:{spine}", 1, 1))
            for fact in facts:
                found += _of_a_fact(f"{vintage}:{fact}", fact in PERSON_FACTS, vintage == NEW_VINTAGE)
    found += [at_most("vintage_step", f"{STEP}:{fact}", 0.21, 0.3) for fact in PERSON_FACTS]
    return audit_table(found)


def audit_table(findings: list[Finding]) -> pl.DataFrame:
    return pl.DataFrame([vars(one) for one in findings], schema=SHAPES["audit"], orient="row")


def _of_a_fact(subject: str, is_stock: bool, is_newest: bool) -> list[Finding]:
    found = [at_most(check, subject, *figures) for check, figures in AT_MOST.items()]
    found += [at_least("query_noise", subject, 0.95, 0.9), at_least("spread", subject, 1, 1)]
    found += [stated("informed_guess", subject, 0.44), stated("blind_guess", subject, 0.35)]
    more = (OF_STOCKS if is_stock else []) + (OF_THE_NEWEST if is_stock and is_newest else [])
    return found + [Finding(one.check, subject, one.figure, one.bar, one.passed) for one in more]
