"""Bảo vệ dữ liệu: how people are protected, how the last audit ended, what each attack found, what remains."""

from __future__ import annotations

import streamlit as st

from ui.figure import panel
from ui.language import t
from ui.protection import attack_table, last_audit, protection_notes, way_of_protection
from ui.title_bar import title_bar

with st.container(gap="xsmall"):
    title_bar(t("Bảo vệ dữ liệu", "Data protection"))
    st.caption(
        t(
            "Bảng chỉ có số đếm, đã xử lý để không nhận ra được người nào. Trang này nêu cách làm, kết quả tấn công thử và rủi ro còn lại.",
            "The board holds counts only, made so that nobody can be recognised in them. This page says how, how it was attacked, and what risk remains.",
        )
    )
    last = last_audit()
    way_of_protection(last)
if last.key != "none":
    with panel(t("Kẻ tấn công tìm được gì", "What an attacker finds")):
        attack_table()
protection_notes()
