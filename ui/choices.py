"""What can be chosen in a filter bar: for each field its options, their words, and how a choice changes the question."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from datetime import date
from functools import cache

from board import words
from board.definitions import ordered
from board.indicators import catalogue
from board.labels import AGE_GROUP, DENOMINATOR, LEVEL, RESIDENCE, SEX
from board.offers import offered_age_groups, offered_denominators, offered_levels
from board.places import whole
from board.question import Question, month_end
from board.release_info import ReleaseInfo
from geo.areas import OLD_VINTAGE, PROVINCE_CODE, area, areas, full_name_on, vintage_of
from ui.data import release
from ui.language import language, t

ALL = ""  # the option of a field that leaves a breakdown out


@dataclass(frozen=True)
class Choice:
    """One filter. options: the codes that fit a question, in order; words: a code's text in a language."""

    label: Callable[[], str]
    options: Callable[[Question, ReleaseInfo], Sequence[str]]
    words: Callable[[str, Question, str], str]
    present: Callable[[Question], str]
    changed: Callable[[Question, str, ReleaseInfo], Question]
    width: int


def _areas(question: Question, info: ReleaseInfo) -> list[str]:
    return [item.area_code for item in areas(question.area_vintage)]


def _area_words(code: str, question: Question, lang: str) -> str:
    return _area_name(code, question.period, lang)


@cache
def _area_name(code: str, period: date, lang: str) -> str:
    item = area(vintage_of(period), code)
    if code == PROVINCE_CODE:
        return _whole_province(item.area_vintage, lang)
    name = full_name_on(item, period) if lang == "vi" else item.name_en
    above = area(item.area_vintage, item.parent_code)
    return (
        name
        if above.area_code == PROVINCE_CODE
        else f"{name} ({above.name_vi if lang == 'vi' else above.name_en})"
    )


def whole_province(question: Question) -> str:
    """The province of the old boundaries; of the new ones, the ground it had."""
    return _whole_province(question.area_vintage, language())


def _whole_province(area_vintage: str, lang: str) -> str:
    return words.sentence(whole(area_vintage, lang).removeprefix("the "))


def _months(question: Question, info: ReleaseInfo) -> list[str]:
    same = [period for period in info.periods if vintage_of(period) == question.area_vintage]
    return [f"{period:%Y-%m}" for period in reversed(same)]


@cache
def _month_words(text: str, lang: str) -> str:
    return words.sentence(words.month_name(month_end(text), lang))


def _vintages(question: Question, info: ReleaseInfo) -> list[str]:
    return sorted(info.last_periods, reverse=True)


def _into_vintage(question: Question, vintage: str, info: ReleaseInfo) -> Question:
    return replace(question, period=info.last_periods[vintage], area_code=PROVINCE_CODE, level=None)


def _vintage_words(code: str, question: Question, lang: str) -> str:
    if code == OLD_VINTAGE:
        return t("9 huyện đến 30/06/2025", "9 districts to June 2025")
    return t("36 phường, xã từ 01/07/2025", "36 communes from July 2025")


def _indicators(question: Question, info: ReleaseInfo) -> list[str]:
    """Those with figures of the areas compared, so that there is something to draw."""
    return [one.id for one in ordered() if question.compared_level in one.levels]


def _breakdown(
    label: Callable[[], str], name: str, codes: Callable, texts: dict, every: Callable, width: int
) -> Choice:
    """A filter with an option that leaves it out."""
    return Choice(
        label,
        lambda question, info: [ALL, *codes(question)] if question.indicator.subject == "persons" else [],
        lambda code, question, lang: texts[code].in_(lang) if code else every(),
        lambda question: getattr(question, name) or ALL,
        lambda question, code, info: replace(question, **{name: code or None}),
        width,
    )


CHOICES = {
    "area": Choice(
        lambda: t("Địa bàn", "Area"), _areas, _area_words,
        lambda question: question.area_code,
        lambda question, code, info: replace(question, area_code=code, level=None),
        190,
    ),
    "place": Choice(
        lambda: t("Địa bàn", "Area"),
        lambda question, info: [code for code in _areas(question, info) if code != PROVINCE_CODE], _area_words,
        lambda question: question.area_code,
        lambda question, code, info: replace(question, area_code=code, level=None),
        192,
    ),
    "period": Choice(
        lambda: t("Kỳ báo cáo", "Period"), _months,
        lambda code, question, lang: _month_words(code, lang),
        lambda question: f"{question.period:%Y-%m}",
        lambda question, code, info: replace(question, period=month_end(code)),
        138,
    ),
    "vintage": Choice(
        lambda: t("Thời kỳ địa giới", "Boundaries"), _vintages, _vintage_words,
        lambda question: question.area_vintage, _into_vintage, 224,
    ),
    "indicator": Choice(
        lambda: t("Chỉ số", "Indicator"), _indicators,
        lambda code, question, lang: catalogue()[code].name.in_(lang),
        lambda question: question.indicator_id,
        lambda question, code, info: question.about(code),
        280,
    ),
    "level": Choice(
        lambda: t("Cấp", "Level"),
        lambda question, info: [
            level for level in offered_levels(question.area_vintage, question.area_code)
            if level in question.indicator.levels
        ],
        lambda code, question, lang: words.sentence(LEVEL[code].in_(lang)),
        lambda question: question.compared_level,
        lambda question, code, info: replace(question, level=code),
        130,
    ),
    "denominator": Choice(
        lambda: t("Mẫu số", "Denominator"),
        lambda question, info: offered_denominators(question.indicator),
        lambda code, question, lang: t("Mẫu số: ", "Of: ") + DENOMINATOR[code].in_(lang),
        lambda question: question.denominator,
        lambda question, code, info: replace(question, denominator=code, residence=None),
        188,
    ),
    "age_group": _breakdown(
        lambda: t("Nhóm tuổi", "Age group"), "age_group",
        lambda question: offered_age_groups(question.compared_level), AGE_GROUP,
        lambda: t("Mọi lứa tuổi", "All ages"), 140,
    ),
    "sex": _breakdown(
        lambda: t("Giới tính", "Sex"), "sex", lambda question: list(SEX), SEX,
        lambda: t("Cả hai giới", "Both sexes"), 130,
    ),
    "residence": _breakdown(
        lambda: t("Loại cư trú", "Residence"), "residence",
        lambda question: ["permanent"] if question.denominator == "registered" else list(RESIDENCE), RESIDENCE,
        lambda: t("Mọi loại cư trú", "All residences"), 150,
    ),
    "service": Choice(
        lambda: t("Dịch vụ công", "Service"),
        lambda question, info: [ALL, *info.services] if question.indicator.subject == "dossiers" else [],
        lambda code, question, lang: release().info.services[code].name.in_(lang) if code else t(
            "Mọi dịch vụ công", "All services"
        ),
        lambda question: question.service_code or ALL,
        lambda question, code, info: replace(question, service_code=code or None),
        220,
    ),
}  # fmt: skip
