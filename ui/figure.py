"""A figure on a page: a finding as its title, the drawing, one sentence on source and date, its data to download."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager

import streamlit as st

from board.answer import Answer
from board.answer_file import together
from board.captions import caption, file_words
from board.charts import Figure, config
from ui.freshness import show_marks, source_marks
from ui.language import language, t
from ui.session import chosen_mark


def show(title: str, figure: Figure, answers: Answer | Sequence[Answer], *, key: str) -> None:
    """A chart of board/charts in a frame of its own, with everything that belongs to it.

    title: the finding, in the language of the screen. answers: what the chart was drawn from; the caption is the first
    one's, each has its file. key: of the chart, unique on the page.
    """
    drawn = [answers] if isinstance(answers, Answer) else list(answers)
    with panel(title):
        chart(figure, drawn, key=key)
        source(drawn, key=key)


def chart(
    figure: Figure, answers: Sequence[Answer], *, key: str, choose: Callable[[str], None] | None = None
) -> None:
    """The drawing alone, with words from its data for those who do not see it.

    choose: called with the place on the first axis of a mark that is clicked.
    """

    def chosen() -> None:
        if choose and (place := chosen_mark(key)) is not None:
            choose(place)

    st.plotly_chart(
        figure,
        theme=None,
        config=config(language()),
        alt=" ".join(answer.alt(language()) for answer in answers),
        key=key,
        on_select=chosen if choose else "ignore",
        selection_mode="points",
    )


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
    """The caption of all answers, led by the first, and one file for each; several lie behind one button."""
    label = t("Tải số liệu", "Download data")
    with st.container(key=f"source_{key}", gap=None):
        st.caption(caption(answers[0], language(), answers[1:]))
        show_marks(source_marks(answers))
        if len(answers) == 1:
            download(answers[0], label, key=f"{key}_file")
            return
        with st.popover(label, icon=":material/download:", type="tertiary", key=f"{key}_files"):
            for number, answer in enumerate(answers):
                download(answer, file_words(answer, language()), key=f"{key}_file_{number}")


def download(answer: Answer, label: str, *, key: str) -> None:
    """A button that makes the file (CSV) only when it is pressed, and does not run the page again."""
    st.download_button(
        label,
        data=lambda: answer.csv(language()),
        file_name=answer.file_name,
        mime="text/csv",
        icon=":material/download:",
        type="tertiary",
        on_click="ignore",
        key=key,
    )


def download_together(answers: Sequence[Answer], name: str, *, key: str) -> None:
    """One small button for the data of a whole page: every answer's CSV in one ZIP, made when it is pressed."""
    st.download_button(
        "CSV",
        data=lambda: together(answers, language()),
        file_name=f"{name}.zip",
        mime="application/zip",
        icon=":material/download:",
        type="tertiary",
        on_click="ignore",
        help=t("Tải số liệu của trang này (CSV)", "Download this page's data (CSV)"),
        key=key,
    )
