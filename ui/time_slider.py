"""A slider over the months of one set of boundaries; where it stands is in the address."""

from __future__ import annotations

from dataclasses import replace

import streamlit as st

from board import words
from board.question import Question, month_end
from geo.areas import vintage_of
from ui.data import release
from ui.filters import go_to
from ui.language import language, t
from ui.session import chosen_in_widget, show_in_widget

_KEY = "time_slider"


def time_slider(question: Question) -> None:
    """Choose the month; the arrow keys step from one to the next."""
    same = [month for month in release().info.periods if vintage_of(month) == question.area_vintage]
    if len(same) < 2:
        return
    show_in_widget(_KEY, f"{question.period:%Y-%m}")

    def change() -> None:
        go_to(replace(question, period=month_end(str(chosen_in_widget(_KEY)))))

    st.select_slider(
        t("Kỳ báo cáo", "Period"),
        [f"{month:%Y-%m}" for month in same],
        format_func=lambda text: words.sentence(words.month_name(month_end(text), language())),
        key=_KEY,
        on_change=change,
        label_visibility="collapsed",
    )
