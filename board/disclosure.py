"""What of a protected count may be shown: the only door from counts to figures (PRIVACY: "What is shown").

Counts in, disclosed rows out: numerator, denominator, value, bound, sign, decimals. A hidden figure is NULL with its
sign and bound; nothing behind this door ever holds the protected number.
"""

from __future__ import annotations

from typing import Literal

import polars as pl

from board import words

SMALLEST_COUNT = 10  # smaller ones, zero included, are never shown
SMALLEST_DENOMINATOR = 200  # a rate over fewer people is not shown at all
ONE_DECIMAL_FROM = 5_000  # a slice of an area with fewer people is shown in whole percent
# Persons: the published word for "very small adjustment"; smaller differences are no differences. On the sample 95 of 100
# changes of one level err by at most 6 in a commune, 10 in a unit, 18 in a district, and all of the province's by at most 15
# (`python -m pipeline audit --register`, "errors of what is shown"); the bands leave room for indicators that sum several levels
# and for slices of the province, which were not measured one by one.
# Dossiers are cut into fewer cells and err less; what is no protected count (services offered) does not err.
NOISE_BANDS = {"province": 20, "slice": 40, "district": 40, "commune": 20, "dossiers": 10, "services": 0}

NO_FIGURE = {"vi": "Không có số liệu được công bố", "en": "No figure is shown"}
WITHHELD_TEXT = {
    "c": {"vi": "không công bố", "en": "withheld"},
    "x": {"vi": "chưa có số liệu", "en": "no data"},
    "z": {"vi": "không áp dụng", "en": "not applicable"},
}
Unit = Literal["percent", "count"]


def disclose_counts(counts: pl.LazyFrame) -> pl.LazyFrame:
    """Plain counts: column numerator in, denominator NULL. NULL counts get sign 'x'."""
    small = pl.col("numerator") < SMALLEST_COUNT
    shown = pl.when(~small).then("numerator")
    return counts.with_columns(
        numerator=shown.cast(pl.Int64),
        denominator=pl.lit(None, pl.Int64),
        value=shown.cast(pl.Float64),
        bound=pl.when(small).then(pl.lit(float(SMALLEST_COUNT))),
        sign=_sign(pl.col("numerator").is_null(), ("<", small)),
        decimals=pl.lit(0, pl.Int8),
    )


def disclose_rates(counts: pl.LazyFrame, *, whole_areas: bool) -> pl.LazyFrame:
    """Rates: columns numerator and denominator in. NULL counts get sign 'x'.

    whole_areas: the rows are areas without a breakdown, so one decimal whatever their size. Where numerator or
    complement is small, the numerator is withheld too: beside the denominator it would give the other.
    """
    number, of = pl.col("numerator"), pl.col("denominator")
    fine = pl.lit(True) if whole_areas else of >= ONE_DECIMAL_FROM
    step = pl.when(fine).then(1000).otherwise(100)
    few_people = of < SMALLEST_DENOMINATOR
    low = ~few_people & (number < SMALLEST_COUNT)
    high = ~few_people & ~low & (of - number < SMALLEST_COUNT)
    shown = ~(few_people | low | high)
    # Bounds are rounded outward, in whole numbers, so that the text is true: ceiling(10 * step / of) / step.
    upper = (SMALLEST_COUNT * step + of - 1) // of / step
    lower = ((of - SMALLEST_COUNT) * step) // of / step
    return counts.with_columns(
        numerator=pl.when(shown).then(number).cast(pl.Int64),
        denominator=pl.when(~few_people).then(of).cast(pl.Int64),
        value=pl.when(shown).then(number / of),
        bound=pl.when(low).then(upper).when(high).then(lower),
        sign=_sign(number.is_null(), ("c", few_people), ("<", low), (">", high)),
        decimals=pl.when(fine).then(1).otherwise(0).cast(pl.Int8),
    )


