"""Groups and steps: who came how far, how far apart groups are, what parts a whole has, and the pyramid."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise
from typing import Any

from board import words
from board.answer import Answer
from board.charts.pyramid import OPEN_UNTIL, years
from board.disclosure import WITHHELD_TEXT
from board.places import whole as whole_words
from board.status import at_least_ten
from board.steps import STOPPED_BEFORE
from reports.blocks.figure import Scale, end_of, figure, scale
from reports.document import Block

MOST_SERIES, MOST_PARTS = 4, 3
_LEAST_SPAN = 0.1  # ten points: smaller differences are not blown up
_ROOM = 0.28  # of the span on either side, for the values beside the dots


def funnel(steps: Sequence[Answer], language: str, *, title: str, whole: str = "") -> Block:
    """Steps of one way, each a total of one rate, within all who could take it. whole: the name of those."""
    rows = [one.row() for one in steps]
    stopped = _stopped(steps, rows, language)
    shown = [
        {
            "name": one.indicator.short_name.in_(language),
            "value": one.text(row, language),
            "counts": _beside(one, row, language),
            "to": end_of(row),
            "hatched": row["value"] is None,
            "stopped": words_,
        }
        for one, row, words_ in zip(steps, rows, stopped, strict=True)
    ]
    for one in shown:
        one["to"] = None if one["to"] is None else round(min(1.0, one["to"]), 5)
    everybody = rows[0]["denominator"]
    if whole and everybody is not None:
        counted = f"{words.number(everybody, language)} {steps[0].indicator.noun.in_(language)}"
        shown.insert(
            0, {"name": whole, "value": "", "counts": counted, "to": 1.0, "hatched": False, "stopped": ""}
        )
    return figure(
        "funnel",
        {"rows": shown, "has_whole": bool(whole and everybody is not None)},
        steps,
        language,
        title=title,
    )


def _beside(answer: Answer, row: dict[str, Any], language: str) -> str:
    """Numerator and denominator; '' where the value already says that there is none."""
    counts = answer.counts_text(row, language)
    return "" if counts == answer.text(row, language) else counts


def _stopped(steps: Sequence[Answer], rows: list[dict[str, Any]], language: str) -> list[str]:
    """Who has come to each step and not through it: differences of what is shown, never of what is not."""
    hidden = any(row["numerator"] is None for row in rows)
    if (
        hidden
        or steps[0].question.denominator == "assigned"
        or any(one.indicator.id not in STOPPED_BEFORE for one in steps)
    ):
        return [""] * len(steps)
    through = [rows[0]["denominator"], *(row["numerator"] for row in rows)]
    return [
        f"{STOPPED_BEFORE[one.indicator.id].in_(language)}: {at_least_ten(before - after, language)}"
        if before > after
        else ""
        for one, (before, after) in zip(steps, pairwise(through), strict=True)
    ]


def dots(answers: Sequence[Answer], names: Sequence[str], language: str, *, title: str) -> Block:
    """Rates of several series in the same rows, at most four: how far apart they are is the message.

    Rows that do not apply are left out. A bounded figure is an open dot at its bound; a withheld one is a word.
    """
    keys = [row["key"] for row in answers[0].rows.rows(named=True) if row["sign"] != "z"]
    table = {key: [one.row(key) for one in answers] for key in keys}
    ends = [end for own in table.values() for row in own if (end := end_of(row)) is not None]
    values = _wide(ends or [0.0, 1.0], language)
    content = {
        "legend": list(names[:MOST_SERIES]),
        "ticks": [{"at": values.across(value), "text": text} for value, text in values.ticks],
        "rows": [
            _dots(answers, own, answers[0].label(key, language), values, language)
            for key, own in table.items()
        ],
    }
    return figure("dots", content, answers, language, title=title)


def _wide(ends: list[float], language: str) -> Scale:
    """An axis with room for the values beside its outermost dots; ticks where there can be figures."""
    low, high = min(ends), max(ends)
    middle, span = (low + high) / 2, max(high - low, _LEAST_SPAN)
    upper = max(middle + span / 2, high)
    upper = upper if high > 1 else min(1.0, upper)
    ticks = scale([max(0.0, middle - span / 2), upper], "percent", language).ticks
    first, last = min(ticks[0][0], low), max(ticks[-1][0], high)
    return Scale(first - _ROOM * span, last + _ROOM * span, ticks)


def _dots(
    answers: Sequence[Answer], own: list[dict], name: str, values: Scale, language: str
) -> dict[str, Any]:
    known = sorted(
        (
            (end, one.text(row, language))
            for one, row in zip(answers, own, strict=True)
            if (end := end_of(row)) is not None
        ),
        key=lambda found: found[0],
    )
    marks = [
        {"series": place, "at": values.across(end), "hollow": row["value"] is None}
        for place, row in enumerate(own)
        if (end := end_of(row)) is not None
    ]
    if not known:
        return {"name": name, "word": WITHHELD_TEXT[own[0]["sign"]][language], "marks": []}
    low, high = known[0], known[-1]
    return {
        "name": name,
        "word": "",
        "marks": marks,
        "low": {"at": values.across(low[0]), "text": low[1] if len(known) > 1 else ""},
        "high": {"at": values.across(high[0]), "text": high[1]},
    }


def parts(by_age: Sequence[Answer], names: Sequence[str], language: str, *, title: str) -> Block:
    """Counts of the same rows side by side in one bar, at most three, the most pressing first; their numbers beside.

    Withheld parts are hatched up to their bound.
    """
    keys = [row["key"] for row in by_age[0].rows.rows(named=True) if row["sign"] != "z"]
    stacks = {key: [one.row(key) for one in by_age[:MOST_PARTS]] for key in keys}
    lengths = [sum(end_of(row) or 0 for row in stack) for stack in stacks.values()]
    values = scale([*lengths, 0.0], "count", language, from_zero=True)
    content = {
        "legend": list(names[:MOST_PARTS]),
        "ticks": [{"at": values.across(value), "text": text} for value, text in values.ticks],
        "rows": [
            {
                "name": by_age[0].label(key, language),
                "pieces": _pieces(stack, values),
                "texts": [one.text(row, language) for one, row in zip(by_age, stack, strict=False)],
            }
            for key, stack in stacks.items()
        ],
    }
    return figure("parts", content, by_age, language, title=title)


def _pieces(stack: list[dict[str, Any]], values: Scale) -> list[dict[str, Any]]:
    pieces, foot = [], 0.0
    for place, row in enumerate(stack):
        if (end := end_of(row)) is None:
            continue
        pieces.append({"part": place, "hatched": row["value"] is None,
                       "from": values.across(foot), "to": values.across(foot + end)})  # fmt: skip
        foot += end
    return pieces


def pyramid(
    men: Answer, women: Answer, whole: tuple[Answer, Answer] | None, language: str, *, title: str
) -> Block:
    """Residents by age group: men to the left, women to the right, as the surface of the bars (board/charts/pyramid.py).

    whole: the same of the province, drawn as an outline of the same surface.
    """
    sides = [_steps(one, _sum(men, women)) for one in (men, women)]
    outline = [_steps(one, _sum(*whole)) for one in whole] if whole else []
    reach = max((length for side in (*sides, *outline) for *_, length, _ in side), default=1.0)
    vi, vintage = language == "vi", men.question.area_vintage
    content = {
        "names": ["Nam", "Nữ"] if vi else ["Men", "Women"],
        "outline_name": f"{'đường chấm' if vi else 'dotted'}: {whole_words(vintage, language)}" if whole else "",
        "edges": [{"at": _age(edge), "text": f"{edge}"} for edge in sorted({edge for key in men.keys for edge in years(key)} - {OPEN_UNTIL})],
        "sides": [
            [
                {"from": _age(first), "to": _age(end), "length": round(length / reach, 5),
                 "hatched": row["value"] is None, "text": answer.text(row, language)}
                for first, end, length, row in side
            ]
            for answer, side in zip((men, women), sides, strict=True)
        ],
        "outlines": [
            [point for first, end, length, _ in sorted(side) for point in
             ([round(length / reach, 5), _age(first)], [round(length / reach, 5), _age(end)])]
            for side in outline
        ],
    }  # fmt: skip
    note = (
        "Diện tích thanh là số người; trục giữa là tuổi."
        if vi
        else "Bars: people by surface; middle axis: age."
    )
    every = [men, women, *(whole or ())]
    return figure("pyramid", content, every, language, title=title, note=note, drawn=[men, women])


def _age(years_old: int) -> float:
    """Down from the top, where the oldest are."""
    return round(1 - years_old / OPEN_UNTIL, 5)


def _sum(*answers: Answer) -> float:
    """Residents shown, bounds for those who are not: only a scale, never a figure."""
    return sum(end_of(row) or 0 for one in answers for row in one.rows.rows(named=True)) or 1.0


def _steps(answer: Answer, total: float) -> list[tuple[int, int, float, dict[str, Any]]]:
    """(first age, end, share of all for each year of age, row) of every group with something to draw."""
    found = []
    for row in answer.rows.rows(named=True):
        first, end = years(row["key"])
        if (people := end_of(row)) is not None:
            found.append((first, end, people / total / (end - first), row))
    return found
