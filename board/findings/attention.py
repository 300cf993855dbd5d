"""What needs attention: which areas, how far from their target, and who answers."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from board import words
from board.answer import Answer
from board.findings.judging import judged, known_rows
from board.outlook import Outlook, outlook, pace_text
from board.places import full_name, name_in_sentence, names
from board.status import SHAPE, Status, at_least_ten, status_of
from board.targets import target_for
from geo.areas import area

NOTE = "note"  # nothing to judge by, but worth a look
MOST_AREAS = 2
LARGE_SHARE = 0.3  # two areas that hold as much of a backlog are named


@dataclass(frozen=True)
class Attention:
    """One line. key: 'missed' | 'near' | 'note' (colour and shape); text: Markdown; who: the agencies that answer."""

    key: str
    shape: str
    text: str
    who: str
    indicator_id: str
    area_codes: tuple[str, ...]


def attention(
    by_area: Sequence[Answer], series: Sequence[Answer], language: str, most: int = 3
) -> list[Attention]:
    """The most pressing lines first: areas far from a target, a whole that falls behind, a backlog in few places.

    by_area: answers by area; those without targets and with direction down are looked at as backlogs. series:
    answers by period of the whole.
    """
    short = [line for answer in by_area if (line := _short_areas(answer, language))]
    late = [line for answer in series if (line := _late_whole(answer, language))]
    heaps = [line for answer in by_area if (line := _backlog(answer, language))]
    urgent = [line for _, line in sorted(short + late, key=lambda found: found[0])]
    return (urgent + heaps)[:most]


def _short_areas(answer: Answer, language: str) -> tuple[float, Attention] | None:
    """The areas that missed their target, the furthest first."""
    missed = {key: status for key, status in judged(answer).items() if status.key == "missed"}
    if not missed:
        return None
    order = sorted(missed, key=lambda key: (missed[key].gap, key))
    worst = missed[order[0]]
    where = names(answer.question.area_vintage, order, language, most=MOST_AREAS)
    line = Attention(
        "missed", SHAPE["missed"],
        f"**{where}**: {_name(answer, language)} {_how_far(answer, worst, len(order) > 1, language)}",
        _who(answer, order, language), answer.indicator.id, tuple(order[:MOST_AREAS]),
    )  # fmt: skip
    return _share_of_aim(worst), line


def _how_far(answer: Answer, worst: Status, several: bool, language: str) -> str:
    """'thấp hơn chỉ tiêu tới 6,2 điểm phần trăm'; 'tới' where others are nearer."""
    if answer.indicator.unit == "percent":
        size = words.points(worst.gap, language)
    else:
        size = f"{at_least_ten(abs(worst.gap), language)} {answer.indicator.noun.in_(language)}"
    down = answer.indicator.direction == "down"
    if language == "vi":
        return f"{'cao' if down else 'thấp'} hơn chỉ tiêu {'tới ' if several else ''}{size}"
    return f"{'up to ' if several else ''}{size} {'above' if down else 'below'} the target"


def _late_whole(series: Answer, language: str) -> tuple[float, Attention] | None:
    """The whole falls behind its target at the pace of the last months."""
    question = series.question
    target = target_for(series.release, question)
    if target is None or question.period not in series.keys:
        return None
    judged_now, expected = status_of(series, question.period), outlook(series, target)
    if judged_now is None or judged_now.key == "met" or expected is None:
        return None
    if expected.days_late is not None and expected.days_late <= 0:
        return None
    needed = f"; {judged_now.needed.in_(language)}" if judged_now.needed else ""
    where = words.sentence(
        name_in_sentence(question.area_vintage, question.area_code, question.period, language)
    )
    line = Attention(
        judged_now.key, judged_now.shape, f"**{where}**: {_name(series, language)} {_how_late(expected, language)}{needed}",
        _who(series, [question.area_code], language), series.indicator.id, (question.area_code,),
    )  # fmt: skip
    return _share_of_aim(judged_now), line


def _how_late(expected: Outlook, language: str) -> str:
    pace = pace_text(expected)
    if language == "vi":
        return f"đạt chỉ tiêu {pace.vi} nếu giữ nhịp này" if pace else "không đạt chỉ tiêu nếu giữ nhịp này"
    return f"meets the target {pace.en} at this pace" if pace else "does not meet the target at this pace"


def _backlog(answer: Answer, language: str) -> Attention | None:
    """A count that should be small and has no target: how many, and where most of them are."""
    rows = known_rows(answer)
    if (
        answer.indicator.unit != "count"
        or answer.indicator.direction != "down"
        or len(rows) < len(answer.rows)
    ):
        return None
    total = sum(int(row["value"]) for row in rows)
    largest = sorted(rows, key=lambda row: (-row["value"], row["key"]))[:MOST_AREAS]
    share = sum(row["value"] for row in largest) / total if total else 0
    if judged(answer) or len(rows) <= MOST_AREAS or share < LARGE_SHARE:
        return None
    codes = [row["key"] for row in largest]
    vi, noun = language == "vi", answer.indicator.noun.in_(language)
    where, part = names(answer.question.area_vintage, codes, language), words.percent(share, language, 0)
    text = f"**{words.number(total, language)} {noun}**: {_name(answer, language)}; {part} {'ở' if vi else 'in'} {where}"
    return Attention(NOTE, "◆", text, _who(answer, codes, language), answer.indicator.id, tuple(codes))


def _share_of_aim(status: Status) -> float:
    """The gap as a share of the target, so that rates and counts can stand in one order."""
    return status.gap / status.target.aim if status.target.aim else status.gap


def _name(answer: Answer, language: str) -> str:
    """The indicator's name within a sentence."""
    name = answer.indicator.name.in_(language)
    return name if name[1].isupper() else name[0].lower() + name[1:]


def _who(answer: Answer, codes: Sequence[str], language: str) -> str:
    """The agency of one area by name; of several areas together, because their names stand in the line already."""
    question = answer.question
    item = area(question.area_vintage, codes[0])
    together = "các địa bàn này" if language == "vi" else "these areas"
    name = full_name(item, question.period, language) if len(codes) == 1 else together
    return answer.indicator.who_answers(question.period, item.level, name, language)
