"""A figure on a page: a finding as its title, the drawing, one sentence on source and date, its data to download."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import contextmanager

import streamlit as st

from board.answer import Answer
from board.charts import Figure, config
from ui.language import language, t


def show(title: str, figure: Figure, answers: Answer | Sequence[Answer], *, key: str) -> None:
    """A chart of board/charts in a frame of its own, with everything that belongs to it.

    title: the finding, in the language of the screen. answers: what the chart was drawn from; the caption is the first
    one's, each has its file. key: of the chart, unique on the page.
    """
    drawn = [answers] if isinstance(answers, Answer) else list(answers)
    with panel(title):
        chart(figure, drawn, key=key)
        source(drawn, key=key)


def chart(figure: Figure, answers: Sequence[Answer], *, key: str) -> None:
    """The drawing alone, with words from its data for those who do not see it."""
    alt = " ".join(answer.alt(language()) for answer in answers)
    st.plotly_chart(figure, theme=None, config=config(language()), alt=alt, key=key)


@contextmanager
def panel(title: str, note: str = "") -> Iterator[None]:
    """A frame with a title and a line below it; as high as its neighbours in a row."""
    with st.container(border=True, height="stretch", gap="xsmall"):
        with st.container(gap=None):
            st.subheader(title, anchor=False)
            if note:
                st.caption(note)
        yield


def source(answers: Sequence[Answer], *, key: str) -> None:
    """The caption of the first answer, and one file for each."""
    st.caption(answers[0].caption(language()))
    with st.container(horizontal=True, gap="small"):
        for number, answer in enumerate(answers):
            name = f" · {answer.indicator.short_name.in_(language())}" if len(answers) > 1 else ""
            download(answer, t("Tải số liệu", "Download data") + name, key=f"{key}_file_{number}")


def download(answer: Answer, label: str, *, key: str) -> None:
    """A button that makes the file (CSV) only when it is pressed, and does not run the page again."""
    question = answer.question
    st.download_button(
        label,
        data=lambda: answer.csv(language()),
        file_name=f"{question.indicator_id}-{question.area_code}-{answer.by}-{question.period:%Y-%m}.csv",
        mime="text/csv",
        icon=":material/download:",
        type="tertiary",
        on_click="ignore",
        key=key,
    )
