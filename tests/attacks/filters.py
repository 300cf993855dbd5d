"""The attacker who has nothing but the board's filters: she subtracts what is shown and takes averages.

She hunts figures of a commune by age group, sex and residence whose true count is 1 to 9. Each is what is left of
several shown figures: of both sexes without the other one, of all residents without the other kind, of all ages without
the other groups, of the district without the other communes.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace
from functools import cache, partial
from itertools import product

import numpy as np
import polars as pl

from board.access import ANYBODY
from board.answer import Answer
from board.ask import ask
from board.counting import counted
from board.dimensions import BROAD_AGE_GROUPS, SEXES
from board.disclosure import SMALLEST_COUNT, disclose_counts, disclose_rates
from board.labels import RESIDENCE
from board.question import Question
from board.store import Release
from geo.areas import area, areas
from pipeline.protect import Protection
from pipeline.protect.noise_law import noise_table, perturb

Board = Callable[[Question, str], Answer]
Figures = dict[str, float]  # by area code
Way = tuple[int, Figures]  # how many figures are subtracted from each other, and what is left
MOST_AT_ONE_LOOK = 0.30  # share of small counts that one look at a protected cube may find (docs/SECURITY.md)


@dataclass(frozen=True)
class Found:
    """small: how many small counts she could work out at all; share of them found exactly by all her questions, and by
    reading the protected number itself once."""

    small: int
    share: float
    one_look: float


def board_of(release: Release) -> Board:
    """The board's own door, for somebody who may see everything. The same question has the same answer, kept here."""
    return cache(partial(ask, release, ANYBODY))


def noise_at_query_time(true: Release, seed: int = 6) -> Board:
    """The board that PRIVACY forbids: true counts, each question with fresh noise of the same law."""
    chance, table, kept = np.random.default_rng(seed), noise_table(Protection(), 0), board_of(true)
    behind = cache(partial(_table_behind, true))

    def noisy(column: pl.Series) -> pl.Series:
        draws = chance.integers(0, 2**63, len(column), dtype=np.uint64)
        return pl.Series(perturb(column.fill_null(0).to_numpy(), draws, table)).set(column.is_null(), None)

    def board(question: Question, by: str) -> Answer:
        counts = behind(question).with_columns(pl.col("numerator", "denominator").map_batches(noisy)).lazy()
        is_count = question.indicator.unit == "count"
        rows = disclose_counts(counts) if is_count else disclose_rates(counts, whole_areas=question.is_whole)
        return replace(kept(question, by), rows=rows.collect())

    return board


def slices(indicator_id: str, question: Question) -> list[Question]:
    """Every slice by sex, residence and an age group that the indicator has somebody in, by commune."""
    groups = list(BROAD_AGE_GROUPS)[0 if indicator_id == "residents" else 2 :]
    return [
        replace(
            question,
            indicator_id=indicator_id,
            level="commune",
            sex=sex,
            residence=residence,
            age_group=group,
        )
        for sex, residence, group in product(SEXES, RESIDENCE, groups)
    ]


def differencing(board: Board, question: Question, rounds: int = 1) -> Figures:
    """The average of all the ways to a slice's figures, each asked `rounds` times; ways of few figures weigh more.

    A way counts only where its parts were shown every time: else she would average the high answers alone.
    """
    sums: dict[str, float] = {}
    weights: dict[str, float] = {}
    for way in (_without_other_sex, _without_other_residence, _without_other_ages, _left_of_districts):
        needed, left = way(board, question)
        for _ in range(rounds - 1):
            if left:
                again = way(board, question)[1]
                left = {code: figure + again[code] for code, figure in left.items() if code in again}
        for code, figure in left.items():
            sums[code] = sums.get(code, 0) + figure / rounds / needed
            weights[code] = weights.get(code, 0) + 1 / needed
    return {code: total / weights[code] for code, total in sums.items()}


def _without_other_sex(board: Board, question: Question) -> Way:
    return _without(board, question, "sex", SEXES)


def _without_other_residence(board: Board, question: Question) -> Way:
    return _without(board, question, "residence", RESIDENCE)


def _without_other_ages(board: Board, question: Question) -> Way:
    return _without(board, question, "age_group", BROAD_AGE_GROUPS)


def _without(board: Board, question: Question, field: str, codes: Iterable[str]) -> Way:
    """All together without every other part, where all of it is shown."""
    whole = _shown(board(replace(question, **{field: None}), "area"))
    others = [code for code in codes if code != getattr(question, field)]
    answers = [board(replace(question, **{field: code}), "area") for code in others]
    parts = [
        _shown(part) for part in answers if not (part.rows["sign"] == "z").all()
    ]  # children hold no cards
    known = [code for code in whole if all(code in part for part in parts)]
    return 1 + len(parts), {code: whole[code] - sum(part[code] for part in parts) for code in known}


def _left_of_districts(board: Board, question: Question) -> Way:
    """Where a single commune of a district is hidden, the district without the others."""
    communes, districts = board(question, "area"), _shown(board(replace(question, level="district"), "area"))
    inside: dict[str, list[str]] = {}
    for code in communes.keys:
        inside.setdefault(str(area(question.area_vintage, code).parent_code), []).append(code)
    shown, left = _shown(communes), {}
    for district, codes in inside.items():
        hidden = [code for code in codes if code not in shown]
        if len(hidden) == 1 and district in districts:
            left[hidden[0]] = districts[district] - sum(shown[code] for code in codes if code in shown)
    return max(map(len, inside.values())), left


def _shown(answer: Answer) -> Figures:
    rows = answer.rows.filter(pl.col("numerator").is_not_null())
    return dict(rows.select("key", "numerator").rows())


def counts_behind(release: Release, question: Question) -> Figures:
    """What a release holds behind the door by commune, small or not."""
    return dict(_table_behind(release, question).select("key", "numerator").rows())


def _table_behind(release: Release, question: Question) -> pl.DataFrame:
    codes = [item.area_code for item in areas(question.area_vintage, "commune")]
    return counted(release, [question], "area", codes, None)[0].collect().sort("key")


def hunt(
    board: Board, protected: Release, true: Release, asked: Sequence[Question], rounds: int = 1
) -> Found:
    """The attack on every small count of some slices."""
    found, looked, small = 0, 0, 0
    for question in asked:
        truth, published = counts_behind(true, question), counts_behind(protected, question)
        for code, figure in differencing(board, question, rounds).items():
            if 0 < truth[code] < SMALLEST_COUNT:
                small += 1
                found += round(figure) == truth[code]
                looked += published[code] == truth[code]
    return Found(small, found / max(small, 1), looked / max(small, 1))


def averaging(board: Board, true: Release, asked: Sequence[Question], months: int = 12) -> tuple[int, float]:
    """(how many, share found) of the small counts that stayed the same through the months up to the question's: she
    averages what is left of both sexes without the other one."""
    found = small = 0
    for question in asked:
        other = next(sex for sex in SEXES if sex != question.sex)
        each = [question.before(back) if back else question for back in range(months)]
        truths = [counts_behind(true, one) for one in each]
        both, rest = ([_shown(board(replace(one, sex=sex), "area")) for one in each] for sex in (None, other))
        for code, truth in truths[0].items():
            left = [whole[code] - part[code] for whole, part in zip(both, rest, strict=True)
                    if code in whole and code in part]  # fmt: skip
            if 0 < truth < SMALLEST_COUNT and left and all(month[code] == truth for month in truths):
                small += 1
                found += round(float(np.mean(left))) == truth
    return small, found / max(small, 1)
