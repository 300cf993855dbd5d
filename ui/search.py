"""A field to search with, while the viewer types."""

from __future__ import annotations

import streamlit as st

from ui.language import t


def search_field(example: str, *, key: str) -> str:
    """What the viewer looks for; accents do not matter. example: shown while the field is empty."""
    return st.text_input(
        t("Tìm (gõ không dấu cũng được)", "Search"),
        type="search",
        live=True,
        key=key,
        placeholder=example,
        label_visibility="collapsed",
        icon=":material/search:",
    )
