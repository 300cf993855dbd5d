"""From a question to an answer: count in the release, as the viewer, and pass the door of disclosure."""

from __future__ import annotations

import polars as pl

from board.access import Viewer, require_may_see
from board.answer import BY, Answer
from board.counting import counted, over_assigned
from board.dimensions import BANDS, BROAD_AGE_GROUPS, SEXES
from board.disclosure import disclose_assigned, disclose_counts, disclose_rates, ranked
from board.errors import DefinitionError
from board.labels import RESIDENCE
from board.offers import offered_age_groups
from board.question import Question
from board.release_info import ReleaseInfo
from board.store import Release
from geo.areas import area, children


def ask(release: Release, viewer: Viewer, question: Question, by: str) -> Answer:
    """Rows by area (those compared), by period (the question's vintage), by one breakdown, or one 'total'.

    A breakdown takes the place of its own filter. Raises AccessRefused for an area the viewer may not see, and
    DefinitionError for a question that Question.from_params would not let through.
    """
    _require_sense(question, by)
    if by != "area":
        require_may_see(viewer, question.area_vintage, question.area_code)
    seen = viewer.codes(question.area_vintage)
    keys = _expected_keys(release, question, by, seen)
    counts = counted(release, question, by, keys, seen)
    if question.denominator == "assigned":
        counts = over_assigned(release, question, by, counts)
    if keys is not None:
        counts = pl.DataFrame({"key": keys}, {"key": pl.String}).join(counts, on="key", how="left")
    rows = _disclosed(counts, question, by, release.info)
    return Answer(question, by, _placed(rows, question, by), release.info)


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


def _disclosed(counts: pl.DataFrame, question: Question, by: str, info: ReleaseInfo) -> pl.DataFrame:
    """The rows as they may be shown, with the signs of what is missing and what is provisional."""
    known = counts.filter(pl.col("numerator").is_not_null())
    if question.indicator.unit == "count":
        shown = disclose_counts(known)
    elif question.denominator == "assigned":
        shown = disclose_assigned(known)
    else:
        whole = question.is_whole and by in ("area", "period", "total")
        shown = disclose_rates(known, whole_areas=whole)
    breakdown = by in ("age_group", "sex", "residence", "service")
    sliced = breakdown or not question.is_whole
    missing = "z" if sliced and question.period in info.periods else "x"
    last = info.last_period
    newest = pl.col("key") == str(last) if by == "period" else pl.lit(question.period == last)
    provisional = newest & (question.indicator.subject == "dossiers") & (pl.col("sign") == "")
    shown = shown.with_columns(sign=pl.when(provisional).then(pl.lit("p")).otherwise("sign"))
    return (
        counts.select("key")
        .join(shown, on="key", how="left", maintain_order="left")
        .with_columns(pl.col("sign").fill_null(missing), pl.col("decimals").fill_null(0))
    )


def _placed(rows: pl.DataFrame, question: Question, by: str) -> pl.DataFrame:
    """Rows in the order of their list; areas ranked, with their level and parent; periods as dates."""
    if by == "period":
        return rows.with_columns(pl.col("key").str.to_date()).sort("key")
    if by != "area":
        return rows
    indicator = question.indicator
    placed = ranked(rows, lower_is_better=indicator.direction == "down", unit=indicator.unit)
    items = [area(question.area_vintage, code) for code in placed["key"]]
    return placed.with_columns(
        level=pl.Series([item.level for item in items], dtype=pl.String),
        parent_code=pl.Series([item.parent_code for item in items], dtype=pl.String),
    )
