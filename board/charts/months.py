"""Parts of one whole, month by month."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from board import words
from board.answer import Answer
from board.charts.marks import hovers_of
from board.charts.theme import (
    LEGEND_HEIGHT,
    PART_EDGE,
    Figure,
    figure,
    hatched,
    legend,
    month_axis,
    on_months,
    text_note,
    value_axis,
)
from board.palette import PARTS


def stacked_columns(
    answers: Sequence[Answer], names: Sequence[str], language: str, *, height: int = 260
) -> Figure:
    """Counts by period as parts of one column a month, at most three, the first at the foot.

    names: of the parts. A withheld part is hatched up to its bound. The whole of the question's month stands above its column, where all
    parts are shown.
    """
    traces: list[dict[str, Any]] = []
    for answer, name, colour in zip(answers, names, PARTS, strict=False):
        rows = answer.rows.rows(named=True)
        shared = {
            "type": "bar",
            "x": [on_months(row["key"]) for row in rows],
            "hovertext": hovers_of(answer, rows, language, f"{name}, "),
            "hoverinfo": "text",
            "name": name,
        }
        traces.append(
            {**shared, "y": [row["value"] for row in rows], "marker": {"color": colour, "line": PART_EDGE}}
        )
        bounds = [row["bound"] for row in rows]
        if any(bound is not None for bound in bounds):
            traces.append({**shared, "y": bounds, "marker": hatched()})
    margin = {"l": 8, "r": 8, "t": LEGEND_HEIGHT, "b": 8, "pad": 4}
    axes = {"xaxis": month_axis(language), "yaxis": value_axis("count", rangemode="tozero")}
    return figure(traces, language, height, barmode="stack", bargap=0.2, annotations=[legend(names, PARTS), *_whole(answers, language)],
                  margin=margin, **axes)  # fmt: skip


def _whole(answers: Sequence[Answer], language: str) -> list[dict[str, Any]]:
    period = answers[0].question.period
    if any(period not in answer.keys for answer in answers):
        return []
    values = [answer.row(period)["value"] for answer in answers]
    if None in values:
        return []
    text = f"<b>{words.number(sum(values), language)}</b>"
    return [text_note(text, x=on_months(period), y=sum(values), yanchor="bottom", yshift=1)]
