"""Theo địa bàn: one district or commune, everything about it, beside the province and up to three others."""

from __future__ import annotations

import streamlit as st

from board.definitions import compared
from board.profile import profile_lines, profile_title
from ui.alike import alike
from ui.data import answers
from ui.figure import panel
from ui.language import language, t
from ui.place import choose_beside, place_bar
from ui.place_words import area_words
from ui.population import population
from ui.profile import profile
from ui.side_by_side import side_by_side

with st.container(gap="xsmall"):
    question = place_bar(
        "card_delivered",
        title=t("Theo địa bàn", "By area"),
        fields=("place", "period", "denominator", "vintage"),
        indicators=compared(),
    )
    others = choose_beside(question)
    lines = profile_lines(question, others, answers)
    name = area_words(question.area_code, question)
    left, right = st.columns([730, 400])
    with left, panel(profile_title(lines, name, language())):
        profile(lines, others, chosen=question.indicator_id)
    with right:
        side_by_side(question, others, height=170)
        population(question)
    alike(question)
