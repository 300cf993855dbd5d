"""Căn cước: from the application to the card in its holder's hands, what waits on the way, and what falls due."""

from __future__ import annotations

from dataclasses import replace

import streamlit as st

from board.charts import dots, funnel, stacked, stacked_columns, trend
from board.dimensions import SEXES
from board.findings import (
    funnel_title,
    groups_title,
    headline,
    holders_title,
    named_trend_title,
    renewals_title,
)
from board.steps import BACKLOG, CARD_STEPS, RENEWALS, entitled_words, sex_words, step_words
from board.targets import target_for
from ui.data import answer, opening_question
from ui.figure import panel, show, source
from ui.filters import filter_bar
from ui.language import language, t
from ui.matrix import matrix

DELIVERED = "card_delivered"
lang = language()

question = filter_bar(
    opening_question(DELIVERED),
    title=t("Căn cước", "ID cards"),
    fields=("area", "period", "denominator", "vintage", "age_group", "sex", "residence"),
    indicators=(DELIVERED,),
)
around, before = question.around(), question.before()
st.markdown(
    headline(
        answer(around, "area"), answer(question, "total"), answer(before, "total") if before else None, lang
    )
)

left, right = st.columns(2)
with left:
    steps = [answer(question.about(step), "total") for step in CARD_STEPS]
    title = funnel_title(steps, lang)
    show(title, funnel(steps, lang, whole=entitled_words(question.denominator, lang)), steps, key="funnel")
with right:
    series = [answer(question.about(step), "period") for step in reversed(CARD_STEPS)]
    names = step_words(CARD_STEPS, lang)[::-1]
    drawn = trend(series, target_for(series[0].release, question), lang, labels=names)
    show(named_trend_title(series[0], lang), drawn, series, key="trend")

left, right = st.columns(2)
with left:
    waiting = [answer(question.about(wait), "period") for wait in BACKLOG]
    show(
        named_trend_title(waiting[0], lang),
        stacked_columns(waiting, step_words(BACKLOG, lang), lang),
        waiting,
        key="waiting",
    )
with right:
    holders = [answer(around.about(wait), "area") for wait in BACKLOG]
    whole = answer(holders[0].question, "total")
    with panel(holders_title(holders[0], whole, lang)):
        matrix(
            holders,
            selected=question.area_code,
            strong=holders[0].indicator.id,
            most_height=262,
            key="holders",
        )
        source(holders, key="holders")

left, right = st.columns(2)
with left:
    sexes = [answer(replace(question, sex=sex), "age_group") for sex in SEXES]
    both = answer(replace(question, sex=None), "age_group")
    title = groups_title(sexes, sex_words(lang), lang)
    show(title, dots(sexes, sex_words(lang), lang), [both, *sexes], key="groups")
with right:
    totals = [answer(question.about(kind), "total") for kind in RENEWALS]
    by_age = [answer(question.about(kind), "age_group") for kind in RENEWALS]
    show(
        renewals_title(totals, by_age[0], lang),
        stacked(by_age, step_words(RENEWALS, lang), lang),
        by_age,
        key="renewals",
    )
