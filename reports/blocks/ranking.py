"""Ranked areas as bars: with targets the distance to the target, as on the screen (ui/ranking.py), else from zero."""

from __future__ import annotations

from collections.abc import Sequence
from math import inf
from typing import Any

from board import words
from board.answer import Answer, is_known
from board.findings.judging import judged, shared_aim
from board.status import SHAPE, WORD, Status, status_of
from reports.blocks.figure import end_of

Row = dict[str, Any]
ENDS = 3  # areas named at either end of a list too long to show
TALL, LOW, LOWEST = 8.4, 5.2, 3.9  # mm of a row: counts under the name; beside it; of up to 36 areas
LEAST_VALUE, MM_A_LETTER = 10.5, 1.5  # mm of the column of values
MOST_TALL, MOST_LOW = 10, 24  # rows of that height beside a map


def ranking(answer: Answer, language: str, selected: str = "", room: float = inf) -> dict[str, Any]:
    """Every row, best first: place, name, counts, bar between 0 and 1, value, distance and status.

    room: mm that it should keep within.
    """
    return _list(answer, answer.rows.rows(named=True), language, selected, room)


def ends_of_ranking(answer: Answer, language: str, selected: str = "") -> list[dict[str, Any]]:
    """The first and the last areas of a long ranking by their exact figures, and the chosen one where it is in neither.

    How many more share the place at which a list is cut is said below it. Areas without an exact figure are in none.
    """
    vi, rows = language == "vi", answer.rows.rows(named=True)
    known = [row for row in rows if row["rank"] is not None]
    if len(known) <= 2 * ENDS:
        return [_list(answer, known, language, selected)] if known else []
    first, last = known[:ENDS], known[-ENDS:]
    more = "nhiều nhất" if vi else "most"
    fewer = "ít nhất" if vi else "fewest"
    if answer.indicator.direction != "none":
        more, fewer = ("đứng đầu", "đứng cuối") if vi else ("first", "last")
    of = f"trong {len(known)} địa bàn có số liệu" if vi else f"of {len(known)} areas with a figure"
    lists = [
        {**_list(answer, part, language, selected), "more": _tied(known, part, edge, language),
         "title": f"{ENDS} địa bàn {word} {of}" if vi else f"The {ENDS} {word} {of}"}
        for part, word, edge in ((first, more, -1), (last, fewer, 0))
    ]  # fmt: skip
    chosen = [row for row in rows if row["key"] == selected and row not in first and row not in last]
    if chosen:
        lists.append(
            {
                **_list(answer, chosen, language, selected),
                "title": "Đang chọn" if vi else "Chosen",
                "more": "",
            }
        )
    return lists


def _tied(known: list[Row], part: list[Row], edge: int, language: str) -> str:
    rank = part[edge]["rank"]
    more = sum(row["rank"] == rank for row in known) - sum(row["rank"] == rank for row in part)
    if not more:
        return ""
    if language == "vi":
        return f"Cùng {more} địa bàn khác đồng hạng {rank}."
    return f"And {more} more share place {rank}."


def _height(rows: int, room: float) -> float:
    """The highest row that so many allow, and that keeps them within the room where the lowest can."""
    most = ((TALL, MOST_TALL), (LOW, MOST_LOW))
    return next((height for height, limit in most if rows <= limit and rows * height <= room), LOWEST)


def _list(
    answer: Answer, rows: Sequence[Row], language: str, selected: str, room: float = inf
) -> dict[str, Any]:
    statuses = {row["key"]: status_of(answer, row["key"]) for row in rows}
    has_targets = any(statuses.values())
    lengths = {row["key"]: _length(row, statuses[row["key"]], has_targets) for row in rows}
    ends = [0.0, *(length for length in lengths.values() if length is not None)]
    low, span = min(ends), (max(ends) - min(ends)) or 1.0
    height = _height(len(rows), room)
    has_counts = height != TALL and answer.indicator.unit == "percent"  # in a column; else under the name
    drawn = [
        _row(answer, row, statuses[row["key"]], lengths[row["key"]], (low, span), language) for row in rows
    ]
    for row, one in zip(rows, drawn, strict=True):
        one["strong"] = row["key"] == selected
        if height != TALL:  # in a column the noun would stand in every row
            one["counts"] = one["counts"].removesuffix(f" {answer.indicator.noun.in_(language)}")
    return {
        "rows": drawn,
        "row_height": height,
        "two_lines": height == TALL,
        "has_counts": has_counts,
        "has_targets": has_targets,
        "mark": round(-low / span, 5) if has_targets else None,
        "value_width": max(
            [LEAST_VALUE, *(MM_A_LETTER * len(one["value"]) for one in drawn if one["known"])]
        ),
        "heads": _heads(answer, language, has_targets=has_targets, has_counts=has_counts),
    }


def _row(
    answer: Answer,
    row: Row,
    status: Status | None,
    length: float | None,
    scale: tuple[float, float],
    language: str,
) -> dict[str, Any]:
    low, span = scale
    counts = answer.counts_text(row, language)
    return {
        "name": answer.label(row["key"], language),
        "rank": "–" if row["rank"] is None else str(row["rank"]),
        "counts": counts if is_known(row) and answer.indicator.unit == "percent" else "",
        "value": answer.text(row, language),
        "known": is_known(row),
        "bounded": row["value"] is None,
        "gap": status.gap_short.in_(language) if status else "",
        "tone": status.key if status else "none",
        "from": round(-low / span, 5),
        "to": None if length is None else round((length - low) / span, 5),
    }


def _length(row: Row, status: Status | None, has_targets: bool) -> float | None:
    """The distance to the target, or the value itself; of a bounded one its published bound. None draws no bar."""
    end = end_of(row)
    if end is None or not has_targets:
        return end
    return end - status.target.aim if status else None


def _heads(answer: Answer, language: str, *, has_targets: bool, has_counts: bool) -> dict[str, str]:
    vi, is_rate = language == "vi", answer.indicator.unit == "percent"
    heads = {"name": "Địa bàn" if vi else "Area"}
    heads["value"] = ("Tỷ lệ" if vi else "Rate") if is_rate else ("Số lượng" if vi else "Number")
    if has_counts:
        heads["counts"] = "Tử số / mẫu số" if vi else "Counts"
    if has_targets:
        aim = shared_aim(judged(answer), answer, language)
        return heads | {
            "target": f"chỉ tiêu{aim}" if vi else f"target{aim}",
            "gap": "Chênh" if vi else "Gap",
        }
    return heads | {"bar": "Giá trị" if vi else "Value"}


def key_words(answer: Answer, language: str) -> str:
    """How bars and marks are read; '' where there is no target."""
    if not judged(answer):
        return ""
    marks = "  ".join(f"{SHAPE[key]} {WORD[key].in_(language).lower()}" for key in WORD)
    points = answer.indicator.unit == "percent"
    if language == "vi":
        return f"{marks}. Thanh: giá trị trừ chỉ tiêu{', điểm phần trăm' if points else ''}; vạch đứng: chỉ tiêu."
    unit = ", percentage points" if points else ""
    return words.sentence(f"{marks}. Bar: value minus target{unit}; upright line: target.")
