"""The board's own small components: a script and a style sheet each, in a shadow DOM of their own.

They take finished texts and read their colours from the theme (--st-… variables). status.js and status.css come first
in every one: the status shapes and colours, and two functions that make elements. Nothing is ever set as HTML.
"""

from __future__ import annotations

from pathlib import Path

import streamlit as st
from streamlit.components.v2.types import ComponentRenderer

_FOLDER = Path(__file__).parent


def component(name: str) -> ComponentRenderer:
    """The component of <name>.js and <name>.css. Call once, when the module that uses it is imported."""
    style, script = _text(name, "css"), _text(name, "js")
    return st.components.v2.component(f"bang06.{name}", html="<div id='root'></div>", css=style, js=script)


def _text(name: str, ending: str) -> str:
    parts = (_FOLDER / f"{part}.{ending}" for part in ("status", name))
    return "\n".join(part.read_text(encoding="utf-8") for part in parts)
