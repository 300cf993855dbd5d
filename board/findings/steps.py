"""Titles of figures of several answers: steps of one way, groups side by side, a backlog and who holds it."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from board import words
from board.answer import Answer
from board.disclosure import NO_FIGURE
from board.findings.judging import known_rows
from board.findings.titles import spread_title, trend_title
from board.places import names
from board.steps import STOPPED_BEFORE

MOST_HOLDERS = 2


def funnel_title(answers: Sequence[Answer], language: str) -> str:
    """'31.193 người chưa được trả thẻ, nhiều nhất là chưa thu nhận hồ sơ (13.764)', of the steps of the ID card."""
    vi, rows = language == "vi", [answer.row() for answer in answers]
    last, noun = rows[-1], answers[-1].indicator.noun.in_(language)
    if any(row["numerator"] is None for row in rows) or answers[-1].question.denominator == "assigned":
        return f"{answers[-1].indicator.short_name.in_(language)}: {answers[-1].text(last, language)}"
    # At least ten have not come to a shown first step, so the largest group is never too small to name.
    through = [last["denominator"], *(row["numerator"] for row in rows)]
    stopped = [before - after for before, after in pairwise(through)]
    most, size = max(stopped), words.number(through[0] - through[-1], language)
    text = f"{size} {noun} chưa được trả thẻ" if vi else f"{size} {noun} without a card"
    if stopped.count(most) > 1:
        return text
    step = STOPPED_BEFORE[answers[stopped.index(most)].indicator.id].in_(language)
    size = words.number(most, language)
    return f"{text}, nhiều nhất là {step} ({size})" if vi else f"{text}; largest group: {step} ({size})"


def named_trend_title(series: Answer, language: str) -> str:
    """The title of a trend among others: 'Tồn trên 90 ngày: giảm 12,3% trong 12 tháng, còn 1.234 hồ sơ …'."""
    said = trend_title(series, language)
    return f"{series.indicator.short_name.in_(language)}: {said[0].lower()}{said[1:]}"


def holders_title(by_area: Answer, whole: Answer, language: str) -> str:
    """'Thuận An và Dĩ An chiếm 61% hồ sơ tồn trên 90 ngày'; else the extremes, where the whole is not shown."""
    vi, total = language == "vi", whole.row()["value"]
    known = sorted(known_rows(by_area), key=lambda row: (-row["value"], row["key"]))
    name = by_area.indicator.short_name.in_(language)
    if not total or len(known) <= MOST_HOLDERS:
        return f"{name}: {_first_small(spread_title(by_area, language), by_area, language)}"
    largest = known[:MOST_HOLDERS]
    share = words.percent(min(1.0, sum(row["value"] for row in largest) / total), language, 0)
    where = names(by_area.question.area_vintage, [row["key"] for row in largest], language)
    return f"{name}: {where} chiếm {share}" if vi else f"{name}: {where} hold {share}"


def groups_title(answers: Sequence[Answer], names_of_series: Sequence[str], language: str) -> str:
    """'Thấp nhất: nữ từ 80 tuổi (81%); cao nhất: nam 25–39 tuổi (97,1%)'; only the ends that are sure."""
    vi = language == "vi"
    found = [
        (row["value"], f"{name}, {_lower(answer.label(row['key'], language))}", answer.text(row, language))
        for answer, name in zip(answers, names_of_series, strict=True)
        for row in known_rows(answer)
    ]
    if not found:
        return NO_FIGURE[language]
    signs = {sign for answer in answers for sign in answer.rows["sign"]}
    low, high = min(found), max(found)
    parts = []
    if signs.isdisjoint("<c"):
        parts.append(f"{'thấp nhất' if vi else 'lowest'}: {_lower(low[1])} ({low[2]})")
    if signs.isdisjoint(">c") and high[0] > low[0]:
        parts.append(f"{'cao nhất' if vi else 'highest'}: {_lower(high[1])} ({high[2]})")
    if not parts:
        return f"{low[2]}–{high[2]}"
    return words.sentence("; ".join(parts))


def apart_title(first: Answer, last: Answer, names_of_steps: tuple[str, str], language: str) -> str:
    """'Đăng ký cao hơn mức độ 2 nhiều nhất ở nhóm từ 80 tuổi: 23,1 điểm phần trăm' (rows of the same groups)."""
    vi, later = language == "vi", {row["key"]: row for row in known_rows(last)}
    found = [
        (
            row["value"] - later[row["key"]]["value"],
            row["key"],
            min(row["decimals"], later[row["key"]]["decimals"]),
        )
        for row in known_rows(first)
        if row["key"] in later
    ]
    if not found:
        return NO_FIGURE[language]
    apart, key, decimals = max(found, key=lambda one: (one[0], str(one[1])))
    size, group = words.points(apart, language, decimals), _lower(first.label(key, language))
    high, low = names_of_steps[0], names_of_steps[1].lower()
    if vi:
        return f"{high} hơn {low} nhiều nhất ở nhóm {group}: {size}"
    return f"{high} exceeds {low} most among those {group}: {size}"


def steps_title(series: Sequence[Answer], names_of_steps: Sequence[str], language: str) -> str:
    """'Đăng ký 88,2%, kích hoạt 80,1%, mức độ 2 76,3% vào tháng 6/2025', of the question's month."""
    period = series[0].question.period
    if any(period not in answer.keys for answer in series):
        return NO_FIGURE[language]
    texts = [
        f"{name if place == 0 else name.lower()} {answer.text(period, language)}"
        for place, (answer, name) in enumerate(zip(series, names_of_steps, strict=True))
    ]
    month = words.month_name(period, language)
    return f"{', '.join(texts)} {'vào' if language == 'vi' else 'in'} {month}"


def renewals_title(totals: Sequence[Answer], by_age: Answer, language: str) -> str:
    """'1.234 thẻ quá hạn, 567 đến hạn trong 3 tháng, …; quá hạn nhiều nhất ở nhóm 25–39 tuổi'."""
    vi = language == "vi"
    parts = [
        f"{answer.text(answer.row(), language)} {_lower(answer.indicator.short_name.in_(language))}"
        for answer in totals
    ]
    text = ", ".join(parts)
    known = known_rows(by_age)
    if not known:
        return text
    top = max(known, key=lambda row: (row["value"], row["key"]))
    group = _lower(by_age.label(top["key"], language))
    name = _lower(by_age.indicator.short_name.in_(language))
    return f"{text}; {name} nhiều nhất ở nhóm {group}" if vi else f"{text}; {name} mostly among those {group}"


def _lower(text: str) -> str:
    return text[:1].lower() + text[1:]


def _first_small(text: str, by_area: Answer, language: str) -> str:
    """A sentence that begins with an area's name keeps its capital."""
    labels = tuple(by_area.label(key, language) for key in by_area.keys)
    return text if text.startswith(labels) else _lower(text)
