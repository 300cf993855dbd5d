"""Structural zeros: levels that nobody of an age group can have, by law. They are never lifted; here is the one list.

Only what cannot be by definition stands here. Everything else that happens to be zero is a sampling zero and may be
lifted. Data that contradict the list stop the extract: either the register or the list is wrong.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np

from board.dimensions import BANDS, PERSON_FACTS, RESIDENCES, SEXES
from board.errors import BoardError

# Age groups with the same structural zeros, each by kind of residence, because the board shows people present, registered,
# permanent and temporary, never all three kinds together. The province is exact for each, and each is balanced by itself, so
# that every block is dense and has a solution. Fixed for all months: history must not depend on later months.
AGES = {"00-05": BANDS[:1], "06-13": BANDS[1:2], "14+": BANDS[2:]}
GROUPS = tuple(f"{age}|{residence}" for age in AGES for residence in RESIDENCES)

_WITHOUT_CARD = ("no_number", "number_only")
_CARD = tuple(level for level in PERSON_FACTS["id_card"] if level not in _WITHOUT_CARD)
_AFTER_FIRST_CARD = tuple(x for x in _CARD if x.startswith(("due_", "expired", "renewal_")))


@dataclass(frozen=True)
class Impossible:
    """Levels of a fact that nobody of the ages has, before month `until` ('YYYY-MM'; None: never)."""

    fact: str
    ages: tuple[str, ...]
    levels: tuple[str, ...]
    until: str | None
    basis: str


IMPOSSIBLE = (
    Impossible(
        "id_card", ("00-05", "06-13"), _CARD, "2024-07", "Law 59/2014/QH13, art. 19: cards from age 14"
    ),
    Impossible(
        "id_card", ("00-05",), _AFTER_FIRST_CARD, None, "Law 26/2023/QH15, art. 21: first renewal at 14"
    ),
    Impossible(
        "e_identity",
        ("00-05", "06-13"),
        PERSON_FACTS["e_identity"][1:],
        "2024-07",
        "Decree 59/2022/ND-CP: own account from age 14; below since Decree 69/2024/ND-CP, art. 7",
    ),
)


class ImpossibleCounts(BoardError):
    """The register counts people in a state that the declared law excludes."""


def group_rows(group: str) -> np.ndarray:
    """Places of a group ('14+|temporary') among the 48 spine rows (band-major)."""
    age, residence = group.split("|")
    each = len(SEXES) * len(RESIDENCES)
    first = RESIDENCES.index(residence)
    return np.array(
        [BANDS.index(band) * each + i for band in AGES[age] for i in range(first, each, len(RESIDENCES))]
    )


def possible_levels(fact: str, group: str, periods: Sequence[str]) -> np.ndarray:
    """bool [month, level]: can anybody of the group have this level in that month ('YYYY-MM')?"""
    levels = PERSON_FACTS[fact]
    possible = np.ones((len(periods), len(levels)), bool)
    for rule in IMPOSSIBLE:
        if rule.fact == fact and group.split("|")[0] in rule.ages:
            in_force = np.array([rule.until is None or period < rule.until for period in periods], bool)
            possible &= ~(in_force[:, None] & np.isin(levels, rule.levels))
    return possible


def dense_blocks(fact: str, periods: Sequence[str]) -> Iterator[tuple[int, np.ndarray, np.ndarray]]:
    """(place of the group, places of months, places of levels) of blocks in which every level is possible."""
    for place, group in enumerate(GROUPS):
        possible = possible_levels(fact, group, periods)
        for levels in np.unique(possible, axis=0):
            yield place, np.flatnonzero((possible == levels).all(1)), np.flatnonzero(levels)


def require_structural_zeros(fact: str, cells: np.ndarray, periods: Sequence[str]) -> None:
    """Raises ImpossibleCounts when `cells` [month, base, 48, level] hold people where the list says nobody can be."""
    for group in GROUPS:
        held = cells[:, :, group_rows(group)].any((1, 2)) & ~possible_levels(fact, group, periods)
        if held.any():
            months = [p for p, any_level in zip(periods, held.any(1), strict=True) if any_level]
            levels = ", ".join(
                x for x, any_month in zip(PERSON_FACTS[fact], held.any(0), strict=True) if any_month
            )
            where = f"{fact} ({levels}), {group.replace('|', ', ')}, {months[0]} … {months[-1]}"
            raise ImpossibleCounts(
                f"Sổ gốc có người ở trạng thái mà pháp luật không cho phép: {where}. Hãy kiểm tra ngày tháng trong sổ.",
                f"The register holds people in a state the law excludes: {where}. Check the register's dates.",
            )
