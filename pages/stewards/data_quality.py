"""Chất lượng dữ liệu: six plain criteria for each source, then the areas of one source, what to mend and who does it."""

from __future__ import annotations

import streamlit as st

from board.quality_words import areas_title, headline
from ui.data import opening_question
from ui.figure import panel
from ui.filters import filter_bar
from ui.language import language, t
from ui.quality import (
    chosen_source,
    counts,
    marks_of_areas,
    marks_of_sources,
    table_of_areas,
    table_of_sources,
)

with st.container(gap="xsmall"):
    question = filter_bar(
        opening_question("residents"),
        title=t("Chất lượng dữ liệu", "Data quality"),
        fields=("area", "vintage"),
        indicators=("residents", "dossiers_received"),
    )
    found, source = counts(question), chosen_source()
    sources = marks_of_sources(found)
    if sources:
        st.markdown(headline(sources, language()))
        with panel(t("Đúng, đủ, sạch, sống, thống nhất, dùng chung", "Six criteria by source")):
            table_of_sources(sources, chosen=source)
        areas = marks_of_areas(found, source, question)
        with panel(areas_title(source, areas, language())):
            table_of_areas(source, areas, question, height=200)
    else:
        st.info(
            t(
                "Kỳ phát hành này chưa ghi nguồn số liệu. Người phụ trách lập lại bản trích từ sổ gốc rồi phát hành.",
                "This release does not say where its figures come from. Make the extract again and publish it.",
            )
        )
