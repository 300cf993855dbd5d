"""The sentences under and behind a figure, from its answer alone."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

import polars as pl

from board import words
from board.definition_file import Text
from board.disclosure import NO_FIGURE
from board.labels import AGE_GROUP, DENOMINATOR, LEVEL, RESIDENCE, SEX
from geo.areas import area, full_name_on

if TYPE_CHECKING:
    from board.answer import Answer
    from board.release_info import ReleaseInfo

MOST_OTHER_NAMES = 2
MOST_SOURCES = 2  # of more the release says where it comes from
OVER_ASSIGNED = Text(
    "Trên 100% vì mẫu số là chỉ tiêu được giao, không phải số người đủ điều kiện.",
    "Over 100% because the denominator is an assigned target, not the people entitled.",
)
BY_WORDS = {
    "age_group": ("theo nhóm tuổi", "by age group"),
    "sex": ("theo giới tính", "by sex"),
    "residence": ("theo loại cư trú", "by residence"),
    "service": ("theo dịch vụ công", "by service"),
}


def caption(answer: Answer, language: str, others: Sequence[Answer] = ()) -> str:
    """'Tỷ lệ …, Bình Dương theo cấp huyện, ngày 30/09/2023, trên dân số có mặt. Nguồn: …'

    others: further answers in the same figure, of the same area, period and rows.
    """
    vi = language == "vi"
    subject = _subject(answer, language)
    subject[0] = _names(answer, others, language)
    sentences = [f"{', '.join(subject)}."]
    release = answer.release
    sources = dict.fromkeys(one.indicator.source.in_(language) for one in (answer, *others))
    named = "; ".join(sources) if len(sources) <= MOST_SOURCES else source_words(release, language)
    sentences.append(f"{'Nguồn' if vi else 'Source'}: {named}.")
    sentences.append(f"Kỳ phát hành {release.release_id}." if vi else f"Release {release.release_id}.")
    if hidden := sum(one.withheld for one in (answer, *others)):
        sentences.append(_owning_up(hidden, language))
    if (answer.rows["sign"] == "p").any():
        sentences.append("Tháng mới nhất là số tạm tính." if vi else "The newest month is provisional.")
    if _is_over_assigned(answer):
        sentences.append(OVER_ASSIGNED.in_(language))
    if release.label:
        sentences.append(f"{release.label}." if vi else "Simulated data.")
    return " ".join(sentences)


def source_words(release: ReleaseInfo, language: str) -> str:
    """Where a release comes from, as its owner wrote it; in English an invented register is called what its label says."""
    return "simulated register" if language == "en" and release.label else release.source


def file_words(answer: Answer, language: str) -> str:
    """What tells a file from the others of its figure: 'Thẻ quá hạn', 'Đã trả thẻ, nữ'."""
    parts = [answer.indicator.short_name.in_(language), *chosen(answer, language)]
    return ", ".join(part.lower() if place else part for place, part in enumerate(parts))


def _names(answer: Answer, others: Sequence[Answer], language: str) -> str:
    """The indicators of a figure, each once: the first in full, then at most two more."""
    names = list(dict.fromkeys(one.indicator.name.in_(language) for one in (answer, *others)))
    first, more = names[0], [name if name[1].isupper() else name[0].lower() + name[1:] for name in names[1:]]
    if len(more) <= MOST_OTHER_NAMES:
        return words.listed([first, *more], language)
    return (
        f"{first} và {len(more)} chỉ số khác"
        if language == "vi"
        else f"{first} and {len(more)} other indicators"
    )


def alt(answer: Answer, language: str) -> str:
    """What the figure shows: what, then the range from lowest to highest, or first to last over time."""
    vi = language == "vi"
    known = answer.rows.filter(pl.col("value").is_not_null())
    about = ", ".join(_subject(answer, language))
    if known.is_empty():
        return f"{about}. {NO_FIGURE[language]}."
    ordered = known if answer.by == "period" else known.sort("value", "key")
    first, last = ordered.row(0, named=True), ordered.row(-1, named=True)
    ends = [f"{answer.text(row, language)} ({answer.label(row['key'], language)})" for row in (first, last)]
    if len(known) == 1:
        text = ends[0]
    elif answer.by == "period":
        text = f"Từ {ends[0]} đến {ends[1]}" if vi else f"From {ends[0]} to {ends[1]}"
    else:
        text = f"thấp nhất {ends[0]}, cao nhất {ends[1]}" if vi else f"lowest {ends[0]}, highest {ends[1]}"
    if hidden := len(answer.rows) - len(known):
        exact = f"Trong {len(known)} số liệu chính xác" if vi else f"Of {len(known)} exact figures"
        more = f"{hidden} số liệu khác không có số chính xác" if vi else f"{hidden} more have no exact figure"
        text = f"{exact}: {text[:1].lower()}{text[1:]}; {more}"
    text = words.sentence(text)
    unit = answer.indicator.noun.in_(language) if answer.indicator.unit == "count" else "%"
    return f"{about}. {text}. {'Đơn vị' if vi else 'Unit'}: {unit}."


def chosen(answer: Answer, language: str) -> list[str]:
    """The breakdowns that narrow the question, in words: ['14–24 tuổi', 'Nữ']."""
    question = answer.question
    parts = []
    for field, by, texts in (("age_group", "age_group", AGE_GROUP), ("sex", "sex", SEX),
                             ("residence", "residence", RESIDENCE)):  # fmt: skip
        code = getattr(question, field)
        if code is not None and answer.by != by:
            parts.append(texts[code].in_(language))
    if question.service_code is not None and answer.by != "service":
        service = answer.release.services.get(question.service_code)
        parts.append(service.name.in_(language) if service else question.service_code)
    return parts


def _subject(answer: Answer, language: str) -> list[str]:
    """What is measured, where, by what, when and of whom."""
    vi, question = language == "vi", answer.question
    item = area(question.area_vintage, question.area_code)
    where = full_name_on(item, question.period) if vi else item.name_en
    parts = [answer.indicator.name.in_(language), where]
    if answer.by == "area" and question.compared_level != item.level:
        level = LEVEL[question.compared_level].in_(language)
        parts.append(f"theo {level}" if vi else f"by {level}")
    elif answer.by in BY_WORDS:
        parts.append(BY_WORDS[answer.by][0 if vi else 1])
    parts += [text.lower() if vi else text for text in chosen(answer, language)]
    parts.append(when(answer, language))
    if answer.indicator.subject == "persons":
        who = DENOMINATOR[question.denominator].in_(language)
        rate = answer.indicator.unit == "percent"
        parts.append(
            (f"trên {who}" if rate else f"tính {who}") if vi else f"{'of' if rate else 'counting'} {who}"
        )
    return parts


def when(answer: Answer, language: str) -> str:
    """'ngày 30/06/2025', 'quý II/2025', 'từ tháng 4/2024 đến tháng 6/2025': the time that a figure is about."""
    vi, period = language == "vi", answer.question.period
    if answer.by == "period" and not answer.rows.is_empty():
        first, last = answer.rows["key"].min(), answer.rows["key"].max()
        names = words.month_name(first, language), words.month_name(last, language)
        return f"từ {names[0]} đến {names[1]}" if vi else f"{names[0]} to {names[1]}"
    if answer.indicator.time == "flow":
        return words.span_name(answer.question.by_month()[0].period, period, language)
    return f"ngày {words.day(period)}" if vi else f"on {words.day(period)}"


def _owning_up(hidden: int, language: str) -> str:
    """How many figures are withheld, and why."""
    if language == "vi":
        return f"{hidden} số liệu không công bố chính xác vì quá nhỏ."
    if hidden == 1:
        return "1 figure is not shown exactly because it is too small."
    return f"{hidden} figures are not shown exactly because they are too small."


def _is_over_assigned(answer: Answer) -> bool:
    return answer.indicator.unit == "percent" and bool((answer.rows["value"] > 1).any())
