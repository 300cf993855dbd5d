"""Over time: at most four lines with their target and outlook, and the parts of a whole month by month."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from board import words
from board.answer import Answer
from board.disclosure import NO_FIGURE
from board.outlook import Outlook, expected_text
from board.targets import Target
from reports.blocks.figure import Months, Scale, end_of, figure, kept_apart, months_shown, scale
from reports.document import Block

MOST_LINES = 4
MONTHS = 25  # two years, and the same month before them
_HEIGHT = 42  # mm of the plot
_LABEL = 3.6  # mm of a label's line


def trend(
    series: Sequence[Answer],
    target: Target | None,
    outlook: Outlook | None,
    language: str,
    *,
    title: str,
    names: Sequence[str] = (),
    months: int = MONTHS,
    height: float = _HEIGHT,
) -> Block:
    """Lines of answers by period, of one unit, up to the question's month. target and outlook: of the first line.

    names: of the lines, the short names where not given. months: the most recent ones drawn. height: of the plot, mm.
    Raises ValueError for more than four lines: a fifth cannot be told apart.
    """
    if not 1 <= len(series) <= MOST_LINES:
        raise ValueError(f"trend: {len(series)} lines, 1-{MOST_LINES} can be told apart")
    drawn = [months_shown(one, months) for one in series]
    names = names or [one.indicator.short_name.in_(language) for one in series]
    content = _content(drawn, names, target, _ahead(drawn[0], outlook), language, height)
    return figure("trend", content, series, language, title=title, drawn=drawn)


def _ahead(first: Answer, outlook: Outlook | None) -> Outlook | None:
    """The outlook where there is something ahead to draw."""
    if outlook is None or outlook.is_reached or outlook.target.due_on <= first.question.period:
        return None
    return outlook


def _content(
    series: Sequence[Answer],
    names: Sequence[str],
    target: Target | None,
    ahead: Outlook | None,
    language: str,
    height: float,
) -> dict[str, Any]:
    every = [row for one in series for row in one.rows.rows(named=True)]
    ends = [end for row in every if (end := end_of(row)) is not None]
    if not ends:
        return {"empty": NO_FIGURE[language], "height": height}
    unit = series[0].indicator.unit
    around = [*ends, *([target.aim] if target else []), *([ahead.expected] if ahead else [])]
    values = scale(around, unit, language)
    first, now = min(row["key"] for row in every), max(row["key"] for row in every)
    axis = Months(first, max(now, ahead.target.due_on) if ahead else now)
    lines = [_line(one, values, axis, place) for place, one in enumerate(series)]
    labels = [
        _label(one, name, values, axis, place, language)
        for place, (one, name) in enumerate(zip(series, names, strict=True))
    ]
    if target:
        labels.append(_target(target, values, axis, unit, language))
    if ahead:
        labels.append(_pace(ahead, values, axis, unit, language))
    labels = [one for one in labels if one]
    places = kept_apart([one["end"][1] for one in labels], _LABEL / height)
    return {
        "height": height,
        "ticks": [{"at": values.down(value), "text": text} for value, text in values.ticks],
        "months": axis.named(language),
        "lines": lines,
        "labels": [{**one, "at": place} for one, place in zip(labels, places, strict=True)],
    }


def _line(series: Answer, values: Scale, axis: Months, place: int) -> dict[str, Any]:
    """Runs of shown months, broken where one is withheld; bounds: crosses at the published bounds."""
    runs: list[list[list[float]]] = [[]]
    bounds = []
    for row in series.rows.rows(named=True):
        if row["value"] is not None:
            runs[-1].append([axis.across(row["key"]), values.down(row["value"])])
            continue
        if runs[-1]:
            runs.append([])
        if row["bound"] is not None:
            bounds.append([axis.across(row["key"]), values.down(row["bound"])])
    return {"series": place, "runs": [run for run in runs if run], "bounds": bounds}


def _label(series: Answer, name: str, values: Scale, axis: Months, place: int, language: str) -> dict | None:
    """The last shown value at its line's end; an earlier month than the question's is named."""
    known = [row for row in series.rows.rows(named=True) if row["value"] is not None]
    if not known:
        return None
    last = known[-1]
    if last["key"] != series.question.period:
        name = f"{name} ({words.month_name(last['key'], language)})"
    return {
        "kind": "line",
        "series": place,
        "provisional": last["sign"] == "p",
        "strong": series.text(last, language),
        "text": name,
        "end": [axis.across(last["key"]), values.down(last["value"])],
    }


def _target(target: Target, values: Scale, axis: Months, unit: str, language: str) -> dict[str, Any]:
    first, last = max(target.from_on, axis.first), min(target.due_on, axis.last)
    aim, due = words.aim(target.aim, unit, language), words.day(target.due_on)
    return {
        "kind": "target",
        "strong": "",
        "text": f"chỉ tiêu {aim}, hạn {due}" if language == "vi" else f"target {aim}, due {due}",
        "start": [axis.across(first), values.down(target.aim)],
        "end": [axis.across(last), values.down(target.aim)],
    }


def _pace(ahead: Outlook, values: Scale, axis: Months, unit: str, language: str) -> dict[str, Any]:
    """Where the pace leads by the due date: arithmetic, dashed."""
    said = expected_text(ahead, unit, language)
    return {
        "kind": "pace",
        "strong": "",
        "text": f"giữ nhịp này: {said}" if language == "vi" else f"at this pace: {said}",
        "start": [axis.across(ahead.last_period), values.down(ahead.last_value)],
        "end": [axis.across(ahead.target.due_on), values.down(ahead.expected)],
    }


def columns(
    waiting: Sequence[Answer],
    names: Sequence[str],
    language: str,
    *,
    title: str,
    months: int = MONTHS,
    height: float = _HEIGHT,
) -> Block:
    """Counts by period as parts of one column a month, at most three, the first at the foot; a bounded one hatched."""
    drawn = [months_shown(one, months) for one in waiting]
    content = _columns(drawn, names, language, height)
    return figure("columns", content, waiting, language, title=title, drawn=drawn)


def _columns(parts: Sequence[Answer], names: Sequence[str], language: str, height: float) -> dict[str, Any]:
    months = sorted({key for one in parts for key in one.keys})
    stacks = {month: _stack(parts, month) for month in months}
    tops = [stack[-1]["to"] for stack in stacks.values() if stack]
    if not tops:
        return {"empty": NO_FIGURE[language], "height": height}
    values, axis = scale(tops, "count", language, from_zero=True), Months(months[0], months[-1])
    last = stacks[months[-1]]
    labels = [
        {"strong": parts[piece["part"]].text(months[-1], language), "text": names[piece["part"]],
         "from": values.down((piece["from"] + piece["to"]) / 2)}
        for piece in last
    ]  # fmt: skip
    if len(last) == len(parts) and not any(piece["hatched"] for piece in last):
        total = "tổng số" if language == "vi" else "in all"
        labels.append(
            {
                "strong": words.number(last[-1]["to"], language),
                "text": total,
                "from": values.down(last[-1]["to"]),
            }
        )
    places = kept_apart([one["from"] for one in labels], _LABEL / height)
    return {
        "height": height,
        "ticks": [{"at": values.down(value), "text": text} for value, text in values.ticks],
        "months": axis.named(language),
        "count": len(months),
        "columns": [
            {
                "at": axis.across(month),
                "pieces": [
                    {**piece, "from": values.down(piece["from"]), "to": values.down(piece["to"])}
                    for piece in stack
                ],
            }
            for month, stack in stacks.items()
        ],
        "labels": [{**one, "at": place} for one, place in zip(labels, places, strict=True)],
    }


def _stack(parts: Sequence[Answer], month: Any) -> list[dict[str, Any]]:
    pieces, foot = [], 0.0
    for place, one in enumerate(parts):
        row = one.row(month) if month in one.keys else None
        if row is None or (end := end_of(row)) is None:
            continue
        pieces.append({"part": place, "hatched": row["value"] is None, "from": foot, "to": foot + end})
        foot += end
    return pieces
