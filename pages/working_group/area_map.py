"""Bản đồ: one indicator on the map, in the table beside it and over time, from the province down to a commune."""

from __future__ import annotations

import streamlit as st

from board.definitions import compared
from board.drill import frame
from board.findings import map_title, ranking_title
from board.words import day
from geo.areas import PROVINCE_CODE
from ui.area_map import area_map
from ui.breadcrumb import breadcrumb
from ui.data import answer, opening_question
from ui.figure import panel, source
from ui.filters import filter_bar
from ui.language import language, t
from ui.linked_trend import linked_trend
from ui.map_kind import map_kind
from ui.ranking import ranking
from ui.time_slider import time_slider

FILTERS = ("indicator", "level", "denominator", "age_group", "sex", "residence", "service", "vintage")

with st.container(gap="xsmall"):
    question = filter_bar(
        opening_question("card_delivered"), title=t("Bản đồ", "Map"), fields=FILTERS, indicators=compared()
    )
    with st.container(horizontal=True, vertical_alignment="center", gap="medium"):
        breadcrumb(question)
        time_slider(question)
    shown = frame(question)
    areas = answer(shown, "area")
    left, right = st.columns([540, 590])
    note = f"{areas.indicator.name.in_(language())}, {day(question.period)}"
    with left, panel(map_title(areas, language()), note):
        kind = map_kind(shown)
        inside = areas.keys if shown.area_code != PROVINCE_CODE else ()
        area_map(areas, selected=question.area_code, kind=kind, focus=inside, height=430)
    with right:
        with panel(ranking_title(areas, language())):
            ranking(areas, selected=question.area_code, height=200)
            source([areas], key="areas")
        linked_trend(question, height=150)
