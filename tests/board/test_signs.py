"""The short signs of tables: every cell without a figure has one, and no sign stands for two things."""

from __future__ import annotations

import pytest

from board.disclosure import WITHHELD_TEXT
from board.signs import SIGNS, sign_of


@pytest.mark.parametrize(
    ("sign", "shown"),
    [("", ""), ("<", ""), (">", ""), ("c", "[c]"), ("x", "[x]"), ("z", "[z]"), ("p", "[p]")],
)
def test_a_row_without_an_exact_figure_of_its_own_has_a_short_sign(sign: str, shown: str) -> None:
    assert sign_of({"sign": sign}) == shown


def test_the_key_explains_every_sign_that_stands_for_a_figure_in_the_words_of_the_screen() -> None:
    for sign, said in WITHHELD_TEXT.items():
        for language in ("vi", "en"):
            assert SIGNS[f"[{sign}]"].in_(language).startswith(said[language])
