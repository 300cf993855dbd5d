"""Vietnamese spelling: accent-free text for searching, one tone-mark style, and the order of the alphabet."""

from __future__ import annotations

import re
import unicodedata

ALPHABET = "aăâbcdđeêfghijklmnoôơpqrstuưvwxyz"
TONES = ("", "\u0300", "\u0309", "\u0303", "\u0301", "\u0323")  # ngang, huyền, hỏi, ngã, sắc, nặng
_RANK = {letter: place for place, letter in enumerate(ALPHABET, 1)}
_TONE_RANK = {mark: place for place, mark in enumerate(TONES) if mark}
# "hoà" and "hòa" are one word. The newer style puts the mark on the second vowel of an open oa, oe, uy.
_NEWER_MARK = re.compile(r"(?<![qQ])([oO])([aAeE])([\u0300\u0301\u0303\u0309\u0323])(?![^\W\d_])")
_NEWER_MARK_UY = re.compile(r"(?<![qQ])([uU])([yY])([\u0300\u0301\u0303\u0309\u0323])(?![^\W\d_])")


def plain(text: str) -> str:
    """Lower-case and accent-free, with đ as d and single spaces: 'Thủ Dầu Một' -> 'thu dau mot'."""
    marked = unicodedata.normalize("NFD", text.lower().replace("đ", "d"))
    return " ".join("".join(sign for sign in marked if not unicodedata.combining(sign)).split())


def one_tone_mark(text: str) -> str:
    """The older style of tone marks (Hòa, Thủy), composed (NFC), so that two spellings of a name are equal."""
    marked = unicodedata.normalize("NFD", text)
    for newer in (_NEWER_MARK, _NEWER_MARK_UY):
        marked = newer.sub(r"\1\3\2", marked)
    return unicodedata.normalize("NFC", marked)


def english_name(name_vi: str) -> str:
    """The proper name without accents, capitals kept: 'Đất Cuốc' -> 'Dat Cuoc'."""
    marked = unicodedata.normalize("NFD", name_vi.replace("Đ", "D").replace("đ", "d"))
    return "".join(sign for sign in marked if not unicodedata.combining(sign))


def vietnamese_key(text: str) -> tuple[tuple[tuple[int, ...], tuple[int, ...]], ...]:
    """Sort key of a Vietnamese dictionary: syllable by syllable, first the letters, then the tone.

    a < ă < â, d < đ, and within the same letters ngang < huyền < hỏi < ngã < sắc < nặng.
    """
    return tuple(_syllable_key(syllable) for syllable in one_tone_mark(text).lower().split())


def _syllable_key(syllable: str) -> tuple[tuple[int, ...], tuple[int, ...]]:
    letters, tones = [], []
    for sign in syllable:
        marked = unicodedata.normalize("NFD", sign)
        tone = next((mark for mark in marked if mark in _TONE_RANK), "")
        letter = unicodedata.normalize("NFC", marked.replace(tone, "") if tone else marked)
        letters.append(_RANK.get(letter, ord(letter[0]) - 200))  # digits and signs before the letters
        tones.append(_TONE_RANK.get(tone, 0))
    return tuple(letters), tuple(tones)
