"""One sentence an indicator, from its answer alone; nothing is said of a withheld figure, and never why.

'Tỷ lệ đã trả thẻ căn cước đạt 91,2% (912/1.000 người), tăng 1,2 điểm phần trăm so với tháng 8/2023; thiếu 3,8 điểm phần
trăm so với chỉ tiêu 95%.'
"""

from __future__ import annotations

from board import words
from board.answer import Answer
from board.changes import change
from board.indicators import Indicator
from board.status import Status, status_of

_PROVISIONAL = {"vi": " (số tạm tính)", "en": " (provisional)"}


def sentence(total: Answer, before: Answer | None, than: str, language: str) -> str:
    """A rate's level, counts, change and distance to its target. '' where it is withheld. than: see than_words."""
    row = total.row()
    if row["value"] is None or total.indicator.unit != "percent":
        return ""
    name = words.sentence(total.indicator.name.in_(language))
    said = f"**{total.text(row, language)}** ({counts(total, language)}){provisional(row, language)}"
    text = f"{name} đạt {said}" if language == "vi" else f"{name}: {said}"
    if moved := change(total, before):
        text += f", {moved.text.in_(language)}{f' {than}' if than else ''}"
    if status := status_of(total):
        text += f"; {against(status, total, language)}"
    return f"{text}."


def count_phrase(total: Answer, before: Answer | None, than: str, language: str) -> str:
    """'hồ sơ chờ in thẻ là 9.997 hồ sơ (giảm 3,9% so với tháng 5/2025)'; '' where it is withheld."""
    row = total.row()
    if row["value"] is None or total.indicator.unit != "count":
        return ""
    said = f"**{total.counts_text(row, language)}**{provisional(row, language)}"
    name = name_inside(total.indicator, language)
    text = f"{name} là {said}" if language == "vi" else f"{name}: {said}"
    if moved := change(total, before):
        text += f" ({moved.text.in_(language)}{f' {than}' if than else ''})"
    return text


def against(status: Status, total: Answer, language: str) -> str:
    """'thiếu 3,8 điểm phần trăm so với chỉ tiêu 95%', 'đúng bằng chỉ tiêu 95%'."""
    aim, gap = words.aim(status.target.aim, total.indicator.unit, language), status.gap_text.in_(language)
    vi = language == "vi"
    if status.gap == 0:
        return f"đúng bằng chỉ tiêu {aim}" if vi else f"on the target of {aim}"
    if vi:
        return f"{gap} so với chỉ tiêu {aim}"
    return (
        f"{gap.removesuffix(' better')} above the target of {aim}"
        if gap.endswith(" better")
        else f"{gap} of the target of {aim}"
    )


def distance(status: Status, language: str) -> str:
    """'thiếu 3,8 điểm phần trăm', 'đúng bằng chỉ tiêu'."""
    if status.gap == 0:
        return "đúng bằng chỉ tiêu" if language == "vi" else "on its target"
    return status.gap_text.in_(language)


def counts(total: Answer, language: str) -> str:
    """'912/1.000 người'."""
    return total.counts_text(None, language).replace(" / ", "/")


def bare_counts(total: Answer, language: str) -> str:
    """'912/1.000'."""
    return counts(total, language).removesuffix(f" {total.indicator.noun.in_(language)}")


def provisional(row: dict, language: str) -> str:
    return _PROVISIONAL[language] if row["sign"] == "p" else ""


def name_inside(indicator: Indicator, language: str) -> str:
    """The indicator's name within a sentence."""
    return small_first(indicator.name.in_(language))


def short_inside(indicator: Indicator, language: str) -> str:
    return small_first(indicator.short_name.in_(language))


def small_first(text: str) -> str:
    return text if text[1:2].isupper() else text[:1].lower() + text[1:]
