"""The outlook of the overview: a year up to now, the target, and where the pace leads by its due date.

A component of our own and not a Plotly chart, because Plotly would take a third of the time of the whole page.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from board import words
from board.answer import Answer
from board.outlook import Outlook, expected_text
from board.targets import Target
from ui.components import component
from ui.language import language, t

MONTHS = 13  # the same month a year ago is the first
Place = tuple[float, float]

_outlook = component("outlook")


def outlook_chart(
    series: Answer, target: Target | None, expected: Outlook | None, *, height: int, key: str = "outlook"
) -> None:
    """Draw a series by period up to its question's month. height in pixels."""
    data = outlook_data(series, target, expected, language())
    _outlook(key=key, data={**data, "alt": series.alt(language()), "height": height})


def outlook_data(series: Answer, target: Target | None, expected: Outlook | None, lang: str) -> dict:
    """Lines, labels and months at places between 0 and 1, y downwards; withheld months leave a gap."""
    rows = [row for row in series.rows.rows(named=True) if row["key"] <= series.question.period][-MONTHS:]
    if not rows:
        return {"lines": [], "labels": [], "months": []}
    first, now = rows[0]["key"], rows[-1]["key"]
    end = max(now, expected.target.due_on) if expected else now
    heights = [row["value"] for row in rows if row["value"] is not None]
    heights += ([target.aim] if target else []) + ([expected.expected] if expected else [])
    place = _scale(first, end, heights)
    lines = [("actual", [None if row["value"] is None else place(row["key"], row["value"]) for row in rows])]
    labels = []
    if target:
        start = max(first, target.from_on)
        lines.append(("target", [place(start, target.aim), place(end, target.aim)]))
        aim = words.aim(target.aim, series.indicator.unit, lang)
        labels.append(_label(place(start, target.aim), t("chỉ tiêu ", "target ") + aim, "above"))
    if rows[-1]["value"] is not None:
        here = place(now, rows[-1]["value"])
        lines.append(("now", [here]))
        side = "above" if target and rows[-1]["value"] > target.aim else "below"
        labels.append(
            _label(here, series.text(now, lang), f"{side} strong {'middle' if here[0] < 0.95 else 'end'}")
        )
    if expected and not expected.is_reached and end > now:
        there = place(end, expected.expected)
        lines.append(("pace", [place(now, expected.last_value), there]))
        labels.append(_label(there, expected_text(expected, series.indicator.unit, lang), "above end"))
    months = [(0.0, f"{first:%m/%Y}", "start")]
    ends = [(place(day, heights[0])[0], day) for day in sorted({now, end})] if heights else []
    months += [(x, f"{day:%m/%Y}", "middle" if x < 0.92 else "end") for x, day in ends]
    return {"lines": lines, "labels": labels, "months": months}


def _scale(first: date, end: date, heights: list[float]) -> Callable[[date, float], Place]:
    days, low = max((end - first).days, 1), min(heights, default=0.0)
    span = (max(heights, default=1.0) - low) or 1.0
    return lambda day, value: ((day - first).days / days, 1 - (value - low) / span)


def _label(at: Place, text: str, place: str) -> dict:
    return {"at": at, "text": text, "place": place}
