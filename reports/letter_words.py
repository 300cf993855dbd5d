"""What stands on the letter, in words: number, place and date, the annex's reference. Empty fields leave room to write.

The order and the wording follow Nghị định 30/2020/NĐ-CP, Phụ lục I.
"""

from __future__ import annotations

from datetime import date
from typing import Any

from board.words import month_name
from reports.document import Document
from reports.letter import Letter

_SPACE = "\N{NO-BREAK SPACE}"
_GAP = 5 * _SPACE
_DOTS = "…" * 6


def letter_words(document: Document) -> dict[str, Any]:
    """Every text of the letter as it is printed."""
    letter = document.letter
    official = document.form == "official"
    return {
        "parent_agency": letter.parent_agency,
        "agency": letter.agency or (2 * _DOTS if official else ""),
        "number": f"Số: {_number(letter)}",
        "place_and_date": _place_and_date(letter) if official else _place_and_day(letter, document.language),
        "to": f"Kính gửi: {letter.to or 3 * _DOTS}",
        "recipients_head": "Nơi nhận:",
        "recipients": letter.recipients or ("Như trên;", f"{2 * _DOTS};", "Lưu: VT."),
        "authority": letter.authority,
        "position": letter.position,
        "position_room": "(chức vụ của người ký)",
        "signer": letter.signer,
        "signer_room": "(họ và tên)",
    }


def annex_words(document: Document) -> dict[str, str]:
    """The annex's name, its title and which document it belongs to."""
    letter = document.letter
    number = _number(letter).replace(_GAP, "…")
    of = f"{document.title} số {number} {_date(letter.signed_on, '…')} của {letter.agency or '…'}"
    return {
        "name": "Phụ lục",
        "title": f"Số liệu và biểu đồ {document.period}",
        "of": f"(Kèm theo {of})",
    }


def _number(letter: Letter) -> str:
    return f"{letter.number or _GAP}/{letter.code or 'BC-…'}"


def _place_and_date(letter: Letter) -> str:
    return f"{letter.place or _DOTS}, {_date(letter.signed_on, _GAP)}"


def _date(on: date | None, room: str) -> str:
    """'ngày 06 tháng 01 năm 2025': a nought before days under 10 and months 1 and 2, so that nobody adds a digit."""
    if on is None:
        return _SPACE.join(("ngày", room, "tháng", room, "năm", room))
    month = f"{on.month:02d}" if on.month < 3 else f"{on.month}"
    return _SPACE.join(("ngày", f"{on.day:02d}", "tháng", month, "năm", str(on.year)))


def _place_and_day(letter: Letter, language: str) -> str:
    """On a bulletin, only what is known."""
    if letter.signed_on is None:
        return letter.place
    on = letter.signed_on
    said = _date(on, "") if language == "vi" else f"{on.day} {month_name(on, 'en')}"
    return f"{letter.place}, {said}" if letter.place else said
