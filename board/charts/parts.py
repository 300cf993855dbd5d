"""Steps of one way, and parts of one whole."""

from __future__ import annotations

from collections.abc import Sequence

from board.answer import Answer
from board.charts.marks import bar, of_bars
from board.charts.theme import (
    Figure,
    hatched,
    text_note,
)
from board.palette import ACTUAL, PREVIOUS, SERIES


def funnel(answers: Sequence[Answer], language: str) -> Figure:
    """Steps of one way, each a total of one rate: people who took the step, within all who could."""
    labels = [answer.indicator.short_name.in_(language) for answer in answers]
    rows = [answer.row() for answer in answers]
    texts = [f"{answer.label(row['key'], language)}<br>{answer.text(row, language)}<br>"
             f"{answer.counts_text(row, language)}" for answer, row in zip(answers, rows, strict=True)]  # fmt: skip
    traces = [
        bar(
            labels,
            [row["denominator"] for row in rows],
            {"color": "rgba(0,0,0,0)", "line": {"color": PREVIOUS, "width": 1}},
        ),
        bar(labels, [row["numerator"] for row in rows], {"color": ACTUAL}, texts),
        bar(labels, [_bounded_people(row) for row in rows], hatched(), texts),
    ]
    notes = [
        text_note(f"<b>{answer.text(row, language)}</b>  {answer.counts_text(row, language)}",
                  x=0, y=label, xanchor="left", yanchor="bottom", yshift=11)
        for answer, row, label in zip(answers, rows, labels, strict=True)
    ]  # fmt: skip
    return of_bars(traces, notes, len(rows), "count", language, row_height=46, showticks=False, width=0.4)


def stacked(answers: Sequence[Answer], language: str) -> Figure:
    """Counts of the same rows side by side in one bar, such as a backlog by waiting; at most four parts.

    Withheld parts are hatched up to their bound.
    """
    order = [row["key"] for row in answers[0].rows.rows(named=True)]
    labels = [answers[0].label(key, language) for key in order]
    colours = (SERIES[2], "#39868b", ACTUAL, SERIES[1])
    traces = []
    for answer, colour in zip(answers, colours, strict=False):
        name = answer.indicator.short_name.in_(language)
        rows = [answer.row(key) for key in order]
        hovers = [
            f"{answer.label(row['key'], language)}<br>{name}: {answer.counts_text(row, language)}"
            for row in rows
        ]
        part = bar(labels, [row["value"] for row in rows], {"color": colour}, hovers)
        traces.append({**part, "name": name, "showlegend": True})
        bounds = bar(labels, [row["bound"] for row in rows], hatched(colour), hovers)
        traces.append({**bounds, "showlegend": False})
    legend = {"orientation": "h", "x": 0, "y": 1.02, "yanchor": "bottom", "traceorder": "normal"}
    drawn = of_bars(traces, [], len(order), "count", language, showticks=True, top=30)
    drawn["layout"] |= {"barmode": "stack", "showlegend": True, "legend": legend}
    return drawn


def _bounded_people(row: dict) -> float | None:
    """Where the hatched bar of a bounded rate ends, in people."""
    return None if row["bound"] is None else row["bound"] * row["denominator"]
