"""Protected counts for a question, straight from a release. They pass board/disclosure.py before anybody sees them."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

import polars as pl
from duckdb import DuckDBPyConnection

from board import queries
from board.dimensions import PRESENT
from board.offers import AGE_GROUPS
from board.question import Question
from board.store import Release
from board.targets import assigned_number

WHO_IS_COUNTED = {
    "present": PRESENT,
    "registered": ("permanent_present", "permanent_absent"),
    "assigned": PRESENT,
}
_RESIDENCES = {"permanent": ("permanent_present", "permanent_absent"), "temporary": ("temporary",)}
_SHAPE = {"key": pl.String, "numerator": pl.Int64, "denominator": pl.Int64}


def counted(
    release: Release, questions: Sequence[Question], by: str, keys: list[str] | None, seen: list[str] | None
) -> list[pl.LazyFrame]:
    """Protected counts by key, summed to the groups that are shown. Only board/ask.py may have them: they are not disclosed yet.

    questions: of one subject and vintage; they differ in indicator and month alone.
    """
    question = questions[0]
    params = {
        "area_vintage": question.area_vintage,
        "area_codes": keys if by == "area" else [question.area_code],
        "residences": _residences(question, by),
        "seen": seen,
    }
    with release.cursor() as cursor:
        if question.is_whole and by in ("area", "period", "total", "residence"):
            counts = _of_areas(cursor, questions, by, params)
        else:
            counts = [_of_cells(cursor, one, by, params) for one in questions]
    return [_summed_to_groups(one, by, keys) for one in counts]


def _of_areas(
    cursor: DuckDBPyConnection, questions: Sequence[Question], by: str, params: dict[str, object]
) -> list[pl.LazyFrame]:
    """All in one query: planning it takes longer than reading."""
    every = queries.run(
        cursor,
        "views/counts_of_areas",
        **params,
        indicator_ids=sorted({one.indicator_id for one in questions}),
        periods=None if by == "period" else sorted({one.period for one in questions}),
        by="area" if by == "total" else by,
    ).lazy()
    of_each = [every.filter(indicator_id=one.indicator_id) for one in questions]
    if by != "period":
        of_each = [
            counts.filter(of_period=one.period) for counts, one in zip(of_each, questions, strict=True)
        ]
    return [counts.drop("indicator_id", "of_period") for counts in of_each]


def _of_cells(
    cursor: DuckDBPyConnection, question: Question, by: str, params: dict[str, object]
) -> pl.LazyFrame:
    bands = None if question.age_group is None or by == "age_group" else list(AGE_GROUPS[question.age_group])
    return queries.run(
        cursor,
        "views/counts_of_cells",
        **params,
        indicator_id=question.indicator_id,
        period=None if by == "period" else question.period,
        age_bands=bands,
        sex=None if by == "sex" else question.sex,
        service_code=None if by == "service" else question.service_code,
        by={"total": "area", "age_group": "age_band"}.get(by, by),
    ).lazy()


def _residences(question: Question, by: str) -> list[str] | None:
    if question.indicator.subject != "persons":
        return None
    counted = WHO_IS_COUNTED[question.denominator]
    if question.residence is None or by == "residence":
        return list(counted)
    return [kind for kind in _RESIDENCES[question.residence] if kind in counted]


def _summed_to_groups(counts: pl.LazyFrame, by: str, keys: list[str] | None) -> pl.LazyFrame:
    """Bands to age groups, the cube's residences to the two that are shown."""
    if by == "age_group":
        groups = {band: group for group in keys for band in AGE_GROUPS[group]}
    elif by == "residence":
        groups = {kind: residence for residence, kinds in _RESIDENCES.items() for kind in kinds}
    else:
        return counts.cast(_SHAPE)
    of = pl.col("denominator")
    sums = pl.col("numerator").sum(), pl.when(of.count() > 0).then(of.sum())
    return counts.with_columns(pl.col("key").replace(groups)).group_by("key").agg(*sums).cast(_SHAPE)


def over_assigned(release: Release, question: Question, by: str, counts: pl.LazyFrame) -> pl.LazyFrame:
    """The assigned number laid down last before the period as denominator; NULL where there is none."""

    def denominator(key: str) -> int | None:
        code = question.area_code if by == "period" else key
        period = date.fromisoformat(key) if by == "period" else question.period
        return assigned_number(release.info, question, code, period)

    return counts.with_columns(denominator=pl.col("key").map_elements(denominator, return_dtype=pl.Int64))
