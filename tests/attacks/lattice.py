"""The attacker with a linear program: all that the board shows of one district in one month, as bounds on its cells.

Unknown is every cell of a commune by age group, sex and kind of residence. Each figure that the board shows is an
equation; each withheld one an interval ("<10" is 0 to 9, ">96%" leaves up to 9 out). A program per hidden figure gives
the least and the greatest number that fit everything at once.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from itertools import product

import numpy as np
from scipy.optimize import linprog
from scipy.sparse import csr_matrix

from board.answer import Answer
from board.dimensions import BROAD_AGE_GROUPS, RESIDENCES, SEXES
from board.disclosure import SMALLEST_COUNT
from board.question import Question
from board.store import Release
from geo.areas import children
from tests.attacks.filters import Board, board_of, counts_behind

GROUPS = tuple(BROAD_AGE_GROUPS)
KINDS = {  # what can be asked about residence -> the kinds that it sums
    (None, "present"): ("permanent_present", "temporary"),
    ("permanent", "present"): ("permanent_present",),
    ("temporary", "present"): ("temporary",),
    (None, "registered"): ("permanent_present", "permanent_absent"),
}


@dataclass(frozen=True)
class Hidden:
    """A withheld figure: its question and commune, and the numbers between which everything shown leaves it."""

    question: Question
    code: str
    least: int
    most: int

    @property
    def guess(self) -> int:
        return round((self.least + self.most) / 2)


def questions_of(indicator_id: str, question: Question) -> list[tuple[Question, list[tuple[str, str, str]]]]:
    """Every question about a district that the board answers, with the (group, sex, kind) that it sums."""
    asked = replace(question, indicator_id=indicator_id)
    return [
        (
            replace(asked, age_group=group, sex=sex, residence=residence, denominator=of),
            list(product([group] if group else GROUPS, [sex] if sex else SEXES, kinds)),
        )
        for group, sex, ((residence, of), kinds) in product((None, *GROUPS), (None, *SEXES), KINDS.items())
    ]


def solved(board: Board, indicator_id: str, district: Question, most: int = 30) -> list[Hidden]:
    """Up to `most` hidden figures of single groups, sexes and kinds in a district's communes, bounded by everything shown."""
    codes = [item.area_code for item in children(district.area_vintage, district.area_code, "commune")]
    place = {cell: number for number, cell in enumerate(product(codes, GROUPS, SEXES, RESIDENCES))}
    rows, low, high, hidden = [], [], [], []
    for question, cells in questions_of(indicator_id, district):
        for by, inside in (("area", None), ("total", codes)):
            answer = board(question, by)
            for row in answer.rows.rows(named=True):
                least, greatest = _interval(answer, row)
                communes = inside or [row["key"]]
                rows.append([place[code, *cell] for code in communes for cell in cells])
                low.append(least)
                high.append(greatest)
                if (
                    by == "area"
                    and row["sign"] in ("<", "c", ">")
                    and None not in (question.age_group, question.sex)
                ):
                    hidden.append((question, row["key"], rows[-1]))
    step = max(1, len(hidden) // most)
    bounds = _constraints(rows, low, high, len(place))
    return [
        Hidden(question, code, *_least_and_most(cells, len(place), *bounds))
        for question, code, cells in hidden[::step]
    ]


def _interval(answer: Answer, row: dict) -> tuple[float, float]:
    """The numbers that a shown row allows."""
    if row["numerator"] is not None:
        return row["numerator"], row["numerator"]
    if row["sign"] == "<":
        return 0, SMALLEST_COUNT - 1
    if row["sign"] == ">":
        return row["denominator"] - SMALLEST_COUNT + 1, row["denominator"]
    return 0, np.inf


def _constraints(rows: Sequence[list[int]], low: list[float], high: list[float], cells: int) -> tuple:
    """A x <= b of every finite end."""
    signed = [(row, 1, end) for row, end in zip(rows, high, strict=True) if np.isfinite(end)]
    signed += [(row, -1, -end) for row, end in zip(rows, low, strict=True) if end > 0]
    columns = np.concatenate([row for row, _, _ in signed])
    lines = np.repeat(np.arange(len(signed)), [len(row) for row, _, _ in signed])
    signs = np.repeat([sign for _, sign, _ in signed], [len(row) for row, _, _ in signed])
    return csr_matrix((signs, (lines, columns)), (len(signed), cells)), np.array([end for *_, end in signed])


def _least_and_most(
    target: Iterable[int], cells: int, matrix: csr_matrix, ends: np.ndarray
) -> tuple[int, int]:
    weights = np.zeros(cells)
    weights[list(target)] = 1
    found = [linprog(sign * weights, matrix, ends, bounds=(0, None), method="highs") for sign in (1, -1)]
    least, most = found[0].fun, -found[1].fun
    return int(np.ceil(least - 1e-6)), int(np.floor(most + 1e-6))


def share_found(hidden: Sequence[Hidden], true: Release) -> tuple[int, float]:
    """(how many, share whose true count is what she says) of the hidden figures with a true count of 1 to 9."""
    truths = [counts_behind(true, one.question)[one.code] for one in hidden]
    small = [
        one.guess == truth for one, truth in zip(hidden, truths, strict=True) if 0 < truth < SMALLEST_COUNT
    ]
    return len(small), sum(small) / max(len(small), 1)


def lattice_of(release: Release, indicator_id: str, district: Question) -> list[Hidden]:
    return solved(board_of(release), indicator_id, district)
