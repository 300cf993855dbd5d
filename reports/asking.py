"""Where a report's figures come from: the board's own door, asked as a viewer, each question once."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from board.access import ANYBODY, Viewer
from board.answer import Answer
from board.ask import ask_together
from board.question import Question
from board.store import Release

Ask = Callable[[Sequence[Question], str], list[Answer]]  # on the screen ui.data.answers, else `keeping`


def keeping(release: Release, viewer: Viewer = ANYBODY) -> Ask:
    """Ask this one release and keep every answer: the reports of a batch share most of them."""
    kept: dict[tuple[Question, str], Answer] = {}

    def ask(questions: Sequence[Question], by: str) -> list[Answer]:
        missing = list(dict.fromkeys(one for one in questions if (one, by) not in kept))
        if missing:
            found = ask_together(release, viewer, missing, by)
            kept.update({(question, by): answer for question, answer in zip(missing, found, strict=True)})
        return [kept[one, by] for one in questions]

    return ask
