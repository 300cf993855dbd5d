"""The menu: which pages there are, for whom, under which title and path."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

import streamlit as st
from streamlit.navigation.page import Page

from board.definition_file import Text
from ui.language import language

_PAGES = Path(__file__).resolve().parents[1] / "pages"


@dataclass(frozen=True)
class Entry:
    """One page: its file in pages/, its path in the address (the first page has none), its title."""

    file: str
    path: str
    title: Text


MENU = {
    Text("Lãnh đạo", "Leaders"): (
        Entry("leaders/overview.py", "", Text("Tổng quan", "Overview")),
    ),
    Text("Tổ công tác", "Working group"): (
        Entry("working_group/id_card.py", "can-cuoc", Text("Căn cước", "ID cards")),
        Entry("working_group/digital.py", "dich-vu-so", Text("Dịch vụ số", "Digital services")),
        Entry("working_group/area_map.py", "ban-do", Text("Bản đồ", "Map")),
        Entry("working_group/by_area.py", "theo-dia-ban", Text("Theo địa bàn", "By area")),
    ),
    Text("Mọi người", "Everyone"): (
        Entry("everyone/reports.py", "bao-cao", Text("Báo cáo", "Reports")),
        Entry("everyone/definitions.py", "dinh-nghia", Text("Định nghĩa", "Definitions")),
        Entry("everyone/protection.py", "bao-ve-du-lieu", Text("Bảo vệ dữ liệu", "Data protection")),
    ),
    Text("Phụ trách số liệu", "Data stewards"): (
        Entry("stewards/data_admin.py", "quan-tri-so-lieu", Text("Quản trị số liệu", "Data administration")),
        Entry("stewards/data_quality.py", "chat-luong-du-lieu", Text("Chất lượng dữ liệu", "Data quality")),
    ),
}  # fmt: skip


def pages() -> dict[str, list[Page]]:
    """For st.navigation: sections by name, every one named because a screen reader cannot tell unnamed ones."""
    return {
        section.in_(language()): [
            st.Page(
                _PAGES / entry.file,
                title=entry.title.in_(language()),
                url_path=entry.path,
                default=not entry.path,
            )
            for entry in entries
        ]
        for section, entries in MENU.items()
    }
