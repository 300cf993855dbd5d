"""One plain form of every text before it is searched: what looks like 0 becomes 0, what cannot be seen is gone.

A number can be written with full-width or Arabic digits, with zero-width signs between them, with six kinds of
dashes; a name with one accent as one sign or as two. The rules of the gate know these forms alone.
"""

from __future__ import annotations

import sys
import unicodedata
from collections.abc import Callable

import polars as pl


def _bare(sign: str) -> str:
    parts = unicodedata.normalize("NFKD", sign)
    return "".join(part for part in parts if not unicodedata.combining(part))


# Vietnamese letters and combining accents in one pass; nearly all texts are plain ASCII after it.
_ACCENTED = [sign for sign in map(chr, (*range(0xC0, 0x250), *range(0x1EA0, 0x1EFA))) if sign.isalpha()]
_LETTERS = {sign: _bare(sign) for sign in _ACCENTED} | {chr(mark): "" for mark in range(0x300, 0x370)}
_LETTERS |= {"Đ": "D", "đ": "d"}
# Digits of every script, circled ones too, that NFKD leaves alone.
_DIGITS = {
    sign: str(unicodedata.digit(sign))
    for sign in map(chr, range(128, sys.maxunicode + 1))
    if unicodedata.digit(sign, None) is not None
}
# Signs without width: format signs, Hangul fillers; a blank braille cell is a space.
_UNSEEN = r"[\p{Cf}\x{115F}\x{1160}\x{3164}\x{FFA0}]+"
_UNSEEN_AND_MARKS = r"[\p{M}\p{Cf}\x{115F}\x{1160}\x{3164}\x{FFA0}]+"
_DASHES = r"[\p{Pd}\x{2212}\x{2043}]"
_NOT_COMPOSED = r"[^\x00-\x7F\x{C0}-\x{24F}\x{1EA0}-\x{1EF9}]"
_SPACES, _UNEVEN = r"[\p{Z}\p{Cc}\x{2800}]+", r"[\x00-\x1F\x7F]|  |^ | $"


def seen_form(values: pl.Series) -> pl.Series:
    """The texts as they look: composed accents, no unseen signs, single spaces. Order and nulls stay."""
    texts = values.cast(pl.String)
    return _evened(_where(texts, texts.str.contains(_NOT_COMPOSED), _composed))


def plain_form(values: pl.Series) -> pl.Series:
    """Also without accents, with ASCII digits and dashes; letters keep their case: 'Số ０79' -> 'So 079'."""
    texts = values.cast(pl.String)
    if _beyond_ascii(texts).any():
        texts = texts.str.replace_many(list(_LETTERS), list(_LETTERS.values()))
        texts = _where(texts, _beyond_ascii(texts), _in_ascii)
    return _evened(texts)


def _beyond_ascii(texts: pl.Series) -> pl.Series:
    return texts.str.len_bytes() != texts.str.len_chars()


def _composed(texts: pl.Series) -> pl.Series:
    return _spaced(texts.str.normalize("NFKC").str.replace_all(_UNSEEN, ""))


def _in_ascii(texts: pl.Series) -> pl.Series:
    bare = texts.str.normalize("NFKD").str.replace_all(_UNSEEN_AND_MARKS, "")
    digits = bare.str.replace_many(list(_DIGITS | _LETTERS), list((_DIGITS | _LETTERS).values()))
    return _spaced(digits.str.replace_all(_DASHES, "-"))


def _evened(texts: pl.Series) -> pl.Series:
    return _where(texts, texts.str.contains(_UNEVEN), _spaced)


def _spaced(texts: pl.Series) -> pl.Series:
    return texts.str.replace_all(_SPACES, " ").str.strip_chars(" ")


def _where(texts: pl.Series, chosen: pl.Series, change: Callable[[pl.Series], pl.Series]) -> pl.Series:
    """The texts, the chosen ones changed; most columns have none."""
    at = chosen.fill_null(False).arg_true()
    return texts.scatter(at, change(texts.gather(at))) if len(at) else texts
