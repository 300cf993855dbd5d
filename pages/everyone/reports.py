"""Báo cáo: make the official report of an area, look at its pages, download it; all areas at once; what was made."""

from __future__ import annotations

import streamlit as st

from ui.data import opening_question
from ui.filters import filter_bar
from ui.language import t
from ui.note_form import note_form
from ui.report_batch import batch_panel
from ui.report_form import report_form
from ui.report_list import report_list
from ui.report_preview import report_preview

with st.container(gap="xsmall"):
    question = filter_bar(
        opening_question("card_delivered"),
        title=t("Báo cáo", "Reports"),
        fields=("area", "period", "vintage"),
    )
    st.caption(
        t(
            "Báo cáo chính thức theo thể thức văn bản hành chính, hoặc bản tin; số liệu đúng như trên bảng. Là dự thảo cho đến khi được ký; "
            "lập lại thì thay bản trước trong danh sách.",
            "The official report in the form of an administrative document, or a bulletin; its figures are the board's own. "
            "It is a draft until it is signed; made again, it takes the place of the one in the list.",
        )
    )
left, right = st.columns([400, 720])
with left:
    report_form(question)
    note_form(question)
with right:
    report_list()
    batch_panel()
report_preview()
