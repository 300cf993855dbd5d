"""Text in an encoding of before Unicode, recognised only to say what it is and how to save it anew.

Old files are never turned into Unicode here: a wrong guess would change names and figures without a trace.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable
from typing import BinaryIO

from pipeline.gate.errors import FileRefused
from pipeline.gate.opening.limits import MB

_LETTERS = "àáảãạăằắẳẵặâầấẩẫậđèéẻẽẹêềếểễệìíỉĩịòóỏõọôồốổỗộơờớởỡợùúủũụưừứửữựỳýỷỹỵ"
# The byte of each of these letters: VISCII and TCVN as in glibc's iconv, VPS as in Mozilla's vps.ut.
_BYTES = {
    "TCVN3 (ABC)": "b5b8b6b7b9a8bbbebcbdc6a9c7cac8c9cbaeccd0cecfd1aad2d5d3d4d6d7ddd8dcdedf"
    "e3e1e2e4abe5e8e6e7e9aceaedebeceeeff3f1f2f4adf5f8f6f7f9fafdfbfcfe",
    "VISCII": "e0e1e4e3d5e5a2a1c6c7a3e2a5a4a6e7a7f0e8e9eba8a9eaabaaacadaeecedefeeb8f2"
    "f3f6f5f7f4b0afb1b2b5bdb6beb7defef9fafcfbf8dfd7d1d8e6f1cffdd6dbdc",
    "VPS": "e0e1e4e3e5e6a2a1a3a4a5e2c0c3c4c5c6c7e8e9c8ebcbea8a898bcd8cecedccefcef2"
    "f3d5f586f4d2d3b087b6d6a9a7aaabaef9fafbdbf8dcd8d9babbbfff9a9bcf9c",
}
# VNI writes a letter and then its marks as one more character, after these bases; and these letters alone.
_VNI_MARKS = {
    "": ("aeouyôö", "øùûõï"),
    "\u0302": ("aeo", "âàáåãä"),
    "\u0306": ("a", "êèéúüë"),
}
_VNI_ALONE = {"ì": "ì", "í": "í", "æ": "ỉ", "ó": "ĩ", "ò": "ị", "ñ": "đ", "ô": "ơ", "ö": "ư", "î": "ỵ"}
_TONES = "\u0300\u0301\u0309\u0303\u0323"
_WORD = re.compile(r"[^\W\d_]+")
# A Vietnamese syllable without its tone.
_SYLLABLE = re.compile(
    r"(?:ngh?|nh|g[hi]?|kh|ph|qu|t[hr]?|ch?|[bdđhklmnprsvx])?"
    r"(?:iê|yê|uô|ươ|uyê|o[aăe]|u[aâêeơy]|[iư]a|[aăâeêioôơuưy])[aeiouyư]?(?:ng|nh|ch|[cmnpt])?"
)
_LIKELY = 0.7  # of the words with a mark that must be syllables


def legacy_encoding(sample: bytes) -> str | None:
    """The old Vietnamese encoding in which most words with marks are Vietnamese syllables; None where there is none.

    sample: bytes that are not UTF-8. A guess, good enough for advice.
    """
    found = {name: _share_of_syllables(read(sample)) for name, read in _READERS.items()}
    best = max(found, key=found.get)
    return best if found[best] >= _LIKELY else None


def other_encoding(file: BinaryIO) -> FileRefused:
    """The refusal of a text that is not UTF-8."""
    file.seek(0)
    name = legacy_encoding(file.read(MB // 16))
    vi, en = (f" mà có vẻ là {name}", f" but seems to be {name}") if name else ("", "")
    return FileRefused(
        f"Tệp này không phải mã Unicode (UTF-8){vi}. Nếu chữ hiện đúng trong Excel: chọn Tệp → Lưu thành"
        " (Save As) → kiểu “CSV UTF-8”. Nếu chữ chỉ đúng với phông cũ (.VnTime, VNI-Times…): hãy chuyển"
        " bảng mã sang Unicode bằng bộ gõ (UniKey: Công cụ chuyển mã), rồi lưu như trên.",
        f"This file is not Unicode (UTF-8){en}. Where Excel shows its words right: choose File → Save As →"
        ' type "CSV UTF-8". Where they are right in an old font only (.VnTime, VNI-Times…): convert them'
        " to Unicode with the keyboard program (UniKey: its converter), then save as above.",
    )


def _share_of_syllables(text: str) -> float:
    words = [word for word in _WORD.findall(unicodedata.normalize("NFC", text.lower())) if not word.isascii()]
    return sum(map(_is_syllable, words)) / len(words) if words else 0.0


def _is_syllable(word: str) -> bool:
    parts = unicodedata.normalize("NFD", word)
    tones = [mark for mark in parts if mark in _TONES]
    bare = unicodedata.normalize("NFC", "".join(mark for mark in parts if mark not in _TONES))
    return len(tones) <= 1 and bool(_SYLLABLE.fullmatch(bare))


def _single_bytes(table: str) -> Callable[[bytes], str]:
    letters = dict(zip(bytes.fromhex(table), _LETTERS, strict=True))
    # A byte that is no letter of the encoding becomes a sign that no syllable has.
    every = {code: letters.get(code, chr(code) if code < 0x80 else "\u01c2") for code in range(256)}
    return lambda sample: sample.decode("latin-1").translate(every)


def _vni() -> Callable[[bytes], str]:
    letters = dict(_VNI_ALONE)
    for hat, (bases, signs) in _VNI_MARKS.items():
        tones = _TONES if len(signs) == len(_TONES) else ("", *_TONES)
        for base in bases:
            whole = _VNI_ALONE.get(base, base) + hat
            letters |= {base + sign: whole + tone for sign, tone in zip(signs, tones, strict=True)}
    pattern = re.compile("|".join(sorted(letters, key=len, reverse=True)))
    return lambda sample: pattern.sub(
        lambda at: letters[at[0]], sample.decode("cp1252", errors="replace").lower()
    )


_READERS: dict[str, Callable[[bytes], str]] = {
    **{name: _single_bytes(table) for name, table in _BYTES.items()},
    "VNI": _vni(),
    "Windows-1258": lambda sample: sample.decode("cp1258", errors="replace"),
}
