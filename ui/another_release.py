"""The line above a page that was opened from the code of a report which another release stands behind."""

from __future__ import annotations

import streamlit as st

from board import words
from board.errors import DataNotReady
from ui.data import release
from ui.language import t
from ui.session import parts_of_address

FINGERPRINT = "fingerprint"
_LEAST_LETTERS = 8  # fewer would be those of many releases


def another_release_notice() -> None:
    """Nothing where the address names no release, or the one that is shown."""
    named = parts_of_address((FINGERPRINT,)).get(FINGERPRINT)
    if not named:
        return
    try:
        info = release().info
    except DataNotReady:  # a page that needs a release says so itself
        return
    if len(named) >= _LEAST_LETTERS and info.fingerprint.startswith(named):
        return
    name, day = info.release_id, words.day(info.last_period)
    st.info(
        t(
            "Báo cáo dẫn đến trang này được lập từ một kỳ phát hành khác. "
            f"Bảng đang hiển thị kỳ **{name}**, số liệu đến {day}, nên các con số có thể khác với báo cáo.",
            "The report that led here was made from another release. "
            f"The board now shows **{name}**, data up to {day}, so figures may differ from the report's.",
        )
    )
