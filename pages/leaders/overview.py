"""Tổng quan: one look at where the province stands, against which target, who lags and who answers."""

from __future__ import annotations

from dataclasses import replace

import streamlit as st

from board.findings import headline, map_title, ranking_title
from geo.areas import PROVINCE_CODE
from ui.area_map import area_map
from ui.cards import cards
from ui.data import answer, opening_question
from ui.figure import panel
from ui.filters import filter_bar
from ui.language import language, t
from ui.ranking import ranking

CARDS = (
    "card_delivered",
    "card_undelivered",
    "e_identity_level_2",
    "dossiers_online",
    "dossiers_digitised",
    "dossiers_on_time",
)

with st.container(gap="xsmall"):
    question = filter_bar(
        opening_question("card_delivered"),
        title=t("Tổng quan", "Overview"),
        fields=("area", "period", "denominator", "vintage"),
    )
    whole = replace(question, area_code=PROVINCE_CODE, level=None)
    areas, total, earlier = answer(whole, "area"), answer(whole, "total"), whole.before()
    st.markdown(headline(areas, total, answer(earlier, "total") if earlier else None, language()))
    cards([question.about(indicator_id) for indicator_id in CARDS], chosen=question.indicator_id)
    left, right = st.columns([500, 636])
    with left, panel(map_title(areas, language())):
        area_map(areas, selected=question.area_code, inset=False, height=380)
    with right, panel(ranking_title(areas, language())):
        ranking(areas, selected=question.area_code, height=230)
