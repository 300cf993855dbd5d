"""What a view is about, in one line: indicator, area, and every filter that narrows it."""

from __future__ import annotations

from board.labels import AGE_GROUP, DENOMINATOR, LEVEL, RESIDENCE, SEX
from board.places import full_name
from board.question import Question
from board.words import sentence
from geo.areas import OLD_VINTAGE, area
from reports.views.seen import Seen

_FILTERS = {"age_group": AGE_GROUP, "sex": SEX, "residence": RESIDENCE}


def subject(seen: Seen, names_indicator: bool) -> str:
    """'Tỷ lệ …, thành phố Dĩ An', and on a second line every filter: 'Mẫu số: dân số có mặt, 14–24 tuổi, nữ'."""
    name = [seen.question.indicator.name.in_(seen.language)] if names_indicator else []
    lines = (", ".join([*name, area_alone(seen)]), sentence(", ".join(_filters(seen))))
    return "\n".join(line for line in lines if line)


def _filters(seen: Seen) -> list[str]:
    question, lang = seen.question, seen.language
    parts = []
    if question.level is not None:
        parts.append(seen.t("theo ", "by ") + LEVEL[question.level].in_(lang))
    if question.indicator.subject == "persons":
        parts.append(seen.t("mẫu số: ", "of ") + DENOMINATOR[question.denominator].in_(lang))
    parts += [text.lower() if lang == "vi" else text for text in _chosen(question, lang)]
    if question.service_code in seen.info.services:
        parts.append(seen.info.services[question.service_code].name.in_(lang))
    return parts


def area_alone(seen: Seen) -> str:
    item = area(seen.question.area_vintage, seen.question.area_code)
    return full_name(item, seen.question.period, seen.language)


def boundaries(seen: Seen) -> str:
    """Of figures that belong to no month."""
    if seen.question.area_vintage == OLD_VINTAGE:
        return seen.t("Địa giới đến 30/06/2025", "Boundaries until 30/06/2025")
    return seen.t("Địa giới từ 01/07/2025", "Boundaries since 01/07/2025")


def _chosen(question: Question, language: str) -> list[str]:
    codes = {field: getattr(question, field) for field in _FILTERS}
    return [_FILTERS[field][code].in_(language) for field, code in codes.items() if code is not None]
