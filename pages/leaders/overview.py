"""Tổng quan: one look at where the province stands, against which target, who lags and who answers."""

from __future__ import annotations

from dataclasses import replace

import streamlit as st

from board.definitions import OVERVIEW_CARDS, compared
from board.findings import attention, headline, map_title, ranking_title, trend_title
from board.outlook import outlook, outlook_text
from board.targets import target_for
from board.words import day
from geo.areas import NEW_VINTAGE, OLD_VINTAGE, PROVINCE_CODE
from ui.area_map import area_map
from ui.attention import attention_list
from ui.cards import cards
from ui.data import answer, answers, opening_question
from ui.figure import download_together, panel
from ui.filters import asked, filter_bar
from ui.freshness import NOTICE_PIXELS, source_notice
from ui.language import language, t
from ui.outlook_chart import outlook_chart
from ui.ranking import ranking

# Pixels of map and ranking, so that all fits 768: the notice on new boundaries takes a line, their names take more.
HEIGHTS = {OLD_VINTAGE: (429, 196), NEW_VINTAGE: (410, 140)}

# All figures first, then all drawing: what arrives in one go is laid out by the browser once.
opening, fields = opening_question("card_delivered"), ("area", "period", "denominator", "vintage")
question = asked(opening, compared())
whole = replace(question, area_code=PROVINCE_CODE, level=None)
looked_at, earlier = [whole.about(indicator_id) for indicator_id in OVERVIEW_CARDS], whole.before()
answers([whole, *looked_at, *([earlier] if earlier else [])], "area")  # one query; the ranking looks back
areas, *by_area = answers([whole, *looked_at], "area")
over_time, total = answers(looked_at, "period"), answer(whole, "total")
on_cards = [question.about(indicator_id) for indicator_id in OVERVIEW_CARDS]
series, *_ = answers([question, *on_cards], "period")
headline_text = headline(areas, total, answer(earlier, "total") if earlier else None, language())
needs_direction = attention(by_area, over_time, language())
notice = NOTICE_PIXELS * bool(source_notice(question, compared()))
map_height, ranking_height = (height - notice for height in HEIGHTS[question.area_vintage])

with st.container(gap="xsmall"):
    filter_bar(opening, title=t("Tổng quan", "Overview"), fields=fields, indicators=compared())
    said, corner = st.columns([18, 1], gap="xsmall")
    with said, st.container(key="headline"):
        st.markdown(headline_text)
    cards(on_cards, chosen=question.indicator_id)
    left, right = st.columns([446, 680])
    with (
        left,
        panel(
            map_title(areas, language()), f"{areas.indicator.name.in_(language())}, {day(question.period)}"
        ),
    ):
        area_map(areas, selected=question.area_code, inset=False, height=map_height)
    with right, panel(ranking_title(areas, language())):
        ranking(areas, selected=question.area_code, height=ranking_height)
        with st.container(gap=None):
            st.subheader(t("Cần chỉ đạo", "Needs direction"), anchor=False)
            attention_list(needs_direction)
        with st.container(gap=None):
            target = target_for(series.release, question)
            expected = outlook(series, target) if target else None
            title = (
                outlook_text(series, expected, language()) if expected else trend_title(series, language())
            )
            st.subheader(title, anchor=False)
            outlook_chart(series, target, expected, height=102)
    with corner:
        download_together([*by_area, *over_time], f"tong-quan-{question.period:%Y-%m}", key="overview_files")
