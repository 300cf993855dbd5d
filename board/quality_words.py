"""What the page on data quality says: findings as titles, what to do about a failing criterion, who does it, and how it is judged."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from board import words
from board.definition_file import Text
from board.dimensions import ROUND_TO
from board.disclosure import SMALLEST_COUNT
from board.freshness import DUE_DAY, SOURCE
from board.indicators import catalogue
from board.places import full_name
from board.quality import MET_SHARE, NEAR_SHARE, OF_AREAS, SIX, WORST, AreaMarks, Mark
from board.question import Question
from board.source_marks import NEAR_DAYS
from geo.areas import area

MEANING = {
    "correct": Text("Giá trị hợp lệ: đọc được, ngày có thật, trong phạm vi", "Values are valid: readable, real dates, within range"),
    "complete": Text("Đủ địa bàn, đủ tháng, đủ giá trị bắt buộc", "All areas, all months, all required values are there"),
    "clean": Text("Không trùng dòng, không mâu thuẫn giữa các ngày, nơi ở", "No row twice, no dates or stays that contradict"),
    "alive": Text("Cập nhật đúng hẹn theo nhịp đã thống nhất", "Comes on time in the agreed rhythm"),
    "uniform": Text("Theo danh mục dùng chung: mã địa bàn, mã dịch vụ, loại cư trú", "Codes are of the common lists"),
    "shared": Text("Được chỉ số của bảng sử dụng", "Indicators of the board read it"),
}  # fmt: skip
TO_DO = {
    "correct": Text("Sửa giá trị không hợp lệ", "Mend invalid values"),
    "complete": Text("Bổ sung giá trị bắt buộc", "Fill in required values"),
    "clean": Text("Xóa dòng trùng, đối chiếu mâu thuẫn", "Remove duplicates, settle contradictions"),
    "uniform": Text("Đưa mã về danh mục dùng chung", "Use codes of the common lists"),
}
# The indicator whose owner answers for the rows of a source in an area.
_ANSWERS = {"population": "residents", "dossiers": "dossiers_received"}


def headline(marks: Mapping[str, Mapping[str, Mark]], language: str) -> str:
    """Which sources do not meet which criteria: '**Hồ sơ dịch vụ công**: chưa đạt Sạch; cận đạt Đúng.'"""
    found = []
    for source, six in marks.items():
        parts = [
            f"{said.in_(language)} {words.listed([SIX[one].in_(language) for one in six if six[one].tone == tone], language)}"
            for tone, said in (
                ("missed", Text("chưa đạt", "misses")),
                ("near", Text("cận đạt", "nearly meets")),
            )
            if any(mark.tone == tone for mark in six.values())
        ]
        if parts:
            found.append(f"**{SOURCE[source].in_(language)}**: {'; '.join(parts)}")
    if not found:
        return Text(
            "**Mọi nguồn đạt các tiêu chí được xếp loại.**",
            "**Every source meets the criteria that are judged.**",
        ).in_(language)
    return f"{'. '.join(found)}."


def areas_title(source: str, found: Sequence[AreaMarks], language: str) -> str:
    """'Hồ sơ dịch vụ công: 2 trong 91 địa bàn chưa đạt ít nhất một tiêu chí'."""
    name = SOURCE[source].in_(language)
    if not found:
        return f"{name}: {Text('chưa có số liệu theo địa bàn', 'no figures by area').in_(language)}"
    missed = sum(one.tone == "missed" for one in found)
    if not missed:
        text = Text(
            f"không địa bàn nào chưa đạt, trong {len(found)}",
            f"none of {len(found)} areas misses a criterion",
        )
    else:
        text = Text(
            f"{missed} trong {len(found)} địa bàn chưa đạt ít nhất một tiêu chí",
            f"{missed} of {len(found)} areas {'misses' if missed == 1 else 'miss'} at least one criterion",
        )
    return f"{name}: {text.in_(language)}"


def to_do(one: AreaMarks, language: str) -> str:
    """What to mend first in an area: its worst criterion that is not met; '' where there is nothing to do."""
    worst = min(OF_AREAS, key=lambda six: (WORST.index(one.marks[six].tone), -(one.marks[six].share or 0)))
    return TO_DO[worst].in_(language) if one.marks[worst].tone in ("near", "missed") else ""


def answers_for(source: str, question: Question, code: str, language: str) -> str:
    """The agency that answers for a source's rows in an area on the question's day."""
    item = area(question.area_vintage, code)
    name = full_name(item, question.period, language)
    return catalogue()[_ANSWERS[source]].who_answers(question.period, item.level, name, language)


def how_judged(language: str) -> str:
    """The limits, the rounding and the rhythm, as the small print of the page."""
    met, near = (words.percent(share, language) for share in (MET_SHARE, NEAR_SHARE))
    return Text(
        f"Ngưỡng do bảng tự đặt, chưa có văn bản quy định: đạt khi không quá {met} dòng sai, cận đạt khi không quá {near}; "
        f"số liệu tháng đến hạn vào ngày {DUE_DAY} tháng sau, chậm quá {NEAR_DAYS} ngày là chưa đạt. Số dòng theo sổ gốc của đơn vị "
        f"chủ quản, làm tròn ngẫu nhiên đến bội số của {ROUND_TO} để không nhận ra một dòng nào; dưới {SMALLEST_COUNT} không hiện. "
        "Một dòng có thể sai nhiều tiêu chí. Dòng sai không được tính vào số liệu của bảng.",
        f"The limits are the board's own, no text lays any down: met with at most {met} of rows wrong, near with at most {near}; a month "
        f"is due on day {DUE_DAY} of the next, more than {NEAR_DAYS} days late is missed. Rows as in the owner's register, rounded at "
        f"random to multiples of {ROUND_TO} so that no single row can be told; under {SMALLEST_COUNT} not shown. A row may fail several "
        "criteria. Wrong rows are in no figure of the board.",
    ).in_(language)
