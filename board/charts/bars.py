"""One bar a row, one column a month."""

from __future__ import annotations

from typing import Any

from board.answer import Answer
from board.charts.marks import bar, hovers_of, of_bars
from board.charts.theme import (
    Figure,
    figure,
    hatched,
    month_axis,
    on_axis,
    on_months,
    text_note,
    value_axis,
)
from board.disclosure import WITHHELD_TEXT
from board.palette import ACTUAL, CHOSEN, INK, PREVIOUS, SOFT_INK
from board.targets import target_for


def bars(
    answer: Answer,
    language: str,
    *,
    before: Answer | None = None,
    chosen: str | None = None,
    sort: bool = False,
) -> Figure:
    """One horizontal bar a row, in the answer's order; the previous period light behind; each area's target a mark.

    before: the same question earlier. chosen: a key to mark. sort: highest first, rows without a figure last.
    """
    unit, rows = answer.indicator.unit, answer.rows.rows(named=True)
    if sort:
        rows.sort(key=lambda row: (row["value"] is None, -(row["value"] or 0)))
    labels = [answer.label(row["key"], language) for row in rows]
    hovers = hovers_of(answer, rows, language)
    traces = []
    if before is not None:
        past = {row["key"]: row["value"] for row in before.rows.rows(named=True)}
        values = [on_axis(past.get(row["key"]), unit) for row in rows]
        traces.append(bar(labels, values, {"color": PREVIOUS}, width=0.82))
    colours = [CHOSEN if row["key"] == chosen else ACTUAL for row in rows]
    values = [on_axis(row["value"], unit) for row in rows]
    traces.append(bar(labels, values, {"color": colours}, hovers, width=0.5 if before else 0.66))
    traces.append(bar(labels, [on_axis(row["bound"], unit) for row in rows], hatched(), hovers))
    marks = _target_marks(answer, rows, labels)
    notes = [
        _value_note(answer, row, label, language, marks is not None)
        for row, label in zip(rows, labels, strict=True)
    ]
    return of_bars([*traces, marks] if marks else traces, notes, len(rows), unit, language)


def columns(answer: Answer, language: str) -> Figure:
    """One column a month of an answer by period; a provisional month is hatched in the ink of the others."""
    unit, rows = answer.indicator.unit, answer.rows.rows(named=True)
    hovers = hovers_of(answer, rows, language)
    kinds = (
        ([row["value"] if row["sign"] == "" else None for row in rows], {"color": ACTUAL}),
        ([row["value"] if row["sign"] == "p" else None for row in rows], hatched(ACTUAL)),
        ([row["bound"] for row in rows], hatched()),
    )
    traces = [
        {"type": "bar", "x": [on_months(row["key"]) for row in rows], "y": [on_axis(value, unit) for value in values],
         "marker": marker, "hovertext": hovers, "hoverinfo": "text"}
        for values, marker in kinds
        if any(value is not None for value in values)
    ]  # fmt: skip
    axes = {"xaxis": month_axis(language), "yaxis": value_axis(unit, rangemode="tozero")}
    return figure(traces, language, 240, barmode="overlay", bargap=0.25, **axes)


def _value_note(answer: Answer, row: dict, label: str, language: str, at_the_edge: bool) -> dict[str, Any]:
    """The value as text at the bar's end, or in one column at the edge where target marks would cross it."""
    colour = SOFT_INK if row["sign"] in WITHHELD_TEXT else INK
    end = row["value"] if row["value"] is not None else row["bound"]
    text = answer.text(row, language)
    if at_the_edge and end is not None:
        return text_note(text, colour, xref="paper", x=1, y=label, xanchor="right")
    return text_note(
        text, colour, x=on_axis(end, answer.indicator.unit) or 0, y=label, xanchor="left", xshift=4
    )


def _target_marks(answer: Answer, rows: list[dict], labels: list[str]) -> dict[str, Any] | None:
    """An outlined mark on each area's own target; None where no row has one."""
    if answer.by != "area":
        return None
    targets = [target_for(answer.release, answer.question, row["key"]) for row in rows]
    if not any(targets):
        return None
    unit = answer.indicator.unit
    return {"type": "scatter", "mode": "markers", "hoverinfo": "skip", "y": labels,
            "x": [on_axis(target.aim, unit) if target else None for target in targets],
            "marker": {"symbol": "line-ns-open", "size": 18, "color": INK, "line": {"width": 2}}}  # fmt: skip
