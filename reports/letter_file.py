"""A letter as plain values: read from the settings file, a form or a report's request; what does not fit is refused."""

from __future__ import annotations

import unicodedata
from collections.abc import Mapping
from dataclasses import asdict, fields
from datetime import date
from typing import Any

from board.errors import BoardError
from reports.letter import Letter
from reports.refusals import FIELDS as LABELS

FIELDS = tuple(field.name for field in fields(Letter))
LONGEST = {  # characters; what is longer would push the letterhead out of its form
    "parent_agency": 120, "agency": 120, "number": 12, "code": 30, "place": 40, "to": 200, "authority": 60,
    "position": 80, "signer": 60, "board_address": 120,
}  # fmt: skip
MOST_RECIPIENTS, LONGEST_RECIPIENT = 12, 120


def letter_as_json(letter: Letter) -> dict[str, Any]:
    """Plain values without what is empty; letter_of reads them."""
    said = {**asdict(letter), "recipients": list(letter.recipients)}
    if letter.signed_on:
        said["signed_on"] = letter.signed_on.isoformat()
    return {name: value for name, value in said.items() if value}


def letter_of(said: Mapping[str, Any], where: str) -> Letter:
    """A checked letter in composed letters (NFC). where: names the source in messages, 'settings.toml'.

    signed_on may be a date or its ISO text. Raises BoardError naming the field.
    """
    for name in said:
        if name not in FIELDS:
            raise _refused(
                where, name, "không có trường này", f"no such field; there are {', '.join(FIELDS)}"
            )
    texts = {name: _text(said[name], where, name, LONGEST[name]) for name in said if name in LONGEST}
    return Letter(
        **texts,
        signed_on=_day(said.get("signed_on") or None, where),
        recipients=_recipients(said.get("recipients", ()), where),
    )


def _text(value: Any, where: str, name: str, longest: int) -> str:
    if not isinstance(value, str):
        raise _refused(where, name, "phải là chữ trong ngoặc kép", "must be a text in quotes")
    text = " ".join(unicodedata.normalize("NFC", value).split())
    if len(text) > longest:
        raise _refused(
            where, name, f"dài {len(text)} ký tự, tối đa {longest}",
            f"has {len(text)} characters, at most {longest} are allowed",
        )  # fmt: skip
    for sign in text:
        if (
            not sign.isprintable()
            or unicodedata.category(sign) in ("Co", "Cn", "So")
            or unicodedata.bidirectional(sign) in ("R", "AL", "AN")
        ):
            raise _refused(
                where, name, f"có ký tự không in được (U+{ord(sign):04X})",
                f"holds a character that cannot be printed (U+{ord(sign):04X})",
            )  # fmt: skip
    return text


def _recipients(value: Any, where: str) -> tuple[str, ...]:
    if isinstance(value, str) or not isinstance(value, list | tuple):
        raise _refused(where, "recipients", "phải là danh sách", "must be a list")
    if len(value) > MOST_RECIPIENTS:
        raise _refused(
            where, "recipients", f"tối đa {MOST_RECIPIENTS} dòng", f"at most {MOST_RECIPIENTS} lines"
        )
    return tuple(_text(one, where, "recipients", LONGEST_RECIPIENT) for one in value)


def _day(value: Any, where: str) -> date | None:
    if value is None or type(value) is date:
        return value
    try:
        return date.fromisoformat(value)
    except (TypeError, ValueError):
        raise _refused(
            where, "signed_on", "phải là ngày, viết 2026-11-25", "must be a day, as 2026-11-25"
        ) from None


def _refused(where: str, name: str, vi: str, en: str) -> BoardError:
    label = LABELS.get(name)
    return BoardError(
        f"{where}, trường “{name[:40]}”{f' ({label.vi})' if label else ''}: {vi}. Hãy sửa rồi làm lại.",
        f"{where}, field “{name[:40]}”{f' ({label.en})' if label else ''}: {en}. Mend it and try again.",
    )
