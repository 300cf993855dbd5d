"""What a view is about, in one line: indicator, area, and every filter that narrows it."""

from __future__ import annotations

from board.labels import AGE_GROUP, DENOMINATOR, LEVEL, RESIDENCE, SEX
from board.places import full_name
from board.question import Question
from board.words import sentence
from geo.areas import area
from reports.views.seen import Seen

_FILTERS = {"age_group": AGE_GROUP, "sex": SEX, "residence": RESIDENCE}


def subject(seen: Seen, names_indicator: bool) -> str:
    """'Tỷ lệ …, thành phố Dĩ An, trên dân số có mặt, 14–24 tuổi, nữ'."""
    question, lang = seen.question, seen.language
    item = area(question.area_vintage, question.area_code)
    parts = [question.indicator.name.in_(lang)] if names_indicator else []
    parts.append(full_name(item, question.period, lang))
    if question.level is not None and question.level != item.level:
        parts.append(seen.t("theo ", "by ") + LEVEL[question.level].in_(lang))
    if question.indicator.subject == "persons":
        parts.append(seen.t("mẫu số: ", "of ") + DENOMINATOR[question.denominator].in_(lang))
    parts += [text.lower() if lang == "vi" else text for text in _chosen(question, lang)]
    if question.service_code in seen.info.services:
        parts.append(seen.info.services[question.service_code].name.in_(lang))
    return sentence(", ".join(parts))


def _chosen(question: Question, language: str) -> list[str]:
    codes = {field: getattr(question, field) for field in _FILTERS}
    return [_FILTERS[field][code].in_(language) for field, code in codes.items() if code is not None]
