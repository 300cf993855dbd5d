"""The titles of figures: each says what its figure shows."""

from __future__ import annotations

from typing import Any

from board import words
from board.answer import Answer
from board.changes import change
from board.disclosure import NO_FIGURE, indistinguishable
from board.findings.judging import judged, known_rows, shared_aim
from board.places import names, side_of


def map_title(by_area: Answer, language: str) -> str:
    """On which side the areas short of their target lie; else how far apart the areas are."""
    vi, statuses = language == "vi", judged(by_area)
    short = [key for key, status in statuses.items() if status.key == "missed"]
    vintage = by_area.question.area_vintage
    side = side_of(vintage, short, [key for key in statuses if key not in short], language)
    if side:
        return words.sentence(f"{side} còn dưới chỉ tiêu" if vi else f"{side} is short of the target")
    return spread_title(by_area, language)


def ranking_title(by_area: Answer, language: str) -> str:
    """How many areas are short of the target and which are furthest away; without targets, the extremes."""
    vi, statuses = language == "vi", judged(by_area)
    if not statuses:
        return spread_title(by_area, language)
    short = sorted(
        (key for key in statuses if statuses[key].key != "met"), key=lambda key: (statuses[key].gap or 0, key)
    )
    aim = shared_aim(statuses, by_area, language)
    if not short:
        return (
            f"Mọi địa bàn có số liệu đều đạt chỉ tiêu{aim}"
            if vi
            else f"Every area shown meets the{aim} target"
        )
    where = names(by_area.question.area_vintage, short, language, most=2)
    return f"{where} chưa đạt chỉ tiêu{aim}" if vi else f"{where} short of the{aim} target"


def spread_title(answer: Answer, language: str) -> str:
    """'Phú Giáo thấp nhất (88,9%), Thủ Dầu Một cao nhất (96,9%)', of the rows with an exact figure."""
    vi = language == "vi"
    known = sorted(known_rows(answer), key=lambda row: (row["value"], str(row["key"])))
    if not known:
        return NO_FIGURE[language]
    if len(known) == 1 or indistinguishable(known[0], known[-1], answer.indicator.unit, answer.noise_band):
        return "Không có chênh lệch đáng kể" if vi else "No difference worth naming"
    low, high = (f"{answer.label(row['key'], language)}" for row in (known[0], known[-1]))
    ends = [answer.text(row, language) for row in (known[0], known[-1])]
    if answer.withheld:
        return f"{low} {ends[0]}, {high} {ends[1]}"  # a withheld row may lie below or above
    if vi:
        return f"{low} thấp nhất ({ends[0]}), {high} cao nhất ({ends[1]})"
    return f"{low} lowest ({ends[0]}), {high} highest ({ends[1]})"


def trend_title(series: Answer, language: str, months: int = 12) -> str:
    """'Tăng 12,3 điểm phần trăm trong 12 tháng, lên 95,0% vào tháng 9/2023'."""
    vi, asked = language == "vi", series.question.period
    known = [row for row in known_rows(series) if row["key"] <= asked]
    if not known:
        return NO_FIGURE[language]
    last = known[-1]
    noun = f" {series.indicator.noun.in_(language)}" if series.indicator.unit == "count" else ""
    month = words.month_name(last["key"], language)
    now = f"{series.text(last, language)}{noun} {'vào' if vi else 'in'} {month}"
    earlier = [row for row in known if 0 < _months_between(row["key"], last["key"]) <= months]
    moved = change(series, series, last["key"], earlier[0]["key"]) if earlier else None
    if moved is None:
        return words.sentence(now)
    count = _months_between(earlier[0]["key"], last["key"])
    during = f"trong {count} tháng" if vi else f"in {count} {'month' if count == 1 else 'months'}"
    if not vi:
        return words.sentence(f"{moved.text.en} {during}, {'at' if moved.size == 0 else 'to'} {now}")
    way = "ở mức" if moved.size == 0 else "lên" if moved.size > 0 else "còn"
    return words.sentence(f"{moved.text.vi} {during}, {way} {now}")


def _months_between(first: Any, last: Any) -> int:
    return 12 * (last.year - first.year) + last.month - first.month
