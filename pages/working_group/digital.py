"""Dịch vụ số: registered is not activated; how far dossiers have moved online, and which services and areas lag."""

from __future__ import annotations

from dataclasses import replace

import streamlit as st

from board.charts import dots, trend
from board.definitions import SERVICE_RATES
from board.findings import apart_title, areas_title, headline, named_trend_title, services_title, steps_title
from board.shortfall import shortfalls
from board.steps import E_IDENTITY_STEPS, step_words
from board.targets import target_for
from geo.areas import PROVINCE_CODE
from ui.cards import cards
from ui.data import answer, opening_question
from ui.figure import panel, show, source
from ui.filters import filter_bar
from ui.language import language, t
from ui.matrix import matrix

LEVEL_2, FULL_PROCESS = "e_identity_level_2", "services_full_process"
RECEIVED, ONLINE = "dossiers_received", "dossiers_online"
lang = language()

question = filter_bar(
    opening_question(ONLINE),
    title=t("Dịch vụ số", "Digital services"),
    fields=("area", "period", "service", "denominator", "vintage", "age_group", "sex", "residence"),
    indicators=(LEVEL_2, *SERVICE_RATES),
)
around, before = question.around(), question.before()
st.markdown(
    headline(
        answer(around, "area"), answer(question, "total"), answer(before, "total") if before else None, lang
    )
)
cards(
    [question.about(indicator_id) for indicator_id in (LEVEL_2, *SERVICE_RATES)], chosen=question.indicator_id
)

left, right = st.columns(2)
with left:
    series = [answer(question.about(step), "period") for step in reversed(E_IDENTITY_STEPS)]
    names = step_words(E_IDENTITY_STEPS, lang)[::-1]
    target = target_for(series[0].release, series[0].question)
    title = steps_title(series[::-1], names[::-1], lang)
    show(title, trend(series, target, lang, labels=names), series, key="steps")
with right:
    ages = [answer(replace(one.question, age_group=None), "age_group") for one in series]
    title = apart_title(ages[-1], ages[0], (names[-1], names[0]), lang)
    show(title, dots(ages, names, lang), ages, key="ages")

# With e-identity chosen above, the figures of dossiers below are about filing online.
served = question if question.indicator_id in SERVICE_RATES else question.about(ONLINE)
left, right = st.columns([420, 706])
with left:
    filed = answer(served, "period")
    drawn = trend([filed], target_for(filed.release, served), lang, height=140)
    show(named_trend_title(filed, lang), drawn, filed, key="filed")
    offered = answer(replace(served.about(FULL_PROCESS), area_code=PROVINCE_CODE), "period")
    drawn = trend([offered], target_for(offered.release, offered.question), lang, height=125)
    show(named_trend_title(offered, lang), drawn, offered, key="offered")
with right:
    inside = served.around()
    by_area = [answer(inside.about(rate), "area") for rate in (RECEIVED, *SERVICE_RATES)]
    chosen, whole = answer(inside, "area"), answer(inside, "total")
    with panel(areas_title(chosen, whole, lang)):
        matrix(
            by_area, selected=served.area_code, strong=served.indicator_id,
            missing=shortfalls(chosen, whole), most_height=520, key="areas",
        )  # fmt: skip
        source([chosen, *(one for one in by_area if one is not chosen)], key="areas")

every = replace(served, service_code=None)
by_service = [answer(every.about(rate), "service") for rate in (RECEIVED, *SERVICE_RATES)]
chosen, whole = answer(every, "service"), answer(every, "total")
with panel(services_title(chosen, whole, lang)):
    matrix(
        by_service, selected=served.service_code, strong=served.indicator_id,
        missing=shortfalls(chosen, whole), most_height=520, key="services",
    )  # fmt: skip
    source([chosen, *(one for one in by_service if one is not chosen)], key="services")
