"""A report before it is laid out: sections of blocks, every word and figure of them already as the reader sees it.

Typst (reports/typst) draws blocks and computes nothing: what a block says comes from board's own words, so paper and
screen cannot disagree.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any, Literal

import polars as pl

from board.answer import Answer
from board.question import Question
from board.release_info import ReleaseInfo
from reports.letter import Letter

Form = Literal["official", "bulletin", "view"]


@dataclass(frozen=True, eq=False)
class Block:
    """One figure, table or passage. kind: the drawing in reports/typst/blocks.typ; content: what it draws, JSON.

    title: the finding; note: unit and reading help below it; source: the caption; alt: for those who do not see a
    drawing, '' for text and tables. answers: the figures it shows; they are attached to the file and verified.
    """

    kind: str
    content: dict[str, Any]
    title: str = ""
    note: str = ""
    alt: str = ""
    source: str = ""
    answers: tuple[Answer, ...] = ()

    def payload(self) -> dict[str, Any]:
        """Without the answers, as Typst reads it."""
        words = {"title": self.title, "note": self.note, "alt": self.alt, "source": self.source}
        return {"kind": self.kind, "content": self.content, **words}


@dataclass(frozen=True, eq=False)
class Section:
    """A numbered section. is_annex: it belongs to the annex of an official report; starts_page: on a new page."""

    title: str
    blocks: tuple[Block, ...]
    is_annex: bool = False
    starts_page: bool = False


@dataclass(frozen=True, eq=False)
class Document:
    """name: stem of its file, plain ASCII. title: of the kind ('Báo cáo'); subject: what it is about, one to two lines.

    period: the words of its period; place: the address of the same view on the board, '/path?…'. request: how to make it
    again (JSON), attached to the file. marks: short warnings that stand on every page ('Dữ liệu mô phỏng').
    """

    name: str
    form: Form
    language: str
    title: str
    subject: str
    period: str
    place: str
    release: ReleaseInfo
    letter: Letter
    sections: tuple[Section, ...]
    request: dict[str, Any]
    marks: tuple[str, ...] = ()
    opening: tuple[Block, ...] = field(default=())

    @property
    def blocks(self) -> Iterator[Block]:
        """All of them in reading order."""
        yield from self.opening
        for section in self.sections:
            yield from section.blocks

    @property
    def answers(self) -> list[Answer]:
        """Every figure that it shows, each once, in reading order; blocks may show some rows of an answer each."""
        found: dict[tuple[Question, str], Answer] = {}
        for one in (one for block in self.blocks for one in block.answers):
            known = found.setdefault((one.question, one.by), one)
            if known is not one and not set(one.keys) <= set(known.keys):
                rows = pl.concat([one.rows, known.rows]).unique("key", maintain_order=True)
                found[one.question, one.by] = Answer(one.question, one.by, rows, one.release)
        return list(found.values())
