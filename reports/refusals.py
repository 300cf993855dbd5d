"""Why a report cannot be drawn, in words that say what to change. Nothing partial ever comes out."""

from __future__ import annotations

import re

from board.definition_file import Text
from board.errors import BoardError
from reports.letter import Letter

LONGEST_FIELD = 200
MOST_RECIPIENTS = 20
FIELDS = {
    "parent_agency": Text("Cơ quan chủ quản", "Parent agency"),
    "agency": Text("Cơ quan ban hành", "Issuing agency"),
    "number": Text("Số, ký hiệu", "Number and code"),
    "code": Text("Ký hiệu", "Code"),
    "place": Text("Địa danh", "Place"),
    "to": Text("Kính gửi", "Addressee"),
    "recipients": Text("Nơi nhận", "Recipients"),
    "authority": Text("Quyền hạn ký", "Signing authority"),
    "position": Text("Chức vụ người ký", "Signer's title"),
    "signer": Text("Người ký", "Signer"),
    "board_address": Text("Địa chỉ Bảng 06", "The board's address"),
}
# Written from right to left, or turning the direction of what follows: a digit could change its place on paper.
_BACKWARDS = re.compile(
    "[\u0590-\u08ff\u200e\u200f\u202a-\u202e\u2066-\u2069\ufb1d-\ufdff\ufe70-\ufefe\U00010800-\U00010fff\U0001e800-\U0001efff]"
)
_MISSING = re.compile(r'the text `"(.+?)"` could not be displayed|contains the codepoint `"(.+?)"`')


def refuse_letter(letter: Letter) -> None:
    """Raises BoardError naming the field that is too long for its place."""
    for field, name in FIELDS.items():
        said = getattr(letter, field)
        if isinstance(said, str) and len(said) > LONGEST_FIELD:
            raise _too_long(name)
    if len(letter.recipients) > MOST_RECIPIENTS or any(len(one) > LONGEST_FIELD for one in letter.recipients):
        raise BoardError(
            f"Mục “Nơi nhận” có tối đa {MOST_RECIPIENTS} dòng, mỗi dòng tối đa {LONGEST_FIELD} ký tự. Hãy rút gọn.",
            f"“Recipients” takes up to {MOST_RECIPIENTS} lines of up to {LONGEST_FIELD} characters. Shorten it.",
        )


def refuse_characters(text: str) -> None:
    """Raises BoardError for a character that turns the direction of the line."""
    if found := _BACKWARDS.search(text):
        raise _no_character(found[0])


def cannot_be_drawn(said: str) -> BoardError:
    """Typst's own words as a message for the reader."""
    if found := re.search(r"too wide: (\w+)", said):
        name = FIELDS[found[1]]
        return BoardError(
            f"Chưa lập được báo cáo: mục “{name.vi}” có một từ dài hơn chỗ dành cho nó. Hãy thêm dấu cách hoặc rút gọn.",
            f"The report could not be made: “{name.en}” has a word that is wider than its place. Add a space or shorten it.",
        )
    if found := _MISSING.search(said):
        return _no_character(found[1] or found[2])
    return BoardError(
        f"Chưa lập được báo cáo: không trình bày được trang ({said}). Hãy báo người phụ trách kỹ thuật.",
        f"The report could not be made: a page cannot be drawn ({said}). Tell the technician.",
    )


def _no_character(said: str) -> BoardError:
    """said: a character, or its escape '\\u{e000}'. Named by its code point, for it may be invisible."""
    escaped = re.match(r"\\u\{([0-9a-f]+)\}", said)
    code = f"U+{int(escaped[1], 16) if escaped else ord(said[0]):04X}"
    return BoardError(
        f"Chưa lập được báo cáo: phông chữ không in được ký tự {code} (biểu tượng cảm xúc, chữ viết từ phải sang trái …). "
        "Hãy bỏ ký tự này khỏi ghi chú hoặc mẫu thông tin văn bản.",
        f"The report could not be made: the character {code} cannot be printed (an emoji, right-to-left writing …). "
        "Take it out of the note or of the letter's form.",
    )


def _too_long(name: Text) -> BoardError:
    return BoardError(
        f"Mục “{name.vi}” dài quá {LONGEST_FIELD} ký tự. Hãy rút gọn.",
        f"“{name.en}” is longer than {LONGEST_FIELD} characters. Shorten it.",
    )
