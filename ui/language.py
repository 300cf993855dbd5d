"""Vietnamese first, English second: the language of the screen and the switch between them."""

from __future__ import annotations

import streamlit as st

from ui.components import component
from ui.session import change_address, told

_switch = component("language")


def language() -> str:
    """'vi' or 'en', from the address, so that a link opens in the same language."""
    return "en" if st.query_params.get("lang") == "en" else "vi"


def t(vi: str, en: str) -> str:
    """The text in the language of the screen."""
    return en if language() == "en" else vi


def language_switch() -> None:
    """Two buttons; it also tells the browser and screen readers which language the page is in."""
    _switch(key="language", data={"language": language()}, on_chosen_change=_change)


def _change() -> None:
    change_address({"lang": "en" if told("language", "chosen") == "en" else None})
