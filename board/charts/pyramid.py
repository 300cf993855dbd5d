"""The population pyramid: men to the left, women to the right, an area's residents as the surface of its bars.

The age groups are not of one width, so a bar is as thick as its years and as long as its people for each year of age:
equal surfaces are equal numbers. The open group is drawn to OPEN_UNTIL.
"""

from __future__ import annotations

from typing import Any

from board.answer import Answer
from board.charts.theme import Figure, figure, hatched, text_note, value_axis
from board.palette import INK, SERIES, SOFT_INK
from board.places import whole as whole_words

OPEN_UNTIL = 90
_HEIGHT = 270
_SMALLEST_LABEL = 4  # years: a thinner bar has no room for its number
Steps = list[tuple[int, int, float, dict[str, Any]]]


def years(age_group: str) -> tuple[int, int]:
    """First age and first age after the group: '14-24' -> (14, 25); the open one ends at OPEN_UNTIL."""
    if age_group.endswith("+"):
        return int(age_group[:-1]), OPEN_UNTIL
    first, last = age_group.split("-")
    return int(first), int(last) + 1


def pyramid(
    men: Answer, women: Answer, whole: tuple[Answer, Answer] | None, language: str, height: int = _HEIGHT
) -> Figure:
    """men, women: residents by age group. whole: the same of the province, drawn as an outline of the same surface.

    Lengths are shares of all residents shown, so that areas of any size compare.
    """
    names = ("Nam", "Nữ") if language == "vi" else ("Men", "Women")
    total, vintage = _sum(men, women), men.question.area_vintage
    traces: list[dict[str, Any]] = []
    notes: list[dict[str, Any]] = []
    for answer, side, colour, name in ((men, -1, SERIES[0], names[0]), (women, 1, SERIES[2], names[1])):
        steps = _steps(answer, total)
        traces += _bars(answer, steps, side, colour, name, language)
        notes += _numbers(answer, steps, side, language)
        notes.append(_at_the_edge(f"<b>{name}</b>", side, yref="paper", y=1, yanchor="bottom"))
    if whole is not None:
        traces.append(_outline(whole))
        said = f"{'đường chấm' if language == 'vi' else 'dotted'}: {whole_words(vintage, language)}"
        notes.append(text_note(said, SOFT_INK, xref="paper", yref="paper", x=0.5, y=1, yanchor="bottom"))
    reach = 1.4 * max((abs(x) for trace in traces for x in trace["x"] if x is not None), default=1)
    edges = sorted({edge for key in men.keys for edge in years(key)} - {OPEN_UNTIL})
    axes = {
        "xaxis": value_axis("count", range=[-reach, reach], visible=False),
        "yaxis": {"range": [0, OPEN_UNTIL], "tickvals": edges, "fixedrange": True, "showgrid": False, "zeroline": False,
                  "tickfont": {"color": SOFT_INK, "size": 11}, "automargin": True},
    }  # fmt: skip
    margin = {"l": 8, "r": 8, "t": 22, "b": 8, "pad": 4}
    return figure(traces, language, height, barmode="overlay", annotations=notes, margin=margin, **axes)


def _sum(*answers: Answer) -> float:
    """Residents shown, bounds for those who are not: only a scale, never a figure."""
    rows = [row for answer in answers for row in answer.rows.rows(named=True)]
    return sum(row["value"] if row["value"] is not None else row["bound"] or 0 for row in rows) or 1.0


def _steps(answer: Answer, total: float) -> Steps:
    """(first age, end, share of all for each year of age, row) of every group with something to draw."""
    steps = []
    for row in answer.rows.rows(named=True):
        first, end = years(row["key"])
        people = row["value"] if row["value"] is not None else row["bound"]
        if people is not None:
            steps.append((first, end, people / total / (end - first), row))
    return steps


def _bars(
    answer: Answer, steps: Steps, side: int, colour: str, name: str, language: str
) -> list[dict[str, Any]]:
    shared = {"type": "bar", "orientation": "h", "hoverinfo": "text", "name": name}
    traces = []
    for exact in (True, False):
        kept = [step for step in steps if (step[3]["value"] is not None) is exact]
        if kept:
            traces.append({
                **shared,
                "x": [side * length for _, _, length, _ in kept],
                "y": [(first + end) / 2 for first, end, _, _ in kept],
                "width": [end - first - 0.8 for first, end, _, _ in kept],
                "marker": {"color": colour} if exact else hatched(),
                "hovertext": [
                    f"<b>{name}, {answer.label(row['key'], language)}</b><br>{answer.counts_text(row, language)}"
                    for *_, row in kept
                ],
            })  # fmt: skip
    return traces


def _numbers(answer: Answer, steps: Steps, side: int, language: str) -> list[dict[str, Any]]:
    """The counts in a column at the edge, where the outline does not cross them."""
    return [
        _at_the_edge(answer.text(row, language), side, y=(first + end) / 2)
        for first, end, _, row in steps
        if end - first >= _SMALLEST_LABEL
    ]


def _at_the_edge(text: str, side: int, **place: Any) -> dict[str, Any]:
    return text_note(
        text, xref="paper", x=0 if side < 0 else 1, xanchor="left" if side < 0 else "right", **place
    )


def _outline(whole: tuple[Answer, Answer]) -> dict[str, Any]:
    """Both sides of the province as one line of steps, from the youngest men round to the youngest women."""
    total = _sum(*whole)
    left, right = (sorted(_steps(answer, total), key=lambda step: step[0]) for answer in whole)
    xs: list[float | None] = []
    ys: list[float | None] = []
    for steps, side in ((left, -1), (right, 1)):
        for first, end, length, _ in steps:
            xs += [side * length, side * length]
            ys += [first, end]
        xs.append(None)
        ys.append(None)
    return {"type": "scatter", "mode": "lines", "x": xs, "y": ys, "hoverinfo": "skip",
            "line": {"color": INK, "width": 1.3, "dash": "dot"}}  # fmt: skip
