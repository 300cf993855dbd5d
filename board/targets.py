"""Targets: data with a programme, a legal basis and a period. Without one there is no status.

Targets are few and not personal, so a release's are read once when it is opened.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

import duckdb

from board import queries
from geo.areas import PROVINCE_CODE

if TYPE_CHECKING:
    from board.question import Question
    from board.release_info import ReleaseInfo


@dataclass(frozen=True)
class Target:
    """One line of the table `targets` (docs/DATA.md).

    value: rate 0-1, count, or with unit 'assigned' a number that serves as denominator, to be reached by due_on.
    label: 'Dữ liệu mô phỏng' for invented ones, empty for published ones.
    """

    indicator_id: str
    area_vintage: str
    area_code: str
    from_on: date
    due_on: date
    value: float
    unit: str
    programme: str
    legal_basis: str
    label: str
    source: str

    @property
    def aim(self) -> float:
        """What the shown value has to reach: an assigned number is reached at 100%."""
        return 1.0 if self.unit == "assigned" else self.value


def read_targets(cursor: duckdb.DuckDBPyConnection) -> tuple[Target, ...]:
    return tuple(Target(**row) for row in queries.run(cursor, "views/targets").rows(named=True))


def target_for(release: ReleaseInfo, question: Question, area_code: str | None = None) -> Target | None:
    """The target in force on the question's period, for its area or another one of the same vintage; else None.

    An area's own target, else for rates that of the province; published before invented; the earliest due. Targets are
    set for everybody counted by the usual denominator, so a breakdown or another denominator has none.
    """
    if not question.is_whole or not _is_of_the_usual_denominator(question):
        return None
    assigned, code = question.denominator == "assigned", area_code or question.area_code
    indicator_id, vintage = question.indicator_id, question.area_vintage
    fits = [
        target
        for target in release.targets_of.get((indicator_id, vintage), ())
        if target.from_on <= question.period <= target.due_on
        and (target.unit == "assigned") == assigned
        and (target.area_code == code or (target.area_code == PROVINCE_CODE and target.unit == "rate"))
    ]
    return min(
        fits, key=lambda target: (target.area_code != code, target.label != "", target.due_on), default=None
    )


def assigned_number(release: ReleaseInfo, question: Question, area_code: str, period: date) -> int | None:
    """The denominator laid down last on or before a period for an area; None where there is none."""
    fits = [
        target
        for target in release.targets
        if (target.indicator_id, target.area_vintage, target.area_code, target.unit)
        == (question.indicator_id, question.area_vintage, area_code, "assigned")
        and target.from_on <= period
    ]
    latest = max(fits, key=lambda target: target.from_on, default=None)
    return round(latest.value) if latest else None


def _is_of_the_usual_denominator(question: Question) -> bool:
    return question.denominator in ("present", "assigned")
