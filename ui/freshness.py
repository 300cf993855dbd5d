"""The mark of a late or incomplete source: in words beside every figure that uses it, and once under the filter bar."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

import streamlit as st

from board.answer import Answer
from board.definition_file import Text
from board.freshness import SOURCE, SOURCE_OF, gap_words, incomplete, late, late_words
from board.indicators import catalogue
from board.question import Question
from board.release_info import ReleaseInfo
from board.today import today
from ui.data import release
from ui.language import language, t

NOTICE_PIXELS = 31  # of the line under the filter bar


def source_marks(answers: Sequence[Answer]) -> list[str]:
    """What is late or missing in the sources of a figure, each said once; mostly nothing."""
    found = [
        said
        for one in answers
        for said in _said(SOURCE_OF[one.indicator.subject], one.release, one.question, one.by == "period")
    ]
    return [f"{t('Nguồn', 'Source')} {said.in_(language())}." for said in dict.fromkeys(found)]


def source_notice(question: Question, indicators: Iterable[str] = ()) -> list[str]:
    """The same for a page, with the names of the sources: those of its indicators, in the month asked about."""
    subjects = dict.fromkeys(catalogue()[one].subject for one in (*indicators, question.indicator_id))
    info, by_words = release().info, {}
    for source in (SOURCE_OF[subject] for subject in subjects):
        for said in _said(source, info, question, False):
            by_words.setdefault(said, []).append(SOURCE[source].in_(language()))
    return [
        f"{t('Nguồn', 'Source')} {said.in_(language())}: {'; '.join(names)}."
        for said, names in by_words.items()
    ]


def short_mark(answer: Answer) -> str:
    """One word where there is no room for a sentence: 'chậm', 'thiếu', or ''."""
    if SOURCE_OF[answer.indicator.subject] in late(answer.release.sources, today()):
        return t("chậm", "late")
    return t("thiếu", "gaps") if source_marks([answer]) else ""


def show_marks(sentences: Sequence[str]) -> None:
    """One compact line in the colours of what is near its limit; nothing where there is nothing to say."""
    if sentences:
        st.markdown(f":yellow-background[:material/schedule: {' '.join(sentences)}]")


def _said(source: str, info: ReleaseInfo, question: Question, every_month: bool) -> list[Text]:
    """'chậm 12 ngày, mới có đến tháng 10/2026 (hạn 10/12/2026)' and 'thiếu số liệu của 3 địa bàn', where they hold."""
    lateness = late(info.sources, today()).get(source)
    gaps = incomplete(info.gaps, source, question, every_month=every_month)
    return [*([late_words(lateness)] if lateness else []), *([gap_words(gaps)] if gaps else [])]
