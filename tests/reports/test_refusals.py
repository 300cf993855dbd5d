"""What stops a report says which field or character, and what to do."""

from __future__ import annotations

from dataclasses import fields, replace

import pytest

from board.errors import BoardError
from reports.letter import Letter
from reports.refusals import FIELDS, LONGEST_FIELD, cannot_be_drawn, refuse_characters, refuse_letter
from tests.reports.documents import LETTER


def test_every_field_of_the_letter_has_a_name_for_its_reader() -> None:
    assert FIELDS.keys() | {"signed_on"} == {one.name for one in fields(Letter)}


@pytest.mark.parametrize("field", ["agency", "to", "signer", "board_address"])
def test_a_field_that_is_too_long_is_named(field: str) -> None:
    refuse_letter(replace(LETTER, **{field: "a " * (LONGEST_FIELD // 2)}))
    with pytest.raises(BoardError) as refused:
        refuse_letter(replace(LETTER, **{field: "a" * (LONGEST_FIELD + 1)}))
    assert FIELDS[field].vi in refused.value.vi
    assert FIELDS[field].en in refused.value.en


@pytest.mark.parametrize("recipients", [("Như trên;",) * 21, ("a" * 201,)])
def test_too_many_or_too_long_recipients_are_refused(recipients: tuple[str, ...]) -> None:
    refuse_letter(replace(LETTER, recipients=("Như trên;",) * 20))
    with pytest.raises(BoardError, match="Nơi nhận"):
        refuse_letter(replace(LETTER, recipients=recipients))


def test_what_turns_the_direction_of_a_line_is_refused() -> None:
    refuse_characters("Thủ Dầu Một – 91,2% ● ▲ ■ ≥ − “…”")
    for sign in "אعܐ\u200f\u202e\u2067ﷲ":
        with pytest.raises(BoardError, match=f"U\\+{ord(sign):04X}"):
            refuse_characters(f"91{sign}2")


@pytest.mark.parametrize(
    ("said", "vi"),
    [
        ("assertion failed: too wide: position", "“Chức vụ người ký” có một từ dài hơn chỗ"),
        ('PDF/A-3a error: the text `"中"` could not be displayed with font `"X"`', "ký tự U+4E2D"),
        ('PDF/A-3a error: the PDF contains the codepoint `"\\u{e000}"`', "ký tự U+E000"),
        ("layout did not converge within 5 attempts", "(layout did not converge within 5 attempts)"),
    ],
)
def test_the_printers_words_become_the_readers(said: str, vi: str) -> None:
    assert vi in cannot_be_drawn(said).vi
