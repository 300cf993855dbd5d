"""How many more it would take to reach the overall rate: arithmetic on shown figures, and no cause."""

from __future__ import annotations

from dataclasses import dataclass
from math import floor

from board import words
from board.answer import Answer, Key


@dataclass(frozen=True)
class Shortfall:
    """count: dossiers (people, ...) that are missing to the overall rate; is_least: the row's own number is withheld
    as too small, so it is at least as many."""

    count: int
    is_least: bool

    def text(self, language: str) -> str:
        """'1.234' or '≥ 1.234'."""
        return f"{'≥ ' if self.is_least else ''}{words.number(self.count, language)}"


def shortfalls(answer: Answer, whole: Answer) -> dict[Key, Shortfall]:
    """The rows below the rate of `whole` (an answer by 'total'), the largest shortfall first.

    Rows that miss less than the noise band are not below. Empty for counts, where less is better, and where the
    overall rate is not shown.
    """
    common, indicator = whole.row()["value"], answer.indicator
    if common is None or indicator.unit != "percent" or indicator.direction != "up":
        return {}
    found = {}
    for row in answer.rows.rows(named=True):
        is_least = row["sign"] == "<"
        if is_least:
            count = floor((common - row["bound"]) * row["denominator"])
        elif row["value"] is not None:
            count = round(common * row["denominator"] - row["numerator"])
        else:
            continue
        if count >= answer.noise_band:
            found[row["key"]] = Shortfall(count, is_least)
    return dict(sorted(found.items(), key=lambda item: (-item[1].count, str(item[0]))))
