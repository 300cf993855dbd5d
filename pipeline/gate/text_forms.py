"""One plain form of every text before it is searched: what looks like 0 becomes 0, what cannot be seen is gone.

A number can be written with full-width or Arabic digits, with zero-width signs between them, with six kinds of
dashes; a name with one accent as one sign or as two. The rules of the gate know these forms alone.
"""

from __future__ import annotations

import sys
import unicodedata

import polars as pl

# Digits of every script, circled and other digits that NFKC leaves alone; and the one letter that NFD does.
_ASCII = {
    sign: str(unicodedata.digit(sign))
    for sign in map(chr, range(128, sys.maxunicode + 1))
    if unicodedata.digit(sign, None) is not None
} | {"Đ": "D", "đ": "d"}
# Marks and signs without width: combining marks, format signs, Hangul fillers; a blank braille cell is a space.
_UNSEEN = r"[\p{Cf}\x{115F}\x{1160}\x{3164}\x{FFA0}]"
_MARKS = r"\p{M}"
_SPACES = r"[\p{Z}\p{Cc}\x{2800}]+"
_DASHES = r"[\p{Pd}\x{2212}\x{2043}]"
_TEXT = pl.col("text")


def seen_form(values: pl.Series) -> pl.Series:
    """The texts as they look: composed accents, no unseen signs, single spaces. Order and nulls stay."""
    table = values.cast(pl.String).alias("text").to_frame()
    if _beyond_ascii(table):
        table = table.select(_TEXT.str.normalize("NFKC").str.replace_all(_UNSEEN, ""))
    return _spaced(table)


def plain_form(values: pl.Series) -> pl.Series:
    """Also without accents, with ASCII digits and dashes; letters keep their case: 'Số ０79' -> 'So 079'."""
    table = values.cast(pl.String).alias("text").to_frame()
    if _beyond_ascii(table):
        bare = _TEXT.str.normalize("NFKC").str.normalize("NFD").str.replace_all(f"{_UNSEEN}|{_MARKS}", "")
        digits = bare.str.replace_many(list(_ASCII), list(_ASCII.values()))
        table = table.select(digits.str.replace_all(_DASHES, "-"))
    return _spaced(table)


def _beyond_ascii(table: pl.DataFrame) -> bool:
    return bool((table["text"].str.len_bytes() != table["text"].str.len_chars()).any())


def _spaced(table: pl.DataFrame) -> pl.Series:
    return table.select(_TEXT.str.replace_all(_SPACES, " ").str.strip_chars(" ")).to_series()
