"""The title of a population pyramid, and of the areas most like one."""

from __future__ import annotations

from collections.abc import Sequence

from board import words
from board.answer import Answer
from board.charts.pyramid import years
from board.places import whole

YOUNG_ADULTS = (14, 40)  # those whom cards, renewals at 25 and 40, and online services reach first


def pyramid_title(own: Sequence[Answer], province: Sequence[Answer] | None, name: str, language: str) -> str:
    """'Dĩ An: 63,1% nhân khẩu từ 14 đến 39 tuổi, toàn tỉnh 60,4%'. own: residents by age group, men and women."""
    vi, share = language == "vi", _share(own)
    if share is None:
        return f"{name}: nhân khẩu theo tuổi và giới tính" if vi else f"{name}: residents by age and sex"
    said = words.percent(share, language)
    ages = (YOUNG_ADULTS[0], YOUNG_ADULTS[1] - 1)
    text = (
        f"{name}: {said} nhân khẩu từ {ages[0]} đến {ages[1]} tuổi"
        if vi
        else f"{name}: {said} of residents are {ages[0]} to {ages[1]}"
    )
    everywhere = _share(province) if province else None
    if everywhere is None:
        return text
    return f"{text}, {whole(own[0].question.area_vintage, language)} {words.percent(everywhere, language)}"


def _share(answers: Sequence[Answer]) -> float | None:
    """Young adults over all; None where any part is withheld, for the rest would tell it."""
    rows = [row for answer in answers for row in answer.rows.rows(named=True)]
    if not rows or any(row["value"] is None for row in rows):
        return None
    first, end = YOUNG_ADULTS
    young = [row["value"] for row in rows if first <= years(row["key"])[0] < end]
    return sum(young) / sum(row["value"] for row in rows)
