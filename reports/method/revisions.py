"""What the release of a report says otherwise than the one before it."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from board.definition_file import Text
from board.indicators import Indicator
from board.revision import Changes
from board.revision_words import correction_told, summary
from board.store import Release
from board.words import day

MOST_CORRECTIONS = 6


def revisions(release: Release, indicators: Sequence[Indicator], language: str) -> list[str]:
    """Sentences: which release, since which one, what changed; of corrected indicators those that the report shows."""
    record, info = release.record, release.info
    made = Text(
        f"Kỳ phát hành **{info.release_id}**, lập ngày {day(info.made_on)}, số liệu đến {day(info.last_period)}.",
        f"Release **{info.release_id}**, made on {day(info.made_on)}, figures to {day(info.last_period)}.",
    ).in_(language)
    if record is None:
        return [made, _NO_RECORD.in_(language)]
    published = day(date.fromisoformat(record.published_at[:10]))
    if record.before is None:
        first = Text(
            f"Công bố ngày {published}; là kỳ đầu tiên nên chưa có thay đổi để so sánh.",
            f"Published on {published}; the first one, so there is nothing to compare with.",
        )
        return [made, first.in_(language)]
    since = Text(
        f"Công bố ngày {published}, thay cho {record.before}.",
        f"Published on {published} in place of {record.before}.",
    )
    return [made, since.in_(language), *_changes(record.changes, indicators, language)]


def _changes(changes: Changes, indicators: Sequence[Indicator], language: str) -> list[str]:
    ids = {one.id for one in indicators}
    corrected = [one for one in changes.indicators if one.corrected]
    told = [f"[r] {correction_told(one).in_(language)}" for one in corrected if one.indicator_id in ids]
    lines = [one.in_(language) for one in summary(changes)] + told[:MOST_CORRECTIONS]
    if rest := len(corrected) - len(told[:MOST_CORRECTIONS]):
        lines.append(
            Text(f"Còn {rest} chỉ số khác được đính chính.", f"{rest} more were corrected.").in_(language)
        )
    return [line if line.endswith(".") else f"{line}." for line in lines]


_NO_RECORD = Text(
    "Tệp được đọc riêng, không kèm bản ghi phát hành, nên không so sánh với kỳ trước.",
    "The file was read by itself, without its record, so it is not compared with the one before.",
)
