"""The audit of a protected cube: every attack, its figure and the bar it must keep."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from board.dimensions import PERSON_FACTS
from pipeline.cube import Counts
from pipeline.protect.attacks import (
    averaging,
    averaging_releases,
    differencing,
    lifted_zeros,
    noise_at_query_time,
    one_look,
    spread,
    sums_of,
)
from pipeline.protect.self_check import failures
from pipeline.protect.settings import Protection

# Bars of the audit: share of small cells found out; share of true zeros lifted; error of a cell, in persons.
MOST_AT_ONE_LOOK = 0.30
MOST_BY_AVERAGING = 0.40
LEAST_LIFTED = 0.002
LEAST_SPREAD = 1.0


@dataclass(frozen=True)
class Finding:
    """One figure of the audit and whether it keeps its bar."""

    name: str
    figure: float
    bar: str
    passed: bool


def audit_population(true: Counts, protected: Counts, again: Counts) -> list[Finding]:
    """All attacks on a protected cube; `again` is the same true counts protected in another run."""
    findings = [
        Finding("broken promises", len(failures(true, protected)), "0", not failures(true, protected))
    ]
    for fact in PERSON_FACTS:
        cells, shown = (np.asarray(getattr(x, fact)) for x in (true, protected))
        same = float((getattr(again, fact) == shown).mean())
        releases = [shown, np.asarray(getattr(again, fact))]
        pairs = differencing(cells, sums_of(shown), 60)
        query_time = differencing(cells, noise_at_query_time(cells, Protection()), 100)
        findings += [
            _at_most(f"{fact}: one look", one_look(cells, shown), MOST_AT_ONE_LOOK),
            _at_most(f"{fact}: 60 pairs", pairs, MOST_AT_ONE_LOOK),
            _at_least(f"{fact}: 100 pairs against noise at query time", query_time, 0.90),
            _at_most(f"{fact}: averaging 12 months", averaging(cells, shown), MOST_BY_AVERAGING),
            _at_most(f"{fact}: averaging two runs", averaging_releases(cells, releases), MOST_AT_ONE_LOOK),
            _at_least(f"{fact}: same in another run", same, 1.0),
            _at_least(
                f"{fact}: zeros lifted above the gap", lifted_zeros(fact, true, protected), LEAST_LIFTED
            ),
            _at_least(f"{fact}: standard deviation of a cell", spread(cells, shown), LEAST_SPREAD),
        ]
    return findings


def _at_most(name: str, figure: float, bar: float) -> Finding:
    return Finding(name, figure, f"<= {bar:g}", figure <= bar)


def _at_least(name: str, figure: float, bar: float) -> Finding:
    return Finding(name, figure, f">= {bar:g}", figure >= bar)
