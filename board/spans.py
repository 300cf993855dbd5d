"""A quarter or a year of what happens month by month: sums of what its months show, and nothing that they do not.

Summing shown figures keeps every promise of disclosure: where one month is withheld its sum is withheld too, so no
difference of a sum and its months can tell the hidden one.
"""

from __future__ import annotations

from collections.abc import Sequence

import polars as pl

from board.answer import Answer
from board.disclosure import ranked
from board.noise import noise_band
from board.question import Question

_WORST = ("x", "z", "c", "<", ">")  # the sign of a sum: the first of these that one of its months has
_HIDDEN = {"<": "c", ">": "c"}  # a sum has no bound


def over_months(question: Question, months: Sequence[Answer]) -> Answer:
    """The answer to a question that sums months, from the answers to its single months, in the order of the keys.

    Rates are summed first and divided last. A series (by='period') is monthly, so it comes alone and stays as it is.
    """
    last = months[-1]
    if len(months) == 1:
        return last if last.question == question else Answer(question, last.by, last.rows, last.release)
    rows = {row["key"]: [row] for row in last.rows.rows(named=True)}
    for month in months[:-1]:
        for row in month.rows.rows(named=True):
            if row["key"] in rows:
                rows[row["key"]].append(row)
    summed = pl.DataFrame([_sum(parts, len(months)) for parts in rows.values()], schema=last.rows.schema)
    if "rank" in summed.columns:
        indicator = last.indicator
        summed = ranked(
            summed.drop("rank"),
            lower_is_better=indicator.direction == "down",
            unit=indicator.unit,
            band=noise_band(question, last.by),
        ).select(last.rows.columns)
    return Answer(question, last.by, summed, last.release)


def _sum(parts: list[dict], months: int) -> dict:
    """One row out of its months; parts[0] is the last month."""
    signs = {row["sign"] for row in parts} | ({"x"} if len(parts) < months else set())
    hidden = next((sign for sign in _WORST if sign in signs), None)
    if hidden:
        none = {"numerator": None, "denominator": None, "value": None, "bound": None}
        return {**parts[0], **none, "sign": _HIDDEN.get(hidden, hidden)}
    above = sum(row["numerator"] for row in parts)
    of = None if parts[0]["denominator"] is None else sum(row["denominator"] for row in parts)
    return {
        **parts[0],
        "numerator": above,
        "denominator": of,
        "value": float(above) if of is None else above / of,
        "sign": "p" if "p" in signs else "",
        "decimals": min(row["decimals"] for row in parts),
    }
