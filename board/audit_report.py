"""What an audit says: one figure of one attack, with its bar and the verdict.

The owner's audit (pipeline/audit) travels in the release's table `audit`; the board's own looks at a finished file.
What each check is, in words: board/audit_words.py.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

import duckdb
import polars as pl

from board import queries
from board.dimensions import DOSSIER_FACTS, PERSON_FACTS
from geo.areas import VINTAGES

STATED = "stated"  # the bar of a figure that is told and not judged: what remains possible
STEP = "june_july_2025"  # from the last month of the old areas to the first of the new
FACTS = ("residents", *PERSON_FACTS, "received", *DOSSIER_FACTS)
SUBJECTS = tuple(f"{where}:{fact}" for where in (*VINTAGES, STEP) for fact in FACTS)
BAR = re.compile(rf"(<=|>=) \d+(\.\d+)?|{STATED}")


@dataclass(frozen=True)
class Finding:
    """One figure of an audit. check: an id of CHECKS; subject: what was attacked, '<vintage>:<fact>' for the owner's.

    figure: a share 0-1, or a number of places. bar: '<= 0.3', '>= 0.9' or 'stated'.
    """

    check: str
    subject: str
    figure: float
    bar: str
    passed: bool


def at_most(check: str, subject: str, figure: float, bar: float) -> Finding:
    return Finding(check, subject, float(figure), f"<= {bar:g}", bool(figure <= bar))


def at_least(check: str, subject: str, figure: float, bar: float) -> Finding:
    return Finding(check, subject, float(figure), f">= {bar:g}", bool(figure >= bar))


def stated(check: str, subject: str, figure: float) -> Finding:
    return Finding(check, subject, float(figure), STATED, True)


def findings_of(table: pl.DataFrame) -> list[Finding]:
    """The findings of a table `audit` (docs/DATA.md), in its order."""
    return [Finding(**row) for row in table.iter_rows(named=True)]


def read_audit(cursor: duckdb.DuckDBPyConnection) -> tuple[Finding, ...]:
    """The owner's findings of an open release, ordered by check and subject; empty where it carries none."""
    return tuple(findings_of(queries.run(cursor, "views/audit")))


def failed(findings: Sequence[Finding]) -> list[Finding]:
    """Those that miss their bar."""
    return [finding for finding in findings if not finding.passed]
