"""Areas by their short names, as lines of a chart and heads of a table carry them."""

from __future__ import annotations

from board.question import Question
from geo.areas import PROVINCE_CODE, area
from ui.choices import whole_province
from ui.language import t


def area_words(code: str, question: Question) -> str:
    """'Dĩ An', or 'Toàn tỉnh' for the province."""
    if code == PROVINCE_CODE:
        return whole_province(question)
    item = area(question.area_vintage, code)
    return t(item.name_vi, item.name_en)
