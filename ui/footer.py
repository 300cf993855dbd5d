"""The line under every page: which data this is, from where, and how people are protected in it."""

from __future__ import annotations

import streamlit as st

from board import words
from board.freshness import late
from board.today import today
from ui.data import release
from ui.language import t


def footer() -> None:
    """Date, release, source, label of invented data, protection."""
    info = release().info
    parts = [
        t("Số liệu đến ", "Data up to ") + words.day(info.last_period),
        t("Kỳ phát hành ", "Release ") + info.release_id,
        t(
            "Toàn tỉnh giữ nguyên, trừ nhóm rất nhỏ; cấp dưới điều chỉnh rất nhỏ để không nhận ra cá nhân",
            "Provincial figures are unchanged, very small groups apart; below, very slightly adjusted to protect people",
        ),
        t("Nguồn: ", "Source: ") + info.source,
    ]
    if late(info.sources, today()):
        parts[0] += t(" (có nguồn đã quá hạn)", " (a source is overdue)")
    if info.label:
        parts.insert(0, f"**{t(info.label, 'Simulated data')}**")
    with st.container(key="footer"):
        st.caption(" · ".join(parts))
