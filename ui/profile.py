"""The table of everything about one area, and what its figures are beside: the province, its siblings, others."""

from __future__ import annotations

from collections.abc import Sequence

import streamlit as st

from board.definitions import GROUPS
from board.profile import Line, headings, profile_caption
from board.profile_file import profile_csv
from ui.components import component
from ui.freshness import show_marks, source_marks
from ui.language import language, t
from ui.place_words import area_words
from ui.session import change_address, told

_profile = component("profile")


def profile(lines: Sequence[Line], others: Sequence[str], *, chosen: str, key: str = "profile") -> None:
    """The table; choosing a row writes its indicator into the address. others: codes of the areas set beside it."""
    question = lines[0].own.question
    name = area_words(question.area_code, question)
    names = [name, *(area_words(code, question) for code in others)]
    columns = ["province", "difference", "rank"]
    if not others:
        columns = ["counts", "moved", *columns, "status"]

    titles = headings(lines, language())

    def choose() -> None:
        change_address({"indicator": told(key, "chosen")})

    longest = max((abs(one.apart.size) for one in lines if one.apart), default=0) or 1
    _profile(
        key=key,
        data={
            "alt": t(f"Các chỉ số của {name}", f"The indicators of {name}"),
            "chosen": chosen,
            "crowded": bool(others),
            "columns": [
                ["name", titles["indicator"]],
                *(["value", one] for one in names),
                *([one, titles[one]] for one in columns),
            ],
            "groups": [
                {
                    "title": title.in_(language()),
                    "rows": [_row(one, columns, longest) for one in lines if one.indicator.group == group],
                }
                for group, title in GROUPS.items()
            ],
        },
        on_chosen_change=choose,
    )
    with st.container(key=f"source_{key}", gap=None):
        st.caption(profile_caption(lines[0].own, language()))
        show_marks(source_marks([one.own for one in lines]))
        st.download_button(
            t("Tải số liệu", "Download data"),
            data=lambda: profile_csv(lines, names, language()),
            file_name=f"profile-{question.area_code}-{question.period:%Y-%m}.csv",
            mime="text/csv",
            icon=":material/download:",
            type="tertiary",
            on_click="ignore",
            key=f"{key}_file",
        )


def _row(one: Line, columns: Sequence[str], longest: float) -> dict:
    lang = language()
    cells = {
        "counts": one.counts(lang),
        "moved": one.moved.short.in_(lang) if one.moved else "",
        "province": one.province.text(None, lang),
        "difference": one.difference(lang),
        "rank": "" if one.rank is None else f"{one.rank}/{one.ranked}",
        "status": one.status.word.in_(lang) if one.status else "",
    }
    return {
        "code": one.indicator.id,
        "name": one.indicator.short_name.in_(lang),
        "help": one.indicator.name.in_(lang),
        "values": [answer.text(None, lang) for answer in (one.own, *one.others)],
        "cells": [[column, cells[column]] for column in columns],
        "tone": one.status.key if one.status else "none",
        "bar": one.apart.size / longest if one.apart else None,
        "side": {True: "better", False: "worse", None: "even"}[one.is_better],
    }
