"""Quản trị số liệu: a file comes in, the gate judges it, a second person looks and confirms, the history stays."""

from __future__ import annotations

import streamlit as st

from board.delivery_folder import deliveries
from ui.delivery_list import delivery_list
from ui.language import t
from ui.release_history import release_history
from ui.steward_sign import can_write
from ui.submission import submission_form
from ui.title_bar import title_bar

with st.container(gap="xsmall"):
    title_bar(t("Quản trị số liệu", "Data administration"))
    st.caption(
        t(
            "Chỉ nhận số đếm đã tổng hợp, không nhận danh sách người. Một người nộp, một người khác xem trước và xác nhận.",
            "Aggregated counts only, never lists of persons. One person submits, another looks at the preview and confirms.",
        )
    )
open_ = can_write()
found = deliveries()
left, right = st.columns([400, 720])
with left:
    submission_form(open_=open_, busy=any(delivery.is_running for delivery in found))
with right:
    delivery_list(found, open_=open_)
release_history(open_=open_)
