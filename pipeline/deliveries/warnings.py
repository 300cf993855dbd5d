"""What the second person should look at before publishing: jumps beyond the usual, late units, months brought before.

All of it is asked of the board as anybody may ask it, so nothing here knows more than a viewer will.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date
from itertools import pairwise

from board.access import ANYBODY
from board.answer import Answer, Key
from board.ask import ask_together
from board.changes import change
from board.definition_file import Text
from board.deliveries import KIND_WORDS, Delivery
from board.delivery_folder import deliveries
from board.indicators import Indicator, catalogue
from board.question import Question
from board.release_chain import bases, chain
from board.release_record import entries
from board.store import Release, releases_folder
from board.words import day, listed, month_name

USUAL_MONTHS = 12  # the changes of so many months before say what is usual
LEAST_MONTHS = 6  # with fewer known changes nothing is called unusual
BEYOND = 2.0  # times the largest of them
MOST_MONTHS, MOST_LINES, MOST_PLACES = 3, 8, 4
RULE = Text(
    "Biến động hơn 2 lần mức lớn nhất của 12 tháng trước:",
    "Changes over twice the largest of the 12 months before:",
)
_SUBJECT = {
    "dossiers": ("dossiers",),
    "service_offers": ("services",),
    "extract": ("persons", "dossiers"),
    "targets": (),
}
_FEW_MONTHS = 3


@dataclass(frozen=True)
class _Jump:
    """times: how many times the largest usual change. words: 'Thuận An giảm 50,7 điểm phần trăm'."""

    times: float
    words: Text


def warnings(candidate: Release, delivery: Delivery, months: Sequence[date], shown: str) -> tuple[Text, ...]:
    """In the order of their weight. months: those that are new or differ; the newest of them are looked at. shown: id
    of the release that is shown now, '' for none."""
    looked_at = sorted(months)[-MOST_MONTHS:]
    return (
        *_late(candidate, delivery, looked_at),
        *_brought_before(delivery, shown),
        *_jumps(candidate, delivery, looked_at),
    )


def _late(candidate: Release, delivery: Delivery, months: Sequence[date]) -> Iterator[Text]:
    """Units that show too few dossiers to be told now, and showed some in each of the three months before."""
    if "dossiers" not in _SUBJECT[delivery.kind]:
        return
    for month in months:
        asked = _with_months_before(Question("dossiers_received", month, level="commune"), _FEW_MONTHS)
        if len(asked) <= _FEW_MONTHS:
            continue
        now, *before = ask_together(candidate, ANYBODY, asked, "area")
        late = [
            key for key in now.keys if now.row(key)["value"] is None and all(one.row(key)["value"] is not None for one in before)
        ]  # fmt: skip
        if late:
            vi, en = (listed(sorted(now.label(key, lang) for key in late), lang) for lang in ("vi", "en"))
            yield Text(
                f"Đơn vị có thể chưa gửi đủ số {month_name(month, 'vi')} (dưới 10 hồ sơ, các tháng trước nhiều hơn): {vi}.",
                f"Units that may not have sent all of {month_name(month, 'en')} (under 10 dossiers, more in earlier months): {en}.",
            )


def _brought_before(delivery: Delivery, shown: str) -> Iterator[Text]:
    """Months that another delivery brought into what is shown now and that this one replaces."""
    standing = chain(bases(entries(releases_folder())), shown)
    for other in deliveries():
        both = sorted(set(other.months) & set(delivery.months))
        replaces = delivery.kind in (other.kind, "extract")
        if other.state == "published" and other.release_id in standing and replaces and both:
            vi, en = (listed([month_name(month, lang) for month in both[-3:]], lang) for lang in ("vi", "en"))
            kind = KIND_WORDS[other.kind]
            yield Text(
                f"Thay số liệu “{kind.vi}” {vi} do lần nộp ngày {day(other.received_at)} của {other.by} đã đưa vào.",
                f"Replaces “{kind.en}” of {en}, brought by the delivery of {day(other.received_at)} by {other.by}.",
            )


def _jumps(candidate: Release, delivery: Delivery, months: Sequence[date]) -> Iterator[Text]:
    """Changes beyond twice the largest of the twelve months before, outside noise and rounding: a line an indicator and
    month, the province first, then the areas that jump furthest; the newest months first."""
    indicators = [one for one in catalogue().values() if one.subject in _SUBJECT[delivery.kind]]
    lines = []
    for month in reversed(months):
        for indicator in indicators:
            whole = Question(indicator.id, month)
            found = list(_jumps_of(candidate, whole, "total"))
            if "commune" in indicator.levels:
                apart = _jumps_of(candidate, replace(whole, level="commune"), "area")
                found += sorted(apart, key=lambda jump: -jump.times)
            if found:
                lines.append(_line(indicator, month, found))
    if lines:
        yield RULE
    yield from lines[:MOST_LINES]
    if (more := len(lines) - MOST_LINES) > 0:
        yield Text(
            f"Và {more} chỉ số, tháng khác có biến động như vậy.",
            f"And {more} more indicators and months with such jumps.",
        )


def _line(indicator: Indicator, month: date, found: Sequence[_Jump]) -> Text:
    """'Tỷ lệ …, tháng 9/2026: Bình Dương giảm 41,9 điểm phần trăm; Thuận An giảm 50,7 điểm phần trăm; 9 địa bàn khác'."""
    texts = []
    for lang, others in (("vi", "địa bàn khác"), ("en", "other areas")):
        places = [jump.words.in_(lang) for jump in found[:MOST_PLACES]]
        places += [f"{len(found) - MOST_PLACES} {others}"] if len(found) > MOST_PLACES else []
        texts.append(f"{indicator.name.in_(lang)}, {month_name(month, lang)}: {'; '.join(places)}.")
    return Text(*texts)


def _jumps_of(candidate: Release, question: Question, by: str) -> Iterator[_Jump]:
    asked = _with_months_before(question, USUAL_MONTHS + 1)
    answers = ask_together(candidate, ANYBODY, asked, by)
    yield from (jump for key in answers[0].keys if (jump := _jump(answers, key)))


def _jump(answers: Sequence[Answer], key: Key) -> _Jump | None:
    """One place's last change; None where it is usual or cannot be told."""
    now = answers[0]
    moved = change(now, answers[1] if len(answers) > 1 else None, key, key)
    if moved is None or not moved.size:
        return None
    values = [one.row(key)["value"] for one in answers[1:]]
    usual = [abs(new - old) for new, old in pairwise(values) if new is not None and old is not None]
    if len(usual) < LEAST_MONTHS or abs(moved.size) <= BEYOND * max(usual):
        return None
    texts = (f"{now.label(key, lang)} {moved.text.in_(lang)}" for lang in ("vi", "en"))
    return _Jump(abs(moved.size) / max(max(usual), 1e-9), Text(*texts))


def _with_months_before(question: Question, months: int) -> list[Question]:
    """The question and the same about earlier months, as far as the vintage goes."""
    asked = [question, *(question.before(back) for back in range(1, months + 1))]
    return [one for one in asked if one is not None]
