"""From a question to an answer: count in the release, as the viewer, and pass the door of disclosure."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date

import polars as pl

from board.access import Viewer, require_may_see
from board.answer import BY, Answer
from board.counting import counted, over_assigned
from board.dimensions import BANDS, BROAD_AGE_GROUPS, SEXES
from board.disclosure import disclose_assigned, disclose_counts, disclose_rates, ranked
from board.errors import DefinitionError
from board.labels import RESIDENCE
from board.noise import noise_band
from board.offers import offered_age_groups
from board.question import Question
from board.release_info import ReleaseInfo
from board.spans import over_months
from board.store import Release
from geo.areas import area, children


def ask(release: Release, viewer: Viewer, question: Question, by: str) -> Answer:
    """Rows by area (those compared), by period (the question's vintage), by one breakdown, or one 'total'.

    A breakdown takes the place of its own filter. Raises AccessRefused for an area the viewer may not see, and
    DefinitionError for a question that Question.from_params would not let through.
    """
    return ask_together(release, viewer, [question], by)[0]


def ask_together(release: Release, viewer: Viewer, questions: Sequence[Question], by: str) -> list[Answer]:
    """The answers to several questions in their order; those that differ in indicator and month alone are one query. Raises as `ask`.

    A question that sums months has the sums of what its single months show (board/spans.py); a series stays monthly.
    """
    parts = {question: [question] if by == "period" else question.by_month() for question in questions}
    monthly = list(dict.fromkeys(part for months in parts.values() for part in months))
    answers = dict(zip(monthly, _ask_monthly(release, viewer, monthly, by), strict=True))
    return [over_months(question, [answers[part] for part in parts[question]]) for question in questions]


def _ask_monthly(release: Release, viewer: Viewer, questions: Sequence[Question], by: str) -> list[Answer]:
    alike: dict[tuple[Question, str, str], list[Question]] = {}
    for question in questions:
        _require_sense(question, by)
        if by != "area":
            require_may_see(viewer, question.area_vintage, question.area_code)
        same = replace(question, indicator_id="", period=date.min)
        alike.setdefault((same, question.area_vintage, question.indicator.subject), []).append(question)
    answers = {}
    for group in alike.values():
        answers.update(zip(group, _ask_alike(release, viewer, group, by), strict=True))
    return [answers[question] for question in questions]


def _ask_alike(release: Release, viewer: Viewer, questions: list[Question], by: str) -> list[Answer]:
    """Answers to questions of one subject and vintage that differ in indicator and month alone."""
    seen = viewer.codes(questions[0].area_vintage)
    keys = _expected_keys(release, questions[0], by, seen)
    shown = []
    for question, counts in zip(questions, counted(release, questions, by, keys, seen), strict=True):
        if question.denominator == "assigned":
            counts = over_assigned(release, question, by, counts)
        if keys is not None:
            every = pl.LazyFrame({"key": keys}, {"key": pl.String})
            counts = every.join(counts, on="key", how="left", maintain_order="left")
        shown.append(_disclosed(counts, question, by, release.info))
    return [
        Answer(question, by, _placed(rows, question) if by == "area" else rows, release.info)
        for question, rows in zip(questions, pl.collect_all(shown), strict=True)
    ]


def _require_sense(question: Question, by: str) -> None:
    if by not in BY:
        raise DefinitionError(f"ask: by={by!r} is not one of {', '.join(BY)}")
    level = question.compared_level if by == "area" else area(question.area_vintage, question.area_code).level
    if question.age_group not in (None, *offered_age_groups(level)):
        raise DefinitionError(f"ask: age group {question.age_group} is not offered at {level} level")


def _expected_keys(release: Release, question: Question, by: str, seen: list[str] | None) -> list[str] | None:
    """The rows an answer must have, whether or not there are figures; None by period, where data decide."""
    if by == "area":
        compared = children(question.area_vintage, question.area_code, question.compared_level)
        codes = [item.area_code for item in compared] or [question.area_code]
        return [code for code in codes if seen is None or code in seen]
    level = area(question.area_vintage, question.area_code).level
    return {
        "period": None,
        "total": [question.area_code],
        "age_group": list(BROAD_AGE_GROUPS if level == "commune" else BANDS),
        "sex": list(SEXES),
        "residence": list(RESIDENCE),
        "service": list(release.info.services),
    }[by]


def _disclosed(counts: pl.LazyFrame, question: Question, by: str, info: ReleaseInfo) -> pl.LazyFrame:
    """The rows as they may be shown, with the signs of what is missing and what is provisional; months as dates."""
    if question.indicator.unit == "count":
        shown = disclose_counts(counts)
    elif question.denominator == "assigned":
        shown = disclose_assigned(counts)
    else:
        shown = disclose_rates(counts, whole_areas=question.is_whole and by in ("area", "period", "total"))
    sliced = by in ("age_group", "sex", "residence", "service") or not question.is_whole
    if sliced and question.period in info.periods:
        shown = shown.with_columns(pl.col("sign").replace("x", "z"))
    if question.indicator.subject == "dossiers":
        last = info.last_period
        newest = pl.col("key") == str(last) if by == "period" else pl.lit(question.period == last)
        provisional = newest & (pl.col("sign") == "")
        shown = shown.with_columns(sign=pl.when(provisional).then(pl.lit("p")).otherwise("sign"))
    return shown.with_columns(pl.col("key").str.to_date()).sort("key") if by == "period" else shown


def _placed(rows: pl.DataFrame, question: Question) -> pl.DataFrame:
    """Areas ranked, with their level and parent."""
    indicator = question.indicator
    placed = ranked(
        rows,
        lower_is_better=indicator.direction == "down",
        unit=indicator.unit,
        band=noise_band(question, "area"),
    )
    items = [area(question.area_vintage, code) for code in placed["key"]]
    return placed.with_columns(
        level=pl.Series([item.level for item in items], dtype=pl.String),
        parent_code=pl.Series([item.parent_code for item in items], dtype=pl.String),
    )
