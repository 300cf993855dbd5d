"""Data quality on the screen: the six criteria of every source, four of them for every area, and the chosen source."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import streamlit as st

from board.freshness import RHYTHM, SOURCE
from board.places import full_name
from board.quality import CHECKED, OF_AREAS, SIX, WORD, AreaMarks, Counts, Mark, area_marks, read_counts
from board.quality_file import csv_of_areas, file_name
from board.quality_words import MEANING, answers_for, how_judged, to_do
from board.question import Question
from board.source_marks import source_marks
from board.today import today
from geo.areas import area, children
from ui.components import component
from ui.data import release
from ui.language import language, t
from ui.session import change_address, told, viewer

_marks = component("marks")


def counts(question: Question) -> Counts:
    """Rows checked and failed that the viewer may see, in the vintage asked about."""
    return read_counts(release(), viewer(), question.area_vintage)


def marks_of_sources(found: Counts) -> dict[str, dict[str, Mark]]:
    """The six of each source that the release names."""
    info = release().info
    return {one.source: source_marks(info, found, one, today()) for one in info.sources}


def marks_of_areas(found: Counts, source: str, question: Question) -> list[AreaMarks]:
    """The communes inside the area asked about, or the one itself."""
    inside = children(question.area_vintage, question.area_code, "commune")
    return area_marks(found, source, [one.area_code for one in inside] or [question.area_code])


def chosen_source() -> str:
    """The source of the address whose rows are shown by area; the first one where it names none."""
    asked = st.query_params.get("source")
    return asked if asked in SOURCE else CHECKED[0]


def table_of_sources(marks: Mapping[str, Mapping[str, Mark]], *, chosen: str, key: str = "sources") -> None:
    """One row a source; choosing one writes it into the address."""
    about = {one.source: one for one in release().info.sources}
    lang = language()

    def choose() -> None:
        change_address({"source": told(key, "chosen")})

    _marks(
        key=key,
        data={
            "alt": t("Sáu tiêu chí theo nguồn", "Six criteria by source"),
            "choosable": True,
            "chosen": chosen,
            "height": None,
            "columns": [{"title": t("Nguồn", "Source"), "help": ""}, *map(_heading, SIX)],
            "rows": [
                {
                    "code": name,
                    "name": SOURCE[name].in_(lang),
                    "note": f"{about[name].agency} · {RHYTHM[about[name].rhythm].in_(lang)}",
                    "cells": [_cell(six[one]) for one in SIX],
                }
                for name, six in marks.items()
            ],
        },
        on_chosen_change=choose,
    )


def table_of_areas(source: str, found: Sequence[AreaMarks], question: Question, *, height: int) -> None:
    """The areas, worst first, with what to do and who does it; below them how it is judged, and the file."""
    lang = language()
    if not found:
        st.caption(_why_none(source))
        return
    _marks(
        key="areas",
        data={
            "alt": t("Chất lượng theo địa bàn", "Quality by area"),
            "choosable": False,
            "chosen": None,
            "height": height,
            "columns": [
                {"title": t("Địa bàn", "Area"), "help": ""},
                *map(_heading, OF_AREAS),
                {"title": t("Việc cần làm, ai làm", "To do, and who"), "help": ""},
            ],
            "rows": [_area_row(source, one, question) for one in found],
        },
    )
    with st.container(key="source_quality", gap=None):
        st.caption(how_judged(lang))
        st.download_button(
            t("Tải số liệu", "Download data"),
            data=lambda: csv_of_areas(source, found, question, release().info, lang),
            file_name=file_name(source, question),
            mime="text/csv",
            icon=":material/download:",
            type="tertiary",
            on_click="ignore",
            key="quality_file",
        )


def _area_row(source: str, one: AreaMarks, question: Question) -> dict:
    lang = language()
    item = area(question.area_vintage, one.area_code)
    above = area(question.area_vintage, str(item.parent_code))
    todo = to_do(one, lang)
    who = answers_for(source, question, one.area_code, lang)
    return {
        "code": one.area_code,
        "name": full_name(item, question.period, lang),
        "note": full_name(above, question.period, lang) if above.level == "district" else "",
        "cells": [
            *(_cell(one.marks[six]) for six in OF_AREAS),
            {"tone": "", "text": todo or "–", "note": who if todo else ""},
        ],
    }


def _why_none(source: str) -> str:
    if source in CHECKED:
        return t(
            "Kỳ phát hành này không mang theo kết quả kiểm tra dòng của nguồn. Hãy lập lại bản trích từ sổ gốc.",
            "This release brings no checks of the source's rows. Make the extract from the register again.",
        )
    return t(
        "Nguồn này không có dòng theo địa bàn: sai một dòng là từ chối cả tệp.",
        "This source has no rows by area: one wrong row refuses the whole file.",
    )


def _heading(six: str) -> dict[str, str]:
    return {"title": SIX[six].in_(language()), "help": MEANING[six].in_(language())}


def _cell(mark: Mark) -> dict[str, str]:
    lang = language()
    return {
        "tone": mark.tone,
        "word": WORD[mark.tone].in_(lang),
        "text": mark.figure.in_(lang),
        "note": mark.note.in_(lang),
    }
