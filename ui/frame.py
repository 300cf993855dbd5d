"""The frame around every page, and the script that each visit runs: menu, language, footer, errors.

The one place that catches a viewer's error. app.py names this file; nothing imports it.
"""

from __future__ import annotations

from pathlib import Path

import streamlit as st

from board.errors import BoardError
from ui.another_release import another_release_notice
from ui.errors import show_error
from ui.footer import footer
from ui.language import language_switch
from ui.menu import pages
from ui.older_release import older_release_notice
from ui.session import carry_address, enter_page

STATIC = Path(__file__).parent / "static"

st.set_page_config(
    page_title="Bảng 06 · Bình Dương",
    page_icon=STATIC / "icon.svg",
    layout="wide",
    initial_sidebar_state=200,
)
carry_address()
page = st.navigation(pages())
enter_page(page.url_path)
st.logo(STATIC / "wordmark.svg", size="large")
with st.sidebar:
    language_switch()
try:
    older_release_notice()
    another_release_notice()
    page.run()
    footer()
except BoardError as error:
    show_error(error)
