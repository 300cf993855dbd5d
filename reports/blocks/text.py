"""Passages and tables: the blocks that are made of words. Strong parts are marked **so**, as board/findings writes."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, Literal

from board.answer import Answer
from board.definition_file import Text
from board.findings import Attention
from board.findings.spans import spans
from board.status import WORD
from reports.document import Block

Cell = str | dict[str, Any]
TABLE_POINTS = 8.0
TABLE_PAD = 2.7
_NOTE_WORD = Text("Lưu ý", "Note")
_ANSWERS = Text("Chịu trách nhiệm", "Answers for it")
_NOTHING = Text(
    "Không có việc cần chỉ đạo theo các chỉ tiêu đang có hiệu lực.",
    "Nothing needs direction by the targets in force.",
)


@dataclass(frozen=True)
class Column:
    """width: '1fr' (a share of what is left), '12mm' or 'auto'. unit: a second, softer line of the head."""

    title: str
    width: str = "1fr"
    align: Literal["left", "right", "center"] = "left"
    unit: str = ""


def cell(
    text: str,
    *,
    tone: str | None = None,
    strong: bool = False,
    soft: bool = False,
    below: str = "",
    span: int = 1,
) -> Cell:
    """A table's cell that says more than its words. tone: 'met' | 'near' | 'missed' | 'none', drawn as colour and shape.

    below: a second, softer line. span: how many columns it takes; the title of a group of rows takes all.
    """
    return {"text": text, "tone": tone, "strong": strong, "soft": soft, "below": below, "span": span}


def paragraphs(texts: Sequence[str], *, title: str = "", answers: Sequence[Answer] = ()) -> Block:
    """Running text."""
    return Block("paragraphs", {"paragraphs": _all(texts)}, title, answers=tuple(answers))


def bullets(texts: Sequence[str], *, title: str = "", answers: Sequence[Answer] = ()) -> Block:
    """Points of one line or a few."""
    return Block("bullets", {"items": _all(texts)}, title, answers=tuple(answers))


def findings(texts: Sequence[str], *, title: str = "", answers: Sequence[Answer] = ()) -> Block:
    """What page 1 says first, numbered."""
    return Block("findings", {"items": _all(texts)}, title, answers=tuple(answers))


def directions(
    lines: Sequence[Attention], language: str, *, title: str = "", answers: Sequence[Answer] = ()
) -> Block:
    """What needs direction: status in word and shape, the text, who answers. Says so where there is nothing."""
    items = [
        {
            "tone": line.key if line.key in WORD else "none",
            "word": WORD.get(line.key, _NOTE_WORD).in_(language),
            "text": spans(_ended(line.text)),
            "who": _ended(line.who),
        }
        for line in lines
    ]
    words = {"answers": _ANSWERS.in_(language), "nothing": _NOTHING.in_(language)}
    return Block("directions", {"items": items, **words}, title, answers=tuple(answers))


def table(
    columns: Sequence[Column],
    rows: Sequence[Sequence[Cell]],
    *,
    title: str = "",
    note: str = "",
    source: str = "",
    size: float = TABLE_POINTS,
    pad: float = TABLE_PAD,
    answers: Sequence[Answer] = (),
    whole: int = 0,
) -> Block:
    """A table whose head is repeated on every page. size, pad (above and below a row): points; whole: how many of the last rows are totals.

    Raises ValueError for a row that has not one cell a column: Typst would shift all that follow.
    """
    for row in rows:
        if (filled := sum(1 if isinstance(one, str) else one["span"] for one in row)) != len(columns):
            raise ValueError(f"a row of {filled} cells in a table of {len(columns)} columns")
    heads = [
        {"title": one.title, "width": one.width, "align": one.align, "unit": one.unit} for one in columns
    ]
    content = {
        "columns": heads,
        "rows": [list(row) for row in rows],
        "size": size,
        "pad": pad,
        "whole": whole,
    }
    return Block("table", content, title, note, source=source, answers=tuple(answers))


def _all(texts: Sequence[str]) -> list[list[tuple[str, bool]]]:
    return [spans(text) for text in texts]


def _ended(text: str) -> str:
    """With its full stop."""
    return text if not text or text.endswith((".", "!", "?")) else f"{text}."
