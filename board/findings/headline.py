"""The sentence at the top of the overview."""

from __future__ import annotations

from typing import Any

from board import words
from board.answer import Answer
from board.captions import OVER_ASSIGNED
from board.changes import change
from board.findings.judging import judged, known_rows, shared_aim
from board.places import areas_of_level, name_in_sentence
from board.status import NO_TARGET, status_of


def headline(by_area: Answer, total: Answer, before: Answer | None, language: str) -> str:
    """The overview's sentence: how many areas meet the target, where the whole stands, which is furthest away.

    '**4/9 địa bàn đạt chỉ tiêu 95%** về tỷ lệ …. Toàn tỉnh đạt 95,0%, tăng 0,6 điểm phần trăm so với tháng trước;
    **Phú Giáo** thấp nhất (88,9%), cần thêm 61 người mỗi ngày để đạt vào 31/12/2025.'
    """
    vi = language == "vi"
    sentences = [_how_many_meet(by_area, language)]
    text = words.sentence(_whole(total, before, language))
    if (worst := _worst(by_area)) is not None:
        text += f"; {_about_worst(by_area, worst, language)}"
    sentences.append(f"{text}.")
    if total.is_over_assigned():
        sentences.append(OVER_ASSIGNED.in_(language))
    if status_of(total) is None and not judged(by_area):
        sentences.append(
            f"{words.sentence(NO_TARGET.in_(language))}{' có nguồn' if vi else ' with a source'}."
        )
    return " ".join(sentence for sentence in sentences if sentence)


def _how_many_meet(by_area: Answer, language: str) -> str:
    vi = language == "vi"
    statuses = judged(by_area)
    if not statuses:
        return ""
    met = sum(status.key == "met" for status in statuses.values())
    share = f"{met}/{len(statuses)}"
    aim = shared_aim(statuses, by_area, language)
    question = by_area.question
    kind = areas_of_level(question.area_vintage, question.compared_level, question.period, language)
    if len(statuses) < len(by_area.rows):
        kind += " có số liệu" if vi else " with figures"
    name = by_area.indicator.name.in_(language)
    name = name if name[1].isupper() else name[0].lower() + name[1:]
    if vi:
        return f"**{share} {kind} đạt chỉ tiêu{aim}** về {name}."
    return f"**{share} {kind} meet the{aim} target** for {name}."


def _whole(total: Answer, before: Answer | None, language: str) -> str:
    vi, row = language == "vi", total.row()
    where = name_in_sentence(total.question.area_vintage, row["key"], total.question.period, language)
    is_count = total.indicator.unit == "count"
    value = total.text(row, language)
    noun = f" {total.indicator.noun.in_(language)}" if is_count and row["value"] is not None else ""
    text = (
        f"{where} {'có' if is_count else 'đạt'} {value}{noun}" if vi else f"{where} stands at {value}{noun}"
    )
    if row["value"] is None:
        text = f"{where}: {value}"
    if row["sign"] == "p":
        text += " (số tạm tính)" if vi else " (provisional)"
    moved = change(total, before)
    if moved is None:
        return text
    return f"{text}, {moved.text.in_(language)} {'so với tháng trước' if vi else 'on the month before'}"


def _worst(by_area: Answer) -> dict[str, Any] | None:
    """The area furthest on the wrong side; None where ties, withheld or too few figures leave that open."""
    known, down = known_rows(by_area), by_area.indicator.direction == "down"
    if len(known) < 2 or by_area.indicator.direction == "none":
        return None
    if by_area.rows["sign"].is_in(["c", ">" if down else "<"]).any():
        return None
    last = max(row["rank"] for row in known)
    worst = [row for row in known if row["rank"] == last]
    return worst[0] if len(worst) == 1 else None


def _about_worst(by_area: Answer, row: dict[str, Any], language: str) -> str:
    vi, down = language == "vi", by_area.indicator.direction == "down"
    place = ("cao nhất" if down else "thấp nhất") if vi else ("highest" if down else "lowest")
    text = f"**{by_area.label(row['key'], language)}** {place} ({by_area.text(row, language)})"
    status = status_of(by_area, row["key"])
    return f"{text}, {status.needed.in_(language)}" if status and status.needed else text
