"""What all findings start from: the rows with an exact figure, and where they stand against their targets."""

from __future__ import annotations

from typing import Any

from board import words
from board.answer import Answer
from board.status import Status, status_of


def known_rows(answer: Answer) -> list[dict[str, Any]]:
    return [row for row in answer.rows.rows(named=True) if row["value"] is not None]


def judged(by_area: Answer) -> dict[str, Status]:
    """The status of every area that has one, in the answer's order."""
    statuses = {key: status_of(by_area, key) for key in by_area.keys}
    return {key: status for key, status in statuses.items() if status is not None}


def shared_aim(statuses: dict[str, Status], answer: Answer, language: str) -> str:
    """' 95%' where all areas have the same target."""
    aims = {status.target.aim for status in statuses.values()}
    return f" {words.aim(aims.pop(), answer.indicator.unit, language)}" if len(aims) == 1 else ""
