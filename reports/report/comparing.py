"""What a report's figures are compared with, and how that is said: the month, the quarter or the year before."""

from __future__ import annotations

from board import words
from board.question import Question, months_before
from reports.edition import Edition

_WHOLE_YEAR = 12


def earlier(edition: Edition, question: Question) -> Question | None:
    """States: at the end of the span before. Flows: the span before, in a year the same months of the year before.

    None across the break of the vintages, where nothing can be compared.
    """
    is_flow = question.indicator.time == "flow"
    return question.before(_WHOLE_YEAR if edition.rhythm == "year" and is_flow else edition.months)


def than_words(edition: Edition, question: Question, language: str) -> str:
    """'so với tháng 5/2025', 'so với cuối quý I/2025', 'so với cùng kỳ năm 2024'; '' where nothing is compared."""
    before, vi = earlier(edition, question), language == "vi"
    if before is None:
        return ""
    name = _name(edition, before, language)
    return f"so với {name}" if vi else f"compared with {name}"


def note_of_comparing(edition: Edition, language: str) -> str:
    """What a table's changes are against; where dossiers are compared otherwise than states, both."""
    vi = language == "vi"
    state, flow = (
        than_words(edition, edition.question(one), language) for one in ("residents", "dossiers_received")
    )
    dossiers = "hồ sơ dịch vụ công" if vi else "dossiers"
    if not state:
        return (
            "không có kỳ trước cùng địa giới để so sánh"
            if vi
            else "no earlier period has the same boundaries"
        )
    if flow == state:
        return state
    if flow:
        return f"{state}; {dossiers} {flow}"
    return (
        f"{state}; {dossiers} không có kỳ để so sánh"
        if vi
        else f"{state}; {dossiers} have no period to compare with"
    )


def spans_words(edition: Edition, language: str) -> str:
    """What a quarter's or a year's figures are; '' for a month, where there is nothing to explain."""
    if edition.months == 1:
        return ""
    first, last = edition.question("dossiers_received").by_month()[0].period, edition.period
    span = words.span_name(first, last, language)
    if language == "vi":
        return f"Hồ sơ dịch vụ công cộng cả {span}; số liệu khác tính tại ngày {words.day(last)}."
    return f"Public-service dossiers are summed over {span}; all other figures are as of {words.day(last)}."


def _name(edition: Edition, before: Question, language: str) -> str:
    vi = language == "vi"
    if before.indicator.time == "flow":
        if edition.rhythm == "year" and edition.months < _WHOLE_YEAR:
            return f"cùng kỳ năm {before.period.year}" if vi else f"the same months of {before.period.year}"
        span = words.span_name(before.by_month()[0].period, before.period, language)
        return f"giai đoạn {span}" if vi and span.startswith("từ ") else span
    if edition.rhythm == "month":
        return words.month_name(before.period, language)
    months = 3 if before.period.month % 3 == 0 else 1
    if edition.rhythm == "year" and before.period.month == _WHOLE_YEAR:
        months = _WHOLE_YEAR
    last = before.period
    span = words.span_name(months_before(last, months - 1), last, language)
    return f"cuối {span}" if vi else f"the end of {span}"
