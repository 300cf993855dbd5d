"""How communes spread: a dot a commune on one scale, a row a district; of the 36 units, one strip in order."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from board import words
from board.answer import Answer
from board.status import Status, status_of
from geo.areas import area
from reports.blocks.figure import Scale, figure, scale
from reports.document import Block

PLOT = 104.0  # mm from the lowest to the highest tick
DOT = 2.0  # mm across
ROOM, ROOM_ABOVE = 0.14, 0.13  # of the range: for names beside marks, for figures above and below them
LANES = (0, -1, 1, -2, 2)  # where dots go that would hide another one: above and below the line in turn

Row = dict[str, Any]


def commune_spread(communes: Answer, groups: Answer | None, language: str, *, title: str) -> Block:
    """Rates or counts of communes. groups: the same question by district, whose own value is a bold tick; without it
    (the new vintage) every unit stands in one strip from the lowest to the highest.

    Only exact figures are placed. The others are counted in words at the end of their row.
    """
    rows = communes.rows.rows(named=True)
    statuses = {row["key"]: status_of(communes, row["key"]) for row in rows}
    aims = {status.target.aim for status in statuses.values() if status}
    own = groups.rows.rows(named=True) if groups else []
    ends = [row["value"] for row in (*rows, *own) if row["value"] is not None] + list(aims)
    room = ROOM if groups else ROOM_ABOVE
    axis = _axis(ends, room, communes.indicator.unit, language)
    shared = {
        "ticks": [{"at": axis.across(value), "text": text} for value, text in axis.ticks],
        "target": axis.across(min(aims)) if len(aims) == 1 else None,
        "target_text": _target_words(aims, communes, language),
        "plot": PLOT,
        "dot": DOT,
    }
    answers = [communes, *([groups] if groups else [])]
    if groups is None:
        content = {**shared, **_strip(communes, rows, statuses, axis, language)}
        return figure("ordered_strip", content, answers, language, title=title, note=_strip_note(language))
    content = {
        **shared,
        "rows": [_district(communes, one, rows, statuses, axis, language) for one in groups.rows.rows(named=True)],
        "heads": _heads(bool(aims), language),
    }  # fmt: skip
    return figure("commune_spread", content, answers, language, title=title, note=_note(bool(aims), language))


def _axis(ends: list[float], share: float, unit: str, language: str) -> Scale:
    """Close around all ends, with room beside the outermost marks: share of their range, on either side."""
    if not ends:
        return Scale(0.0, 1.0, ())
    round_one = scale(ends, unit, language)
    if max(ends) == min(ends):
        return round_one
    low, high = min(ends), max(ends)
    room = share * (high - low)
    low, high = low - room, high + room
    return Scale(low, high, tuple(tick for tick in round_one.ticks if low <= tick[0] <= high))


def _district(
    communes: Answer,
    group: Row,
    rows: Sequence[Row],
    statuses: dict[str, Status | None],
    axis: Scale,
    language: str,
) -> dict[str, Any]:
    inside = [row for row in rows if row["parent_code"] == group["key"]]
    known = sorted(
        (row for row in inside if row["value"] is not None), key=lambda row: (row["value"], row["key"])
    )
    places = [axis.across(row["value"]) for row in known]
    item = area(communes.question.area_vintage, group["key"])
    judged_here = [status for row in inside if (status := statuses[row["key"]])]
    met = sum(status.key == "met" for status in judged_here)
    return {
        "name": item.name_vi if language == "vi" else item.name_en,
        "own": axis.across(group["value"]) if group["value"] is not None else None,
        "dots": [
            {"at": place, "lane": lane, "tone": status.key if (status := statuses[row["key"]]) else "none"}
            for row, place, lane in zip(known, places, lanes(places), strict=True)
        ],
        "first": communes.label(known[0]["key"], language) if known else "",
        "last": communes.label(known[-1]["key"], language) if len(known) > 1 else "",
        "met": f"{met}/{len(judged_here)}" if judged_here else f"{len(known)}",
        "hidden": _hidden(len(inside) - len(known), language),
    }  # fmt: skip


def lanes(places: Sequence[float]) -> list[int]:
    """For places in rising order, the lane of each dot: the first in which it hides no other, else the middle one."""
    apart = DOT / PLOT
    last: dict[int, float] = {}
    found = []
    for place in places:
        lane = next((one for one in LANES if place - last.get(one, -1.0) >= apart), 0)
        last[lane] = place
        found.append(lane)
    return found


def _strip(
    communes: Answer,
    rows: Sequence[Row],
    statuses: dict[str, Status | None],
    axis: Scale,
    language: str,
) -> dict[str, Any]:
    """Each unit over its name, from the lowest to the highest figure."""
    known = sorted(
        (row for row in rows if row["value"] is not None), key=lambda row: (row["value"], row["key"])
    )
    return {
        "units": [
            {
                "name": communes.label(row["key"], language),
                "at": axis.across(row["value"]),
                "text": communes.text(row, language),
                "tone": status.key if (status := statuses[row["key"]]) else "none",
            }
            for row in known
        ],
        "hidden": _hidden(len(rows) - len(known), language),
    }


def _hidden(count: int, language: str) -> str:
    if not count:
        return ""
    return f"{count} không có số chính xác" if language == "vi" else f"{count} without exact figure"


def _target_words(aims: set[float], answer: Answer, language: str) -> str:
    if len(aims) != 1:
        return ""
    aim = words.aim(min(aims), answer.indicator.unit, language)
    return f"chỉ tiêu {aim}" if language == "vi" else f"target {aim}"


def _heads(has_target: bool, language: str) -> dict[str, str]:
    if language == "vi":
        return {"met": "Số đơn vị đạt" if has_target else "Số đơn vị"}
    return {"met": "Communes met" if has_target else "Communes"}


def _note(has_target: bool, language: str) -> str:
    if language == "vi":
        met = "; bên phải: số đơn vị đạt chỉ tiêu trên số đơn vị có số liệu" if has_target else ""
        return f"Mỗi dấu là một đơn vị cấp xã; vạch đậm là mức chung của huyện, thị xã, thành phố{met}."
    met = "; on the right: communes that meet the target, of those with a figure" if has_target else ""
    return f"Each mark is a commune; the bold tick is the district as a whole{met}."


def _strip_note(language: str) -> str:
    return (
        "Mỗi dấu là một phường, xã, xếp từ thấp đến cao."
        if language == "vi"
        else "Each mark is a ward or commune, from the lowest to the highest."
    )