def disclose_assigned(counts: pl.LazyFrame) -> pl.LazyFrame:
    """Rates over an assigned number: no group of people, so only the numerator can be too small.

    May exceed 1; where nothing was counted or no number was assigned the sign is 'x'.
    """
    number, of = pl.col("numerator"), pl.col("denominator")
    missing = number.is_null() | of.is_null()
    low = ~missing & (number < SMALLEST_COUNT)
    shown = ~(missing | low)
    return counts.with_columns(
        numerator=pl.when(shown).then(number).cast(pl.Int64),
        denominator=of.cast(pl.Int64),
        value=pl.when(shown).then(number / of),
        bound=pl.when(low).then((SMALLEST_COUNT * 1000 + of - 1) // of / 1000),
        sign=_sign(missing, ("<", low)),
        decimals=pl.lit(1, pl.Int8),
    )


def _sign(missing: pl.Expr, *signs: tuple[str, pl.Expr]) -> pl.Expr:
    """The sign of the first condition that holds; 'x' where there is no count at all, '' where it is shown."""
    chain = pl.when(missing).then(pl.lit("x"))
    for sign, holds in signs:
        chain = chain.when(holds).then(pl.lit(sign))
    return chain.otherwise(pl.lit(""))


def shown_text(row: dict, unit: Unit, language: str) -> str:
    """One disclosed row as text: '91,2%', '1.234', '<10', '<4%', '>96%', 'không công bố'."""
    sign = row["sign"]
    if sign in WITHHELD_TEXT:
        return WITHHELD_TEXT[sign][language]
    shown = row["value"] if row["value"] is not None else row["bound"]
    mark = sign if sign in ("<", ">") else ""
    if unit == "count":
        return mark + words.number(shown, language)
    return mark + words.percent(shown, language, row["decimals"])


def shown_counts(row: dict, noun: str, unit: Unit, language: str) -> str:
    """Numerator and denominator of a disclosed row: '912 / 1.000 người'; a withheld part is named so."""
    if row["sign"] in WITHHELD_TEXT:
        return WITHHELD_TEXT[row["sign"]][language]
    small = f"<{SMALLEST_COUNT}" if row["sign"] == "<" else WITHHELD_TEXT["c"][language]
    above = small if row["numerator"] is None else words.number(row["numerator"], language)
    return (
        f"{above} {noun}"
        if unit == "count"
        else f"{above} / {words.number(row['denominator'], language)} {noun}"
    )


def ranked(rows: pl.DataFrame, *, lower_is_better: bool, unit: Unit, band: int) -> pl.DataFrame:
    """Add rank (Int32) and sort: best first, ties and withheld rows by key.

    Areas share a rank with the best one of their group where the difference rounds to nothing or is less than
    `band` persons. NULL for withheld rows.
    """
    better = 1 if lower_is_better else -1
    listed = rows.select("key", "value", "denominator", "decimals").rows(named=True)
    known = [place for place, row in enumerate(listed) if row["value"] is not None]
    known.sort(key=lambda place: (better * listed[place]["value"], listed[place]["key"]))
    ranks: list[int | None] = [None] * len(listed)
    leader, rank = None, 0
    for number, place in enumerate(known, 1):
        if leader is None or not indistinguishable(leader, listed[place], unit, band):
            leader, rank = listed[place], number
        ranks[place] = rank
    order = sorted(
        range(len(listed)), key=lambda place: (ranks[place] or len(listed) + 1, listed[place]["key"])
    )
    return rows.with_columns(rank=pl.Series(ranks, dtype=pl.Int32))[order]


def indistinguishable(one: dict, other: dict, unit: Unit, band: int) -> bool:
    """Whether two disclosed values differ by less than rounding shows or than noise of `band` persons explains."""
    if unit == "count":
        return abs(one["value"] - other["value"]) < band
    decimals = 2 + min(one["decimals"], other["decimals"])
    smaller = min(one["denominator"], other["denominator"])
    apart = abs(one["value"] - other["value"])
    return round(one["value"], decimals) == round(other["value"], decimals) or apart * smaller < band
