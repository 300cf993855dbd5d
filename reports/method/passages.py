"""Small print: passages in two columns, and the key to the signs of the tables."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from board.findings.spans import spans
from board.general_notes import NOTES
from board.release_info import ReleaseInfo
from board.signs import SIGNS
from board.status import WORD
from reports.document import Block

SMALL_POINTS = 6.6
_TITLE_WEIGHT = 60  # letters' worth of height that a title takes


@dataclass(frozen=True)
class Passage:
    """A title and its points; **so** is strong."""

    title: str
    points: tuple[str, ...]


def columns_of_text(passages: Sequence[Passage], *, title: str = "", size: float = SMALL_POINTS) -> Block:
    """Two columns of about the same height, one for a single passage; a passage is never cut in two."""
    columns = [
        [_drawn(passages[place]) for place in places]
        for places in halves([_weight(one) for one in passages])
        if places
    ]
    return Block("columns_of_text", {"columns": columns, "size": size}, title)


def halves(weights: Sequence[int]) -> tuple[list[int], list[int]]:
    """The places of the first and of the second column: in order, cut where the two differ least."""
    cut = min(range(len(weights) + 1), key=lambda at: abs(sum(weights[:at]) - sum(weights[at:])))
    return list(range(cut)), list(range(cut, len(weights)))


def general_passages(language: str) -> list[Passage]:
    """What holds for every figure: denominators, boundaries, protection, signs and comparisons."""
    return [
        Passage(note.title.in_(language), tuple(point.in_(language) for point in note.points))
        for note in NOTES
    ]


def key(language: str, *, title: str = "") -> Block:
    """Every sign of the tables, and the shapes of a status."""
    signs = [[sign, said.in_(language)] for sign, said in SIGNS.items()]
    tones = [[tone, word.in_(language)] for tone, word in WORD.items()]
    return Block("key", {"signs": signs, "tones": tones, "size": SMALL_POINTS}, title)


def as_title(sentence: str) -> str:
    """Without the marks of strong parts and the full stop."""
    return "".join(part for part, _ in spans(sentence)).removesuffix(".")


def label_of(info: ReleaseInfo, language: str) -> str:
    """'Dữ liệu mô phỏng.' of invented figures, '' of real ones."""
    if not info.label:
        return ""
    return f"{info.label}." if language == "vi" else "Simulated data."


def _weight(passage: Passage) -> int:
    lines = sum(-(-len(point) // 56) for point in passage.points)
    return _TITLE_WEIGHT + 56 * lines


def _drawn(passage: Passage) -> dict:
    return {"title": passage.title, "points": [spans(point) for point in passage.points]}
