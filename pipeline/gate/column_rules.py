"""Numbers that only a whole column betrays: 9 and 10 digits, dates without separators, spreadsheet day numbers.

One 9-digit number may be a sum; a column of them is a list of people. Counts of this board end at 20 million.
"""

from __future__ import annotations

from itertools import pairwise

import polars as pl

MANY = 3  # distinct values that make a list
_IN_GROUPS_OF_NINE = r"[0-9]{3}(?:[ .,-][0-9]{3}){2}"
_IN_GROUPS_OF_TEN = r"[0-9](?:[ .,][0-9]{3}){3}|[0-9]{4}(?:[ .-][0-9]{3}){2}|[0-9]{2}[ .-][0-9]{8}|[0-9]{3}[ .-][0-9]{3}[ .-][0-9]{4}"
_ROUNDED = (
    r"(?:^|[^0-9.,])[1-9](?:[.,][0-9]+)?E\+?0?"  # as a spreadsheet shows a number too wide for its column
)
NINE = rf"(?i)(?:^|[^0-9])(?:[0-9]{{9}}|{_IN_GROUPS_OF_NINE})(?:[^0-9]|$)|{_ROUNDED}8$"
TEN = rf"(?i)(?:^|[^0-9])(?:[0-9]{{10}}|{_IN_GROUPS_OF_TEN})(?:[^0-9]|$)|{_ROUNDED}9$"
_MOBILE = r"(?:^|[^0-9])[35789][0-9]{2}[ .-]?[0-9]{3}[ .-]?[0-9]{3}(?:[^0-9]|$)"
_DAY_FIRST = r"^0[1-9](?:0[1-9]|1[0-2])(?:19|20)[0-9]{2}$"
_TAX_WEIGHTS = (31, 29, 23, 19, 17, 13, 7, 5, 3)
# Days since 30/12/1899, as spreadsheets count them: 1910-01-01 to 2030-12-31, and the decades 1950 to 2009.
_FIRST_DAY, _LAST_DAY = 3654, 47848
_DECADES = (18264, 21916, 25569, 29221, 32874, 36526, 40178)


def long_runs(cells: pl.DataFrame, filled: int) -> tuple[dict[str, int], pl.DataFrame]:
    """({kind: rows} of 9- and 10-digit numbers that are a list or half of the column, all other cells).

    cells: text, rows. filled: rows of the column that are not empty.
    """
    found: dict[str, int] = {}
    for pattern, kind in ((NINE, _nine_digit_kind), (TEN, _ten_digit_kind)):
        is_hit = cells["text"].str.contains(pattern)
        hits = cells.filter(is_hit)
        count = int(hits["rows"].sum())
        if count and (2 * count >= filled or hits["text"].n_unique() >= MANY):
            found[kind(hits["text"])] = count
            cells = cells.filter(~is_hit)
    return found, cells


def _nine_digit_kind(texts: pl.Series) -> str:
    """A mobile number that lost its 0 begins with 3, 5, 7, 8 or 9; former ID numbers seldom do."""
    return "phone" if texts.str.contains(_MOBILE).mean() > 0.9 else "old_id_number"


def _ten_digit_kind(texts: pl.Series) -> str:
    """The tenth digit of a tax code checks the others; one number in eleven passes by chance."""
    digits = texts.str.replace_all("[^0-9]", "")
    at = [digits.str.slice(place, 1).cast(pl.Int32, strict=False) for place in range(10)]
    weighed = sum((at[place] * weight for place, weight in enumerate(_TAX_WEIGHTS)), at[0] * 0)
    right = ((10 - weighed % 11) == at[9]).sum()
    return "tax_code" if 2 * right > len(texts) else "social_insurance"


def day_numbers(numbers: pl.Series, texts: pl.Series, filled: int) -> int:
    """Rows of dates written as 19900403, 03041990 or a spreadsheet's 33031; 0 where the column is no list of them.

    numbers: Float64, under 100 million. texts: what is not such a number, among it dates with a leading zero.
    """
    eight = numbers.filter(numbers.is_between(1_010_000, 99_999_999)).cast(pl.Int64)
    year_first = _is_day(eight // 10_000, eight // 100 % 100, eight % 100)
    day_first = _is_day(eight % 10_000, eight // 10_000 % 100, eight // 1_000_000)
    with_zero = int(texts.str.contains(_DAY_FIRST).sum())
    for count, distinct in (
        (int(year_first.sum()), eight.filter(year_first).n_unique()),
        (int(day_first.sum()) + with_zero, eight.filter(day_first).n_unique() + with_zero),
    ):
        if distinct >= MANY and count >= 0.9 * filled:
            return count
    return _spreadsheet_days(numbers, filled)


def _is_day(year: pl.Series, month: pl.Series, day: pl.Series) -> pl.Series:
    return year.is_between(1900, 2099) & month.is_between(1, 12) & day.is_between(1, 31)


def _spreadsheet_days(numbers: pl.Series, filled: int) -> int:
    """Nearly all are days of our time, and they fill every decade (births) or crowd into a few years (events).

    Counts do neither: they also hold small numbers and zeros, and spread by orders of magnitude.
    """
    days = numbers.filter(numbers.is_between(_FIRST_DAY, _LAST_DAY))
    if len(days) < 0.995 * filled or (distinct := days.n_unique()) < 50:
        return 0
    shares = [days.is_between(first, last, closed="left").mean() for first, last in pairwise(_DECADES)]
    crowded = distinct >= 300 and days.max() - days.min() <= 20 * 366
    return len(days) if min(shares) >= 0.03 or crowded else 0
