"""Who leads and who lags, and where one area stands: ranks with their ties, three names at most on either side."""

from __future__ import annotations

from board import words
from board.answer import Answer
from board.changes import change
from board.labels import LEVEL
from board.places import name_in_sentence
from geo.areas import PROVINCE_CODE

NAMED = 3  # areas on either side
_FEW = 7  # with fewer areas one stands for either side


def leaders(by_area: Answer, language: str) -> str:
    """'Thủ Dầu Một (96,9%), Bến Cát (95,5%) và Dĩ An (95,2%)'; '' where a withheld area could be ahead."""
    return _ends(by_area, first=True, language=language)


def laggards(by_area: Answer, language: str) -> str:
    """The same of the other end, the last first."""
    return _ends(by_area, first=False, language=language)


def rank_words(beside: Answer, code: str, language: str) -> str:
    """'đứng thứ 3/9 (đồng hạng) ở cấp huyện', 'đứng thứ 2/11 ở cấp xã của huyện Phú Giáo'; '' where it is not shown."""
    row, vi, question = beside.row(code), language == "vi", beside.question
    ranks = [one for one in beside.rows["rank"].to_list() if one is not None]
    if row["rank"] is None or beside.indicator.direction == "none" or len(ranks) < 2:
        return ""
    kind = LEVEL[question.compared_level].in_(language)
    if question.area_code != PROVINCE_CODE:
        where = name_in_sentence(question.area_vintage, question.area_code, question.period, language)
        kind += f" của {where}" if vi else f" of {where}"
    tied = (" (đồng hạng)" if vi else " (tied)") if ranks.count(row["rank"]) > 1 else ""
    if vi:
        return f"đứng thứ {row['rank']}/{len(ranks)}{tied} ở {kind}"
    return f"ranks {row['rank']} of {len(ranks)}{tied} among the {kind}"


def apart_words(own: Answer, above: Answer, language: str) -> str:
    """'cao hơn toàn tỉnh 1,2 điểm phần trăm', 'bằng toàn tỉnh'; '' where one of them is withheld."""
    found, vi = change(own, above, own.question.area_code, above.question.area_code), language == "vi"
    if found is None:
        return ""
    question = above.question
    where = name_in_sentence(question.area_vintage, question.area_code, question.period, language)
    if found.size == 0:
        return f"ngang {where}" if vi else f"level with {where}"
    decimals = min(own.row()["decimals"], above.row()["decimals"])
    size = words.points(found.size, language, decimals)
    if vi:
        return f"{'cao' if found.size > 0 else 'thấp'} hơn {where} {size}"
    return f"{size} {'above' if found.size > 0 else 'below'} {where}"


def _ends(by_area: Answer, *, first: bool, language: str) -> str:
    rows = [row for row in by_area.rows.rows(named=True) if row["rank"] is not None]
    down = by_area.indicator.direction == "down"
    hidden = ">c" if first != down else "<c"
    if len(rows) < 2 or not set(hidden).isdisjoint(by_area.rows["sign"].to_list()):
        return ""
    if rows[0]["rank"] == rows[-1]["rank"]:
        return ""
    size = NAMED if len(rows) >= _FEW else 1
    if first:
        limit = rows[size - 1]["rank"]
        found = [row for row in rows if row["rank"] <= limit]
    else:
        limit = rows[-size]["rank"]
        found = [row for row in reversed(rows) if row["rank"] >= limit]
    return _named(by_area, found, size, language) if len(found) < len(rows) else ""


def _named(by_area: Answer, rows: list[dict], size: int, language: str) -> str:
    """At most `size` by name; where ties make them more, one less and how many there are besides."""
    vi = language == "vi"
    rows = sorted(
        rows,
        key=lambda row: (
            row["value"] if rows[0]["value"] <= rows[-1]["value"] else -row["value"],
            row["key"],
        ),
    )
    shown = rows if len(rows) <= size else rows[: max(1, size - 1)]
    texts = [f"{by_area.label(row['key'], language)} ({by_area.text(row, language)})" for row in shown]
    if rest := len(rows) - len(shown):
        texts.append(f"{rest} địa bàn khác" if vi else f"{rest} more")
    return words.listed(texts, language)
