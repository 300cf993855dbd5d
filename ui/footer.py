"""The line under every page: which data this is, from where, and how people are protected in it."""

from __future__ import annotations

from datetime import date

import streamlit as st

from board import words
from board.release_info import ReleaseInfo
from ui.data import release
from ui.language import t

STALE_AFTER_DAYS = 62  # a month is published in the one after it


def is_stale(info: ReleaseInfo, today: date) -> bool:
    """Whether a newer month should have come by now."""
    return (today - info.last_period).days > STALE_AFTER_DAYS


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
    if is_stale(info, date.today()):
        parts[0] += t(" (đã quá hai tháng, chưa có kỳ mới)", " (over two months ago, nothing newer yet)")
    if info.label:
        parts.insert(0, f"**{info.label}**")
    with st.container(key="footer"):
        st.caption(" · ".join(parts))
