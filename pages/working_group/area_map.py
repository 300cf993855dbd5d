"""Bản đồ: one indicator on the map, in the table beside it and over time, from the province down to a commune."""

from __future__ import annotations

import streamlit as st

from board.definitions import compared
from board.drill import frame, is_dense
from board.findings import map_title
from board.findings.spread import distance_title
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

FILTERS = ("indicator", "level", "vintage", "denominator", "age_group", "sex", "residence", "service")

with st.container(gap="xsmall"):
    question = filter_bar(
        opening_question("card_delivered"), title=t("Bản đồ", "Map"), fields=FILTERS, indicators=compared()
    )
    shown = frame(question)
    areas = answer(shown, "area")
    widths = (670, 460) if is_dense(shown) else (530, 600)
    left, right = st.columns(widths)
    with left, st.container(horizontal=True, vertical_alignment="center", horizontal_alignment="distribute"):
        breadcrumb(question)
        kind = map_kind(shown)
    with right:
        time_slider(question)
    left, right = st.columns(widths)
    name = areas.indicator.name.in_(language())
    with left, panel(map_title(areas, language()), f"{name}, {day(question.period)}"):
        inside = areas.keys if shown.area_code != PROVINCE_CODE else ()
        area_map(areas, selected=question.area_code, kind=kind, focus=inside, height=425)
        source([areas], key="areas")
    with right:
        with panel(distance_title(areas, language())):
            ranking(areas, selected=question.area_code, height=205)
        linked_trend(question, height=165)
