"""How far rates are from their targets: points on both sides of one line."""

from __future__ import annotations

from collections.abc import Sequence

from board import words
from board.answer import Answer
from board.definition_file import Text
from board.status import status_of
from reports.blocks.figure import figure
from reports.document import Block

_HEADS = (Text("Kết quả", "Result"), Text("Chỉ tiêu", "Target"), Text("Đánh giá", "Status"))
_NOTE = Text(
    "Kết quả so với chỉ tiêu, điểm phần trăm; bên phải vạch: tốt hơn chỉ tiêu.",
    "Result against target in percentage points; right of the line: better than the target.",
)


def gaps(totals: Sequence[Answer], language: str, *, title: str) -> Block | None:
    """Rates against their targets in percentage points, the furthest ahead first; None where none has a target."""
    rates = [(one, status_of(one)) for one in totals if one.indicator.unit == "percent"]
    judged = [(one, status) for one, status in rates if status and status.gap is not None]
    if not judged:
        return None
    judged.sort(key=lambda found: -found[1].gap)
    ends = [0.0, *(status.gap for _, status in judged)]
    low, span = min(ends), (max(ends) - min(ends)) or 1.0
    rows = [
        {
            "name": one.indicator.name.in_(language),
            "value": one.text(None, language),
            "aim": words.aim(status.target.aim, "percent", language),
            "gap": status.gap_short.in_(language),
            "tone": status.key,
            "word": status.word.in_(language),
            "to": round((status.gap - low) / span, 5),
        }
        for one, status in judged
    ]
    heads = [head.in_(language) for head in _HEADS]
    content = {"heads": heads, "zero": round(-low / span, 5), "rows": rows}
    answers = [one for one, _ in judged]
    return figure("gaps", content, answers, language, title=title, note=_NOTE.in_(language))
