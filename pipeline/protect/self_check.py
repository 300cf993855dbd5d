"""The check that every protected cube passes before it is written: it adds up, and nothing in it is impossible."""

from __future__ import annotations

import numpy as np

from board.dimensions import DOSSIER_FACTS, PERSON_FACTS
from board.errors import BoardError
from pipeline.cube import Counts, DossierCounts
from pipeline.protect.settings import EXACT_FROM
from pipeline.protect.structural import GROUPS, group_rows, possible_levels


class ProtectionFailed(BoardError):
    """A protected cube breaks a promise; it must not be published."""


def failures(true: Counts | DossierCounts, protected: Counts | DossierCounts) -> list[str]:
    """The promises that the protected cube breaks, in English, with the number of places; empty when it is sound."""
    persons = isinstance(true, Counts)
    spine, facts = ("residents", PERSON_FACTS) if persons else ("received", DOSSIER_FACTS)
    true_spine, spine_cells = (np.asarray(getattr(x, spine), np.int64) for x in (true, protected))
    found = {f"{spine}: negative cells": (spine_cells < 0).sum()}
    found[f"{spine}: province totals not exact"] = (true_spine.sum((1, 2)) != spine_cells.sum((1, 2))).sum()
    if not persons:
        found["received: province x service not exact from 10"] = _inexact(true_spine, spine_cells)
    for fact in facts:
        true_cells, cells = (np.asarray(getattr(x, fact), np.int64) for x in (true, protected))
        found[f"{fact}: negative cells"] = (cells < 0).sum()
        found[f"{fact}: levels that do not sum to {spine}"] = (cells.sum(-1) != spine_cells).sum()
        found[f"{fact}: province x level not exact from 10"] = _inexact(true_cells.sum(2), cells.sum(2))
        if persons:
            found[f"{fact}: structural zeros filled"] = _filled(fact, cells, true.periods)
    return [f"{promise} ({count})" for promise, count in found.items() if count]


def check(true: Counts | DossierCounts, protected: Counts | DossierCounts) -> None:
    """Raises ProtectionFailed with every broken promise; it names margins and how many, never a count."""
    if broken := failures(true, protected):
        listed = "; ".join(broken)
        raise ProtectionFailed(
            f"Số liệu sau bảo vệ không khớp, không được công bố: {listed}.",
            f"The protected counts do not hold together and must not be published: {listed}.",
        )


def _inexact(true: np.ndarray, protected: np.ndarray) -> int:
    """Places [month, level] of the province that had to be exact, given [month, base, level], and are not."""
    expected, published = true.sum(1), protected.sum(1)
    return int(((expected >= EXACT_FROM) & (expected != published)).sum())


def _filled(fact: str, cells: np.ndarray, periods: list[str]) -> int:
    places = 0
    for group in GROUPS:
        held = cells[:, :, group_rows(group)].any((1, 2))
        places += int((held & ~possible_levels(fact, group, periods)).sum())
    return places
