"""The line above every page while another release stands in for the current one (board/store.py)."""

from __future__ import annotations

import streamlit as st

from board import words
from board.errors import DataNotReady
from ui.data import release
from ui.language import t


def older_release_notice() -> None:
    """Which release is shown, why, and whom to tell; nothing where the current one is shown, or none."""
    try:
        shown = release()
    except DataNotReady:  # a page that needs a release says so itself
        return
    if shown.instead_of is None:
        return
    name, day = shown.info.release_id, words.day(shown.info.last_period)
    st.info(
        t(
            f"Chưa mở được kỳ phát hành hiện tại. Bảng tạm hiển thị kỳ **{name}**, số liệu đến {day}. "
            "Đề nghị báo người phụ trách số liệu.",
            f"The current release cannot be opened. For now the board shows **{name}**, data up to {day}. "
            "Please tell the data steward.",
        )
    )
