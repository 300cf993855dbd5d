"""Định nghĩa: what every number of the board means, straight from the catalogue, and what holds for all of them."""

from __future__ import annotations

import streamlit as st

from board.definitions import found, sheet
from board.general_notes import NOTES
from ui.changed_definitions import changed_definitions
from ui.data import opening_question, release
from ui.definition import definition
from ui.filters import filter_bar
from ui.index import index
from ui.language import language, t
from ui.search import search_field

with st.container(gap="xsmall"):
    question = filter_bar(opening_question("card_delivered"), title=t("Định nghĩa", "Definitions"), fields=())
    st.caption(
        t(
            "Mỗi chỉ số trên bảng được định nghĩa một lần; tiêu đề, chú thích, tệp tải về và trang này cùng đọc định nghĩa đó.",
            "Every indicator is defined once; titles, captions, downloads and this page all read that definition.",
        )
    )
    changed_definitions()
left, right = st.columns([250, 880], gap="medium")
with left:
    groups = found(search_field(t("Tìm, ví dụ: tra the", "Search"), key="definition_search"), language())
    index(groups, chosen=question.indicator_id)
    if not groups:
        st.caption(t("Không có chỉ số nào như vậy.", "There is no such indicator."))
with right, st.container(border=True):
    definition(sheet(question.indicator, release().info, language()))

st.subheader(t("Điều đúng với mọi số liệu", "What holds for every figure"), anchor=False)
for pair in (NOTES[:2], NOTES[2:]):
    for column, note in zip(st.columns(2, gap="small"), pair, strict=True):
        with column, st.container(border=True, height="stretch", gap="xsmall"):
            st.markdown(f"##### {note.title.in_(language())}")
            st.markdown("\n".join(f"- {point.in_(language())}" for point in note.points))
