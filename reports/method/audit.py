"""How the last trial attacks on the release ended."""

from __future__ import annotations

from datetime import date

from board.protection import Standing, standing
from board.store import Release


def audit_standing(release: Release) -> Standing:
    """As the board's page says it."""
    record, info = release.record, release.info
    on = date.fromisoformat(record.published_at[:10]) if record else info.made_on
    return standing(info.audit, record.audit if record else (), info.release_id, on)


def audit_outcome(release: Release, language: str) -> str:
    """Its word, strong, and one sentence: 'Đạt mọi ngưỡng: 166 phép đo trên kỳ …'."""
    last = audit_standing(release)
    return f"**{last.word.in_(language)}**: {last.sentence.in_(language)}"
