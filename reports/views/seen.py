"""What a page shows at this moment: its question, how it is answered, and what else its address chooses."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from board.access import ANYBODY, Viewer
from board.answer import Answer
from board.question import Question
from board.release_info import ReleaseInfo
from board.store import Release
from reports.asking import Ask


@dataclass(frozen=True)
class Seen:
    """more: parts of the address beside the question ('with': areas set beside, 'source': of the quality page)."""

    question: Question
    ask: Ask
    release: Release
    language: str
    today: date
    more: Mapping[str, str]
    viewer: Viewer = ANYBODY

    @property
    def info(self) -> ReleaseInfo:
        return self.release.info

    def answer(self, question: Question, by: str) -> Answer:
        return self.ask([question], by)[0]

    def answers(self, questions: Sequence[Question], by: str) -> list[Answer]:
        return self.ask(questions, by)

    def t(self, vi: str, en: str) -> str:
        """The text in the language of the view."""
        return vi if self.language == "vi" else en
