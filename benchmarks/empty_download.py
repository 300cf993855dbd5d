"""The least that Streamlit can download: one file that is there already. The yardstick of benchmarks/report_click.py."""

from __future__ import annotations

import streamlit as st

st.download_button("file", data=b"%PDF-", file_name="file.pdf", mime="application/pdf", on_click="ignore")
