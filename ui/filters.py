"""The filter bar of a page: its title, what can be chosen, and the chosen question, all kept in the address."""

from __future__ import annotations

from collections.abc import Sequence

import streamlit as st

from board.question import Question
from board.release_info import ReleaseInfo
from geo.areas import NEW_VINTAGE
from ui.choices import CHOICES
from ui.data import release
from ui.freshness import show_marks, source_notice
from ui.language import language, t
from ui.picker import picker
from ui.report_button import report_button
from ui.session import change_address, chosen_in_widget, show_in_widget

SEARCHED = ("area", "place")  # long lists of names, found while typing


def filter_bar(
    page_default: Question, *, fields: Sequence[str], title: str = "", indicators: Sequence[str] = ()
) -> Question:
    """Title and filters in one row; returns the question of the address, or the default where it says nothing.

    fields: keys of CHOICES in the order they stand. A change is written into the address, and the page runs again
    with it; parts that no longer fit fall back. The button for the PDF and the simulated label stand at the end of the row.
    indicators: those the page speaks of, where not all; another one in the address gives way to the default's.
    """
    info = release().info
    question = asked(page_default, indicators)
    with st.container(horizontal=True, vertical_alignment="center", gap="small"):
        if title:
            st.header(title, anchor=False, width="content")
        for field in fields:
            _field(field, question, info)
        st.space("stretch")
        report_button(question)
        if info.label:
            st.badge(t(info.label, "Simulated data"), color="orange", width="content")
    if question.area_vintage == NEW_VINTAGE:
        st.caption(
            t(
                "Từ 01/07/2025 Bình Dương thuộc TP. Hồ Chí Minh, không còn cấp huyện; số liệu tính theo 36 phường, xã mới, "
                "không so sánh với kỳ trước.",
                "Since 01/07/2025 Bình Dương is part of Ho Chi Minh City, without districts; figures are those of the 36 new "
                "wards and communes and are not compared with earlier months.",
            )
        )
    show_marks(source_notice(question, indicators))
    return question


def asked(page_default: Question, indicators: Sequence[str] = ()) -> Question:
    """The question of the address; what is missing, stale or about none of the page's indicators is the default's."""
    params = st.query_params.to_dict()
    if indicators and params.get("indicator") not in indicators:
        params.pop("indicator", None)
    return Question.from_params(params, page_default, release().info)


def go_to(question: Question) -> None:
    """Write a question into the address. For callbacks: the page runs again with it."""
    params = question.to_params()
    gone = {key: None for key in ("area", "level", "age", "sex", "residence", "of", "service")}
    change_address({**gone, **params})


def _field(field: str, question: Question, info: ReleaseInfo) -> None:
    choice = CHOICES[field]
    options = list(choice.options(question, info))
    if len(options) < 2:
        return
    key = f"filter_{field}"
    lang = language()  # reading it costs more than a word, and there are some hundred
    present = choice.present(question)

    def change(code: str) -> None:
        chosen = choice.changed(question, code, info)
        if chosen.area_vintage != question.area_vintage:
            change_address({"with": None})  # the new codes reuse old ones
        go_to(Question.from_params(chosen.to_params(), chosen, info))

    if field in SEARCHED:
        texts = [(code, choice.words(code, question, lang)) for code in options]
        picker(choice.label(), texts, chosen=present, on_change=change, width=choice.width, key=key)
        return
    show_in_widget(key, present)
    st.selectbox(
        choice.label(),
        options,
        format_func=lambda code: choice.words(code, question, lang),
        key=key,
        on_change=lambda: change(str(chosen_in_widget(key))),
        label_visibility="collapsed",
        width=choice.width,
        placeholder=choice.label(),
    )
