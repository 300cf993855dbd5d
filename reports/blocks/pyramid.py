"""The population pyramid, with the screen's geometry (board/charts/pyramid.py): equal surfaces are equal numbers."""

from __future__ import annotations

from typing import Any

from board.answer import Answer
from board.charts.pyramid import OPEN_UNTIL, years
from board.places import whole as whole_words
from reports.blocks.figure import end_of, figure
from reports.document import Block


def pyramid(
    men: Answer, women: Answer, whole: tuple[Answer, Answer] | None, language: str, *, title: str
) -> Block:
    """Residents by age group: men to the left, women to the right, as the surface of the bars (board/charts/pyramid.py).

    whole: the same of the province, drawn as an outline of the same surface.
    """
    sides = [_steps(one, _sum(men, women)) for one in (men, women)]
    outline = [_steps(one, _sum(*whole)) for one in whole] if whole else []
    reach = max((length for side in (*sides, *outline) for *_, length, _ in side), default=1.0)
    vi, vintage = language == "vi", men.question.area_vintage
    content = {
        "names": ["Nam", "Nữ"] if vi else ["Men", "Women"],
        "outline_name": f"{'đường chấm' if vi else 'dotted'}: {whole_words(vintage, language)}" if whole else "",
        "edges": [{"at": _age(edge), "text": f"{edge}"} for edge in sorted({edge for key in men.keys for edge in years(key)} - {OPEN_UNTIL})],
        "sides": [
            [
                {"from": _age(first), "to": _age(end), "length": round(length / reach, 5),
                 "hatched": row["value"] is None, "text": answer.text(row, language)}
                for first, end, length, row in side
            ]
            for answer, side in zip((men, women), sides, strict=True)
        ],
        "outlines": [
            [point for first, end, length, _ in sorted(side) for point in
             ([round(length / reach, 5), _age(first)], [round(length / reach, 5), _age(end)])]
            for side in outline
        ],
    }  # fmt: skip
    note = (
        "Diện tích thanh là số người; trục giữa là tuổi."
        if vi
        else "Bars: people by surface; middle axis: age."
    )
    every = [men, women, *(whole or ())]
    return figure("pyramid", content, every, language, title=title, note=note, drawn=[men, women])


def _age(years_old: int) -> float:
    """Down from the top, where the oldest are."""
    return round(1 - years_old / OPEN_UNTIL, 5)


def _sum(*answers: Answer) -> float:
    """Residents shown, bounds for those who are not: only a scale, never a figure."""
    return sum(end_of(row) or 0 for one in answers for row in one.rows.rows(named=True)) or 1.0


def _steps(answer: Answer, total: float) -> list[tuple[int, int, float, dict[str, Any]]]:
    """(first age, end, share of all for each year of age, row) of every group with something to draw."""
    found = []
    for row in answer.rows.rows(named=True):
        first, end = years(row["key"])
        if (people := end_of(row)) is not None:
            found.append((first, end, people / total / (end - first), row))
    return found
