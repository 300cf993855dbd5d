"""Tổng quan: one look at where the province stands, against which target, who lags and who answers."""

from __future__ import annotations

import streamlit as st

from ui.data import answer, opening_question
from ui.filters import filter_bar
from ui.language import language, t

question = filter_bar(
    opening_question("card_delivered"),
    title=t("Tổng quan", "Overview"),
    fields=("area", "period", "vintage", "denominator"),
)
st.write(answer(question, "total").caption(language()))
st.dataframe(answer(question, "area").rows)
