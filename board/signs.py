"""The short signs of a table on paper or in a spreadsheet: no cell is left blank, and a figure that is not final says so."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from board.definition_file import Text

if TYPE_CHECKING:
    from board.answer import Answer

# The letters of the Government Analysis Function's guidance on symbols in tables; the words are the screen's own.
SIGNS: dict[str, Text] = {
    "[c]": Text("không công bố, vì quá ít người", "withheld: too few people"),
    "[x]": Text("chưa có số liệu", "no data"),
    "[z]": Text("không áp dụng", "not applicable"),
    "[p]": Text("số tạm tính", "provisional"),
    "[r]": Text("đã điều chỉnh so với kỳ phát hành trước", "revised since the release before"),
    "[b]": Text("đứt quãng: từ đây không so sánh với trước", "break: not comparable with what comes before"),
}


def sign_of(row: dict[str, Any]) -> str:
    """'[c]', '[x]', '[z]' or '[p]' of a disclosed row; '' for an exact figure, and for a bounded one, whose text
    ('<10', '>96%') says so itself."""
    found = f"[{row['sign']}]"
    return found if found in SIGNS else ""


def signed_text(answer: Answer, row: dict[str, Any], language: str) -> str:
    """A row as a cell of a table: '91,2%', '<10', '[c]', and '91,2% [p]' where the figure is not final."""
    sign = sign_of(row)
    if not sign:
        return answer.text(row, language)
    return f"{answer.text(row, language)} {sign}" if sign == "[p]" else sign
