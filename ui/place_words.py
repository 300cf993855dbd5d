"""Areas by their short names, in the language of the screen."""

from __future__ import annotations

from board.places import short_name
from board.question import Question
from ui.language import language


def area_words(code: str, question: Question) -> str:
    """'Dĩ An', or 'Toàn tỉnh' for the province."""
    return short_name(question.area_vintage, code, language())
