"""Over time: at most four lines with direct labels, their target and their outlook."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from board import words
from board.answer import Answer
from board.disclosure import NO_FIGURE
from board.outlook import Outlook, expected_text
from board.targets import Target
from reports.blocks.figure import Months, Scale, end_of, figure, kept_apart, months_shown, scale
from reports.blocks.month_columns import HEIGHT, LABEL, MONTHS, columns
from reports.document import Block

__all__ = ["MOST_LINES", "columns", "trend"]
MOST_LINES = 4


def trend(
    series: Sequence[Answer],
    target: Target | None,
    outlook: Outlook | None,
    language: str,
    *,
    title: str,
    names: Sequence[str] = (),
    months: int = MONTHS,
    height: float = HEIGHT,
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
    whose = f"{names[0]}: " if len(series) > 1 else ""
    labels += [_target(target, whose, values, axis, unit, language)] if target else []
    labels += [_pace(ahead, whose, values, axis, unit, language)] if ahead else []
    labels = [one for one in labels if one]
    places = kept_apart([one["end"][1] for one in labels], LABEL / height)
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


def _target(
    target: Target, whose: str, values: Scale, axis: Months, unit: str, language: str
) -> dict[str, Any]:
    first, last = max(target.from_on, axis.first), min(target.due_on, axis.last)
    aim, due = words.aim(target.aim, unit, language), words.day(target.due_on)
    return {
        "kind": "target",
        "strong": "",
        "text": f"{whose}chỉ tiêu {aim}, hạn {due}"
        if language == "vi"
        else f"{whose}target {aim}, due {due}",
        "start": [axis.across(first), values.down(target.aim)],
        "end": [axis.across(last), values.down(target.aim)],
    }


def _pace(
    ahead: Outlook, whose: str, values: Scale, axis: Months, unit: str, language: str
) -> dict[str, Any]:
    """Where the pace leads by the due date: arithmetic, dashed."""
    said = expected_text(ahead, unit, language)
    return {
        "kind": "pace",
        "strong": "",
        "text": f"{whose}giữ nhịp này {said}" if language == "vi" else f"{whose}at this pace {said}",
        "start": [axis.across(ahead.last_period), values.down(ahead.last_value)],
        "end": [axis.across(ahead.target.due_on), values.down(ahead.expected)],
    }
