"""What horizontal bars share: the bar itself, the frame around them, the words of the hover."""

from __future__ import annotations

from typing import Any

from board.answer import Answer
from board.charts.theme import (
    ROW_HEIGHT,
    Figure,
    figure,
    name_axis,
    value_axis,
)


def bar(
    labels: list[str],
    values: list[Any],
    marker: dict[str, Any],
    hovers: list[str] | None = None,
    width: float = 0.66,
) -> dict[str, Any]:
    trace = {"type": "bar", "orientation": "h", "y": labels, "x": values, "marker": marker, "width": width}
    return {**trace, "hovertext": hovers, "hoverinfo": "text"} if hovers else {**trace, "hoverinfo": "skip"}


def of_bars(
    traces: list[dict], notes: list[dict], count: int, unit: str, language: str, *,
    row_height: int = ROW_HEIGHT, showticks: bool = False, top: int = 8, width: float | None = None,
) -> Figure:  # fmt: skip
    """Horizontal bars from zero, the first row on top, with room for the labels at their ends."""
    if width is not None:
        traces = [{**trace, "width": width} for trace in traces]
    ends = [end for trace in traces if trace["type"] == "bar" for end in trace["x"] if end is not None]
    xaxis = value_axis(unit, range=[0, 1.16 * max(ends, default=1)], visible=showticks)
    if showticks:
        xaxis = value_axis(unit, rangemode="tozero", nticks=6, tickangle=0)
    yaxis = name_axis(autorange="reversed", ticklabelstandoff=4)
    height = top + 24 + row_height * count
    margin = {"l": 8, "r": 8, "t": top, "b": 8, "pad": 4}
    return figure(
        traces,
        language,
        height,
        barmode="overlay",
        annotations=notes,
        margin=margin,
        xaxis=xaxis,
        yaxis=yaxis,
    )


def hovers_of(answer: Answer, rows: list[dict[str, Any]], language: str, title: str = "") -> list[str]:
    """What a pointer shows at each row: name, value, counts; all of it disclosed text."""
    return [
        f"<b>{title}{answer.label(row['key'], language)}</b><br>{answer.text(row, language)}<br>"
        f"{answer.counts_text(row, language)}"
        for row in rows
    ]
