"""Tổng quan: one look at where the province stands, against which target, who lags and who answers."""

from __future__ import annotations

from dataclasses import replace

import streamlit as st

from geo.areas import PROVINCE_CODE
from ui.area_map import area_map
from ui.cards import cards
from ui.data import answer, opening_question
from ui.filters import filter_bar
from ui.language import t
from ui.ranking import ranking

CARDS = (
    "card_delivered",
    "card_undelivered",
    "e_identity_level_2",
    "dossiers_online",
    "dossiers_digitised",
    "dossiers_on_time",
)

question = filter_bar(
    opening_question("card_delivered"),
    title=t("Tổng quan", "Overview"),
    fields=("area", "period", "vintage", "denominator"),
)
cards([question.about(indicator_id) for indicator_id in CARDS], chosen=question.indicator_id)
areas = answer(replace(question, area_code=PROVINCE_CODE, level=None), "area")
left, right = st.columns([500, 636])
with left.container(border=True):
    area_map(areas, selected=question.area_code)
with right.container(border=True):
    ranking(areas, selected=question.area_code)
