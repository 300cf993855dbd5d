"""Reading the cells of a column by what its contract allows: typed values, and for each refused cell a reason.

Every reader takes the column as text, as its sender sees it, stripped, NULL where it is empty.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from functools import partial

import polars as pl

from pipeline.gate.contracts.domains import domain, normal
from pipeline.gate.contracts.shape import Closed, ClosedBy, Column, Count, Day, Month, Number, Words

FIRST_MONTH = "2021-01"
_MONTH_FIRST = r"^(?i)(?:tháng|thg|t)?\s*(\d{1,2})\s*[/-]\s*(20\d\d)$"
_YEAR_FIRST = r"^(20\d\d)\s*[-/]\s*(\d{1,2})$"
# A spreadsheet makes a date of '10/2026': its first day.
_FIRST_DAY = r"^0?1/(\d{1,2})/(20\d\d)$"
_FIRST_DAY_ISO = r"^(20\d\d)-(\d\d)-01(?: 00:00:00(?:\.0+)?)?$"
# And writes that date into a CSV as 'Oct-26' or 'Thg10-26'.
_ENGLISH_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_SHORT_ENGLISH = rf"^(?i)(?:{'|'.join(_ENGLISH_MONTHS)})-\d\d$"
_SHORT = r"^(?i)(?:thg|t)\s*(\d{1,2})-(\d\d)$"
_ANY_DAY = r"^\d{1,2}[/.-]\d{1,2}[/.-]\d{2,4}$|^20\d\d[/.-]\d{1,2}[/.-]\d{1,2}"
_COUNT = r"^(0|[1-9]\d{0,8})(\.0)?$"  # a leading zero would be a code or an identifier
_NUMBER = r"^\d{1,9}([.,]\d+)?\s*%?$"
_GROUPED = r"^[1-9]\d{0,2}([., \x{A0}]\d{3})+$"
_ODD_SIGNS = r"^[=+@-]|[\p{Cc}\p{Cf}\p{Co}\p{Cn}]"  # hidden signs; what a spreadsheet would run as a formula
_MOST_NAMES = 20_000  # different texts of a column looked up as names; a closed list is far shorter

# The values, NULL where refused; and the reason of each refused cell, NULL elsewhere.
Cells = tuple[pl.Series, pl.Series]


def stripped(texts: pl.Series) -> pl.Series:
    """Without white space around it, an empty cell as NULL; 12.00 of a decimal type as '12.0'."""
    if texts.dtype.is_decimal():
        texts = texts.cast(pl.Float64)
    texts = texts.cast(pl.String).str.strip_chars()
    return texts.set(texts == "", None)


def read_column(column: Column, texts: pl.Series, read: dict[str, pl.Series], last_month: str) -> Cells:
    """Read the stripped texts of one column. read: the columns before it; last_month: the last full one."""
    values, reasons = _reader(column, read, last_month)(texts)
    if column.empty_is is not None:
        values = values.set(texts.is_null(), column.empty_is)
    if column.required:
        reasons = reasons.set(texts.is_null(), "empty")
    return values.alias(column.name), reasons


def _reader(column: Column, read: dict[str, pl.Series], last_month: str) -> Callable[[pl.Series], Cells]:
    match column.content:
        case Month():
            return partial(_months, last_month=last_month)
        case Closed(name):
            return partial(_codes, name=name)
        case ClosedBy(chooser, names):
            return partial(_codes_by, chosen=read[chooser], names=names)
        case Count(largest):
            return partial(_counts, largest=largest)
        case Number(largest):
            return partial(_numbers, largest=largest)
        case Day(first, last):
            return partial(_days, first=first, last=last)
        case Words(longest):
            return partial(_words, longest=longest)


def _chosen(texts: pl.Series, values: pl.Expr, *tests: tuple[pl.Expr, str]) -> Cells:
    """Values and reasons of one column 'text'; the first test that holds gives the reason, and the value goes."""
    reason = pl.lit(None, pl.String)
    for test, name in reversed(tests):
        reason = pl.when(test).then(pl.lit(name)).otherwise(reason)
    reason = pl.when(pl.col("text").is_null()).then(None).otherwise(reason)
    judged = texts.alias("text").to_frame().with_columns(value=values).with_columns(reason=reason)
    judged = judged.with_columns(pl.when(pl.col("reason").is_null()).then("value").alias("value"))
    return judged["value"], judged["reason"]


def _months(texts: pl.Series, last_month: str) -> Cells:
    texts, text, value = _with_four_digits(texts), pl.col("text"), pl.col("value")
    year_first = [
        text.str.extract(pattern, place) for place in (1, 2) for pattern in (_YEAR_FIRST, _FIRST_DAY_ISO)
    ]
    month_first = [
        text.str.extract(pattern, place) for place in (2, 1) for pattern in (_MONTH_FIRST, _FIRST_DAY)
    ]
    year, month = (pl.coalesce(*year_first[at], *month_first[at]) for at in (slice(0, 2), slice(2, 4)))
    return _chosen(
        texts,
        pl.concat_str(year, pl.lit("-"), month.str.zfill(2)),
        (value.is_null() & text.str.contains(_ANY_DAY), "day_not_month"),
        (value.is_null() | ~month.cast(pl.Int32, strict=False).is_between(1, 12), "not_a_month"),
        (~value.is_between(pl.lit(FIRST_MONTH), pl.lit(last_month)), "month_outside"),
    )


def _with_four_digits(texts: pl.Series) -> pl.Series:
    """'Oct-26' and 'Thg10-26' as '10/2026'."""
    texts = texts.str.replace(_SHORT, "$1/20$2")
    english = [f"{name}-" for name in _ENGLISH_MONTHS]
    numbered = [f"{place}/20" for place in range(1, 13)]
    written = texts.str.replace_many(english, numbered, ascii_case_insensitive=True)
    return written.zip_with(texts.str.contains(_SHORT_ENGLISH).fill_null(False), texts)


def _codes(texts: pl.Series, name: str) -> Cells:
    known = domain(name)
    different = texts.drop_nulls().unique().head(_MOST_NAMES)
    names = {text: normal(text) for text in different}
    codes = {text: known.known[plain] for text, plain in names.items() if plain in known.known}
    shared = [text for text, plain in names.items() if plain in known.shared]
    found = pl.col("text").replace_strict(codes, default=None, return_dtype=pl.String)
    return _chosen(
        texts,
        found,
        (pl.col("text").is_in(shared), "shared_name"),
        (pl.col("value").is_null(), "not_listed"),
    )


def _codes_by(texts: pl.Series, chosen: pl.Series, names: dict[str, str]) -> Cells:
    """Where the other column could not be read, this one is not judged: its reason would only mislead."""
    values = pl.Series(None, [None] * len(texts), pl.String)
    reasons = values
    for choice, name in names.items():
        mine = (chosen == choice).fill_null(False)
        read, refused = _codes(texts, name)
        values, reasons = read.zip_with(mine, values), refused.zip_with(mine, reasons)
    return values, reasons


def _counts(texts: pl.Series, largest: int) -> Cells:
    text, value = pl.col("text"), pl.col("value")
    return _chosen(
        texts,
        text.str.extract(_COUNT, 1).cast(pl.Int32),
        (text.str.contains(_GROUPED), "grouped"),
        (value.is_null(), "not_a_count"),
        (value > largest, "too_large"),
    )


def _numbers(texts: pl.Series, largest: float) -> Cells:
    text, value = pl.col("text"), pl.col("value")
    digits = text.str.strip_suffix("%").str.strip_chars().str.replace(",", ".", literal=True)
    number = pl.when(text.str.contains(_NUMBER)).then(digits).cast(pl.Float64, strict=False)
    share = pl.when(text.str.ends_with("%")).then(number / 100).otherwise(number)
    return _chosen(
        texts,
        share,
        (text.str.contains(_GROUPED), "grouped"),
        (value.is_null(), "not_a_number"),
        (value > largest, "too_large"),
    )


def _days(texts: pl.Series, first: date, last: date) -> Cells:
    text, value = pl.col("text"), pl.col("value")
    day = pl.coalesce(text.str.to_date(form, strict=False) for form in ("%d/%m/%Y", "%Y-%m-%d"))
    return _chosen(
        texts, day, (value.is_null(), "not_a_day"), (~value.is_between(first, last), "day_outside")
    )


def _words(texts: pl.Series, longest: int) -> Cells:
    text = pl.col("text")
    return _chosen(
        texts,
        text,
        (text.str.len_chars() > longest, "too_long"),
        (text.str.contains(_ODD_SIGNS), "odd_signs"),
    )
