"""The title of a page without filters, with the label of invented data where the release has one."""

from __future__ import annotations

import streamlit as st

from board.errors import DataNotReady
from ui.data import opening_question, release
from ui.language import t
from ui.report_button import report_button


def title_bar(title: str) -> None:
    """Works without a release too: somebody has to bring the first one in."""
    with st.container(horizontal=True, vertical_alignment="center", gap="small"):
        st.header(title, anchor=False, width="content")
        try:
            label = release().info.label
        except DataNotReady:
            return
        st.space("stretch")
        report_button(opening_question("card_delivered"))
        if label:
            st.badge(t(label, "Simulated data"), color="orange", width="content")
