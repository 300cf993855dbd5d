"""The line under every page: which data this is, from where, and how people are protected in it."""

from __future__ import annotations

import streamlit as st

from board import words
from ui.data import release
from ui.language import t


def footer() -> None:
    """Date, release, source, label of invented data, protection."""
    info = release().info
    parts = [
        t("Số liệu đến ", "Data up to ") + words.day(info.last_period),
        t("Kỳ phát hành ", "Release ") + info.release_id,
        t(
            "Số toàn tỉnh là số chính xác; dưới cấp tỉnh được điều chỉnh rất nhỏ để không nhận ra cá nhân",
            "Provincial figures are exact; below, they are adjusted very slightly to protect people",
        ),
        t("Nguồn: ", "Source: ") + info.source,
    ]
    if info.label:
        parts.insert(0, f"**{info.label}**")
    with st.container(key="footer"):
        st.caption(" · ".join(parts))
