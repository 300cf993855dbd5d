"""The choice of one area below the province, and of up to three to set beside it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

import streamlit as st

from board.profile import with_most_residents
from board.question import Question
from geo.areas import PROVINCE_CODE, area, areas
from ui.data import answers, opening_question
from ui.filters import asked, filter_bar
from ui.language import t
from ui.place_words import area_words
from ui.session import change_address, chosen_in_widget, show_in_widget

MOST_BESIDE = 3
_KEY = "beside"


def place_bar(indicator_id: str, *, fields: Sequence[str], indicators: Sequence[str], title: str) -> Question:
    """The filter bar of a page about one area; where the address names none, the one with the most residents."""
    opening = opening_question(indicator_id)
    period = asked(opening).period
    default = replace(opening, area_code=with_most_residents(replace(opening, period=period), answers))
    question = filter_bar(default, fields=fields, indicators=indicators, title=title)
    return question if question.area_code != PROVINCE_CODE else replace(default, period=question.period)


def beside(question: Question) -> list[str]:
    """The codes set beside the area in the address, at most three of its own level; stale ones are left out."""
    level = area(question.area_vintage, question.area_code).level
    known = {item.area_code for item in areas(question.area_vintage, level)} - {question.area_code}
    codes = dict.fromkeys(st.query_params.get("with", "").split(","))
    return [code for code in codes if code in known][:MOST_BESIDE]


def choose_beside(question: Question) -> list[str]:
    """Let the viewer choose them; returns those of the address."""
    chosen = beside(question)
    level = area(question.area_vintage, question.area_code).level
    siblings = [item.area_code for item in areas(question.area_vintage, level)]
    show_in_widget(_KEY, chosen)
    st.multiselect(
        t("So sánh với", "Compare with"),
        [code for code in siblings if code != question.area_code],
        format_func=lambda code: area_words(code, question),
        max_selections=MOST_BESIDE,
        key=_KEY,
        on_change=lambda: set_beside(chosen_in_widget(_KEY)),
        placeholder=t("So sánh với tối đa ba địa bàn", "Compare with up to three areas"),
        label_visibility="collapsed",
        select_all=False,
    )
    return chosen


def set_beside(codes: Sequence[str]) -> None:
    """Write the areas set beside into the address."""
    change_address({"with": ",".join(codes) or None})
