"""From a question to an answer: count in the release, as the viewer, and pass the door of disclosure."""

from __future__ import annotations

from datetime import date

import polars as pl

from board import queries
from board.access import Viewer, require_may_see
from board.answer import BY, Answer
from board.dimensions import BANDS, BROAD_AGE_GROUPS, PRESENT, SEXES
from board.disclosure import disclose_assigned, disclose_counts, disclose_rates, ranked
from board.errors import DefinitionError
from board.labels import RESIDENCE
from board.question import AGE_GROUPS, Question, offered_age_groups
from board.store import Release, ReleaseInfo
from geo.areas import area, children

WHO_IS_COUNTED = {
    "present": PRESENT,
    "registered": ("permanent_present", "permanent_absent"),
    "assigned": PRESENT,
}
_RESIDENCES = {"permanent": ("permanent_present", "permanent_absent"), "temporary": ("temporary",)}
_SHAPE = {"key": pl.String, "numerator": pl.Int64, "denominator": pl.Int64}


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
    counts = _counts(release, question, by, keys, seen)
    if question.denominator == "assigned":
        counts = _over_assigned(release, question, by, counts, seen)
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


def _counts(
    release: Release, question: Question, by: str, keys: list[str] | None, seen: list[str] | None
) -> pl.DataFrame:
    """Protected counts by key, summed to the groups that are shown. Never leaves this module."""
    bands = None if question.age_group is None or by == "age_group" else list(AGE_GROUPS[question.age_group])
    sex = None if by == "sex" else question.sex
    service = None if by == "service" else question.service_code
    params = {
        "indicator_id": question.indicator_id,
        "area_vintage": question.area_vintage,
        "period": None if by == "period" else question.period,
        "area_codes": keys if by == "area" else [question.area_code],
        "residences": _residences(question, by),
        "seen": seen,
    }
    with release.cursor() as cursor:
        if bands is sex is service is None and by in ("area", "period", "total", "residence"):
            of = "area" if by == "total" else by
            counts = queries.run(cursor, "views/counts_of_areas", **params, by=of)
        else:
            of = {"total": "area", "age_group": "age_band"}.get(by, by)
            cells = {"age_bands": bands, "sex": sex, "service_code": service}
            counts = queries.run(cursor, "views/counts_of_cells", **params, **cells, by=of)
    return _summed_to_groups(counts, by, keys)


def _residences(question: Question, by: str) -> list[str] | None:
    if question.indicator.subject != "persons":
        return None
    counted = WHO_IS_COUNTED[question.denominator]
    if question.residence is None or by == "residence":
        return list(counted)
    return [kind for kind in _RESIDENCES[question.residence] if kind in counted]


def _summed_to_groups(counts: pl.DataFrame, by: str, keys: list[str] | None) -> pl.DataFrame:
    """Bands to age groups, the cube's residences to the two that are shown."""
    if by == "age_group":
        groups = {band: group for group in keys for band in AGE_GROUPS[group]}
    elif by == "residence":
        groups = {kind: residence for residence, kinds in _RESIDENCES.items() for kind in kinds}
    else:
        return counts.cast(_SHAPE)
    renamed = counts.with_columns(pl.col("key").replace(groups))
    sums = (
        pl.col("numerator").sum(),
        pl.when(pl.col("denominator").count() > 0).then(pl.col("denominator").sum()),
    )
    return renamed.group_by("key").agg(*sums).cast(_SHAPE)


def _over_assigned(
    release: Release, question: Question, by: str, counts: pl.DataFrame, seen: list[str] | None
) -> pl.DataFrame:
    """The assigned number laid down last before the period as denominator; NULL where there is none."""
    with release.cursor() as cursor:
        targets = queries.run(
            cursor,
            "views/targets",
            indicator_id=question.indicator_id,
            area_vintage=question.area_vintage,
            seen=seen,
        )
    assigned = targets.filter(pl.col("unit") == "assigned").sort("from_on").rows(named=True)

    def denominator(key: str) -> int | None:
        code = question.area_code if by == "period" else key
        period = date.fromisoformat(key) if by == "period" else question.period
        fits = [row["value"] for row in assigned if row["area_code"] == code and row["from_on"] <= period]
        return round(fits[-1]) if fits else None

    return counts.with_columns(
        denominator=pl.Series([denominator(key) for key in counts["key"]], dtype=pl.Int64)
    )


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
