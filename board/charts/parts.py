"""Steps of one way, and parts of one whole."""

from __future__ import annotations

from collections.abc import Sequence

from board import words
from board.answer import Answer
from board.charts.marks import bar, of_bars
from board.charts.theme import (
    LEGEND_HEIGHT,
    PART_EDGE,
    Figure,
    hatched,
    legend,
    text_note,
)
from board.palette import ACTUAL, PARTS, PREVIOUS


def funnel(answers: Sequence[Answer], language: str, *, whole: str = "") -> Figure:
    """Steps of one way, each a total of one rate: people who took the step, within all who could.

    whole: name of those who could; where given, they are the first row.
    """
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
        text_note(_value_and_counts(answer, row, language), x=0, y=label, xanchor="left", yanchor="bottom", yshift=11)
        for answer, row, label in zip(answers, rows, labels, strict=True)
    ]  # fmt: skip
    everybody = rows[0]["denominator"]
    if whole and everybody is not None:
        counted = f"{words.number(everybody, language)} {answers[0].indicator.noun.in_(language)}"
        traces.insert(0, bar([whole], [everybody], {"color": PREVIOUS}))
        notes.insert(0, text_note(counted, x=0, y=whole, xanchor="left", yanchor="bottom", yshift=11))
    return of_bars(traces, notes, len(notes), "count", language, row_height=46, showticks=False, width=0.4)


def _value_and_counts(answer: Answer, row: dict, language: str) -> str:
    """'<b>91,2%</b>  912 / 1.000 người'; a word alone where there is no figure."""
    value, counts = answer.text(row, language), answer.counts_text(row, language)
    return value if value == counts else f"<b>{value}</b>  {counts}"


def stacked(answers: Sequence[Answer], names: Sequence[str], language: str) -> Figure:
    """Counts of the same rows side by side in one bar, such as a backlog by waiting; at most three parts, the most
    pressing first.

    Withheld parts are hatched up to their bound.
    """
    order = [row["key"] for row in answers[0].rows.rows(named=True)]
    labels = [answers[0].label(key, language) for key in order]
    traces = []
    for answer, name, colour in zip(answers, names, PARTS, strict=False):
        rows = [answer.row(key) for key in order]
        hovers = [
            f"{answer.label(row['key'], language)}<br>{name}: {answer.counts_text(row, language)}"
            for row in rows
        ]
        marker = {"color": colour, "line": PART_EDGE}
        traces.append(bar(labels, [row["value"] for row in rows], marker, hovers))
        traces.append(bar(labels, [row["bound"] for row in rows], hatched(), hovers))
    notes = [legend(names, PARTS)]
    drawn = of_bars(traces, notes, len(order), "count", language, showticks=True, top=LEGEND_HEIGHT)
    drawn["layout"]["barmode"] = "stack"
    return drawn


def _bounded_people(row: dict) -> float | None:
    """Where the hatched bar of a bounded rate ends, in people."""
    return None if row["bound"] is None else row["bound"] * row["denominator"]
