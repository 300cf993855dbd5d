"""The way from the province to the chosen area; each step up is a button."""

from __future__ import annotations

from dataclasses import replace

import streamlit as st

from board.drill import path
from board.places import full_name
from board.question import Question
from geo.areas import PROVINCE_CODE
from ui.choices import whole_province
from ui.filters import go_to
from ui.language import language


def breadcrumb(question: Question) -> None:
    """'Toàn tỉnh › Thành phố Dĩ An › Phường An Bình'; going up forgets a level that was chosen by name."""
    steps = path(question.area_vintage, question.area_code)
    with st.container(horizontal=True, vertical_alignment="center", gap="xxsmall", width="content"):
        for item in steps:
            is_whole = item.area_code == PROVINCE_CODE
            name = whole_province(question) if is_whole else full_name(item, question.period, language())
            if item is steps[-1]:
                st.markdown(f"**{name}**", width="content")
                continue
            st.button(
                name,
                type="tertiary",
                key=f"up_to_{item.level}",
                on_click=go_to,
                args=(replace(question, area_code=item.area_code, level=None),),
            )
            st.markdown("›", width="content")
