"""The board's own small components: a script and a style sheet each, in a shadow DOM of their own.

They take finished texts and read their colours from the theme (--st-… variables); nothing is computed there.
"""

from __future__ import annotations

from pathlib import Path

import streamlit as st
from streamlit.components.v2.types import ComponentRenderer

_FOLDER = Path(__file__).parent


def component(name: str) -> ComponentRenderer:
    """The component of <name>.js and <name>.css. Call once, when the module that uses it is imported."""
    script, style = ((_FOLDER / f"{name}{ending}").read_text(encoding="utf-8") for ending in (".js", ".css"))
    return st.components.v2.component(f"bang06.{name}", html="<div id='root'></div>", css=style, js=script)
