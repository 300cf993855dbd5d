"""Land or people: which sheet the map is drawn on, kept in the address."""

from __future__ import annotations

import streamlit as st

from board.question import Question
from ui.language import t
from ui.map_files import is_imported, sheet_address
from ui.session import change_address, chosen_in_widget, show_in_widget

_KEY = "map_kind"


def map_kind(question: Question) -> str:
    """The kind for ui.area_map: 'land', 'people', or beside imported boundaries 'mosaic'; says what is missing."""
    vintage, level = question.area_vintage, question.compared_level
    imported = is_imported(vintage, level)
    names = {
        "land": t("Địa giới", "Boundaries") if imported else t("Diện tích", "Land"),
        **({"mosaic": t("Khảm diện tích", "Land mosaic")} if imported else {}),
        "people": t("Dân số", "People"),
    }
    asked = st.query_params.get("map", "land")
    kind = asked if asked in names and sheet_address(vintage, level, asked) else "land"
    offered = [one for one in names if sheet_address(vintage, level, one)]
    if len(offered) > 1:
        show_in_widget(_KEY, kind)
        st.segmented_control(
            t("Loại bản đồ", "Kind of map"),
            offered,
            format_func=names.__getitem__,
            required=True,
            key=_KEY,
            on_change=lambda: change_address({"map": _in_address(str(chosen_in_widget(_KEY)))}),
            label_visibility="collapsed",
        )
    if "people" not in offered:
        st.caption(
            t(
                "Kỳ phát hành này chưa có khảm dân số; bản đồ vẽ theo diện tích.",
                "This release has no population mosaic; the map shows land.",
            )
        )
    return kind


def _in_address(kind: str) -> str | None:
    return None if kind == "land" else kind
