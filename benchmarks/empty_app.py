"""The least that Streamlit can do: one button and a number that changes. The yardstick of benchmarks/screen.py."""

from __future__ import annotations

import gc

import streamlit as st


@st.cache_resource
def freeze() -> None:
    """The board freezes its garbage collector after warm-up, so the yardstick must as well."""
    gc.collect()
    gc.freeze()


freeze()
st.session_state["runs"] = st.session_state.get("runs", 0) + 1
st.button("rerun")
st.write(str(st.session_state["runs"]))
