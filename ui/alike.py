"""The areas whose population is most like one's, by which facts, and a button that sets them beside it."""

from __future__ import annotations

import streamlit as st

from board import words
from board.places import names
from board.question import Question
from board.similar import Population, population_questions, populations, similar
from ui.data import answer
from ui.figure import panel, source
from ui.language import language, t
from ui.place import set_beside
from ui.place_words import area_words


def alike(question: Question, *, key: str = "alike") -> None:
    """A small table in a panel: the area and the three most like it."""
    answers = {name: answer(one, "area") for name, one in population_questions(question).items()}
    known = populations(answers)
    found = similar(known, question.area_code)
    codes = [one.area_code for one in found]
    if not found:
        with panel(t("Không so được với địa bàn tương tự", "No similar areas")):
            st.caption(
                t("Có số liệu dân số không được công bố.", "Some figures of the population are withheld.")
            )
        return
    most = names(question.area_vintage, codes, language())
    title = t(f"Dân số giống nhất: {most}", f"Most alike in population: {most}")
    note = t(
        "Gần nhau nhất về số nhân khẩu, tỷ lệ tạm trú, trẻ em dưới 14 tuổi và người từ 60 tuổi.",
        "Nearest in residents, temporary residents, children under 14 and people of 60 and over.",
    )
    with panel(title, note):
        st.table(
            [_row(one, question) for one in (known[question.area_code], *found)],
            border="horizontal",
            hide_index=True,
            alt=title,
        )
        st.button(
            t("Đặt cạnh ba địa bàn này", "Set these three beside it"),
            on_click=set_beside,
            args=(codes,),
            key=f"{key}_beside",
        )
        source(list(answers.values()), key=key)


def _row(one: Population, question: Question) -> dict[str, str]:
    lang = language()
    return {
        t("Địa bàn", "Area"): area_words(one.area_code, question),
        t("Nhân khẩu", "Residents"): words.number(one.residents, lang),
        t("Tạm trú", "Temporary"): words.percent(one.temporary, lang),
        t("Dưới 14 tuổi", "Under 14"): words.percent(one.under_14, lang),
        t("Từ 60 tuổi", "60 and over"): words.percent(one.from_60, lang),
    }
