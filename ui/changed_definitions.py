"""The line that announces which definitions the current release changed."""

from __future__ import annotations

import streamlit as st

from board.revision_words import names_told
from ui.data import release
from ui.language import t


def changed_definitions() -> None:
    """Nothing where the release before was counted by the same definitions."""
    record = release().record
    if record is None or not record.changes.definitions:
        return
    names = names_told(record.changes.definitions)
    st.caption(
        t(
            f"**Thay đổi định nghĩa từ kỳ phát hành này:** {names.vi}. Mọi tháng được tính theo định nghĩa mới.",
            f"**Definitions changed with this release:** {names.en}. All months are counted by the new ones.",
        )
    )
