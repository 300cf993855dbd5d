"""Equal cards, one indicator each: value, change, status, distance to the target, counts, trend."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import Any

from board import words
from board.answer import Answer
from board.changes import Change, change
from board.status import NO_TARGET, Status, status_of
from reports.blocks.figure import figure, months_shown
from reports.document import Block

MONTHS_OF_TREND = 13  # the same month a year ago is the first
LONGEST_WITH_NOUN = 6  # characters of a count that has room for its noun


def cards(
    series: Sequence[Answer],
    language: str,
    totals: Sequence[Answer],
    before: Sequence[Answer | None] = (),
) -> Block:
    """series: answers by period, their lines; totals: answers 'total', their figures, in the same order.

    before: totals of the span before, for the change; where not given the series has the month before.
    """
    spans = bool(before) or any(one.question.months > 1 for one in totals)
    earlier = before or [None] * len(totals)
    moves = [
        change(total, old) if spans else _in_the_month(line)
        for line, total, old in zip(series, totals, earlier, strict=True)
    ]
    shown = [_card(*one, spans, language) for one in zip(series, totals, moves, strict=True)]
    answers, note = [*totals, *series], _note(spans, any(moves), language)
    block = figure("cards", {"cards": shown}, answers, language, title="", note=note, drawn=totals)
    said = [_spoken(total, move, language) for total, move in zip(totals, moves, strict=True)]
    said += [months_shown(one, MONTHS_OF_TREND).alt(language) for one in series]
    return replace(block, alt=" ".join(said))


def _note(spans: bool, has_changes: bool, language: str) -> str:
    vi = language == "vi"
    line = f"Đường: {MONTHS_OF_TREND} tháng gần nhất; nét đứt: chỉ tiêu." if vi else (
        f"Line: the last {MONTHS_OF_TREND} months; dashed: target.")  # fmt: skip
    if not has_changes:
        return line
    if vi:
        return f"Bên phải giá trị: thay đổi so với {'kỳ' if spans else 'tháng'} trước (tỷ lệ: điểm phần trăm). {line}"
    before = "period" if spans else "month"
    return f"Right of the value: change on the {before} before (rates: percentage points). {line}"


def _in_the_month(series: Answer) -> Change | None:
    earlier = series.question.before(1)
    return change(series, series, series.question.period, earlier.period) if earlier else None


def _card(series: Answer, total: Answer, moved: Change | None, spans: bool, language: str) -> dict[str, Any]:
    indicator, row, status = total.indicator, total.row(), status_of(total)
    text = total.text(row, language)
    is_percent = text.endswith("%")
    noun = indicator.noun.in_(language) if row["value"] is not None and len(text) <= LONGEST_WITH_NOUN else ""
    counts = _counts(total, moved, spans, language)
    return {
        "name": indicator.short_name.in_(language),
        "value": text.removesuffix("%"),
        "unit": "%" if is_percent else "" if noun == counts else noun,
        "change": moved.short.in_(language) if moved else "",
        "tone": status.key if status else "none",
        "word": words.sentence((status.word if status else NO_TARGET).in_(language)),
        "gap": _gap(status, language),
        "counts": _marked(counts, total, language),
        "spark": _spark(months_shown(series, MONTHS_OF_TREND), status),
    }


def _counts(total: Answer, moved: Change | None, spans: bool, language: str) -> str:
    """Numerator and denominator; under a plain count, whose number stands above already, how it changed."""
    row = total.row()
    if total.indicator.unit == "percent":
        counts = total.counts_text(row, language)
        return "" if counts == total.text(row, language) else counts
    if moved is None:
        return total.indicator.noun.in_(language)
    vi, said = language == "vi", moved.text.in_(language)
    if spans:
        return f"{said} so với kỳ trước" if vi else f"{said} on the period before"
    return f"{said} trong tháng" if vi else f"{said} in the month"


def _gap(status: Status | None, language: str) -> str:
    """Beside a value in percent the number says enough; the text for those who hear it has the whole words."""
    if status is None:
        return ""
    return status.gap_text.in_(language).removesuffix(" điểm phần trăm").replace(" percentage points", "")


def _marked(counts: str, total: Answer, language: str) -> str:
    """With 'tạm tính' in the place of the noun: the card has room for one of the two."""
    if total.row()["sign"] != "p":
        return counts
    provisional = "tạm tính" if language == "vi" else "provisional"
    return f"{counts.removesuffix(f' {total.indicator.noun.in_(language)}')} · {provisional}"


def _spark(series: Answer, status: Status | None) -> dict[str, Any] | None:
    """Runs of shown months, the target's height, whether the last month is shown; None where nothing is."""
    rows = series.rows.rows(named=True)
    aim = status.target.aim if status else None
    heights = [row["value"] for row in rows if row["value"] is not None]
    if not heights:
        return None
    ends = [*heights, *([aim] if aim is not None else [])]
    low, span = min(ends), max(ends) - min(ends)

    def down(value: float) -> float:
        return round(1 - (value - low) / span, 5) if span else 0.5

    runs: list[list[list[float]]] = [[]]
    for place, row in enumerate(rows):
        if row["value"] is None:
            runs.append([])
        else:
            across = place / (len(rows) - 1) if len(rows) > 1 else 1.0
            runs[-1].append([round(across, 5), down(row["value"])])
    return {
        "runs": [run for run in runs if run],
        "target": None if aim is None else down(aim),
        "has_end": rows[-1]["value"] is not None,
    }


def _spoken(total: Answer, moved: Change | None, language: str) -> str:
    """What the card says in signs, in words."""
    status, name = status_of(total), total.indicator.short_name.in_(language)
    parts = [total.text(None, language), total.counts_text(None, language)]
    parts += [moved.text.in_(language)] if moved else []
    parts += (
        [f"{status.word.in_(language)}, {status.gap_text.in_(language)}"]
        if status
        else [NO_TARGET.in_(language)]
    )
    return f"{name}: {'; '.join(dict.fromkeys(parts))}."
