"""Signed notes on the area and month chosen: which stand, signing one, taking one back. They are printed in its reports."""

from __future__ import annotations

import streamlit as st

from board.definitions import ordered
from board.errors import BoardError
from board.indicators import catalogue
from board.notes import LONGEST, Note, notes_folder, notes_on, read_notes
from board.places import full_name
from board.question import Question
from board.stewards import read_stewards, require_steward
from board.words import day, month_name
from geo.areas import area
from ui import jobs
from ui.errors import done
from ui.figure import panel
from ui.language import language, t
from ui.records import records
from ui.session import empty_form, form_key, leave_note, take_note
from ui.steward_sign import sign_fields

_FORM, _BACK = "signed_note", "note_taken_back"
_TALLEST, _TALL = 220, 120


def note_form(question: Question) -> None:
    """The notes on the question's area and month, and the two forms. A damaged log is told here and stops no page."""
    where = full_name(area(question.area_vintage, question.area_code), question.period, language())
    title = t("Ý kiến của người phụ trách", "Notes of the data stewards")
    with panel(title, f"{where}, {month_name(question.period, language())}"):
        if said := take_note(_FORM):
            st.success(said)
        done(lambda: _notes(question))


def _notes(question: Question) -> None:
    standing = notes_on(read_notes(notes_folder()), question)
    if standing:
        _listed(standing)
    else:
        st.caption(t("Chưa có ý kiến nào cho địa bàn và tháng này.", "No note on this area and month yet."))
    if not read_stewards():
        st.caption(t("Chưa có người phụ trách số liệu nào để ký.", "No data steward has been named to sign."))
        return
    with st.expander(t("Ghi một ý kiến", "Sign a note")):
        _new(question)
    if standing:
        with st.expander(t("Rút một ý kiến", "Take a note back")):
            _back(standing)


def _listed(standing: list[Note]) -> None:
    heads = (t("Mã", "Id"), t("Về", "About"), t("Ý kiến", "Note"), t("Người ký", "Signed by"))
    rows = [(one.id, _about(one), one.text, f"{one.by}, {day(one.on)}") for one in standing]
    records(
        t("Ý kiến đang có hiệu lực", "Notes that stand"), heads, rows, wraps=2, tallest=_TALLEST, key="notes"
    )


def _new(question: Question) -> None:
    key = form_key(_FORM)
    level = area(question.area_vintage, question.area_code).level
    about = ["", *(one.id for one in ordered() if level in one.levels)]
    with st.form(key, border=False, enter_to_submit=False):
        indicator_id = st.selectbox(t("Về", "About"), about, format_func=_name, key=f"{key}_about")
        text = st.text_area(t("Ý kiến", "Note"), max_chars=LONGEST, height=_TALL, key=f"{key}_text")
        st.caption(
            t(
                "In nguyên văn trong báo cáo của địa bàn này, kèm họ tên người ký. Không nêu về một người nào.",
                "Printed as written in the reports of this area, with the name of who signs. Name nobody in it.",
            )
        )
        signed = sign_fields(key)
        pressed = st.form_submit_button(t("Ký và ghi", "Sign"), type="primary")
    chosen = [f"--indicator={indicator_id}"] if indicator_id else []
    place = ["add", f"--area={question.area_code}", f"--period={question.period:%Y-%m}", *chosen]
    if pressed and done(lambda: _do(place, signed, text or "")):
        empty_form(_FORM)
        st.rerun()


def _back(standing: list[Note]) -> None:
    key = form_key(_BACK)
    with st.form(key, border=False, enter_to_submit=False):
        note_id = st.selectbox(t("Mã", "Id"), [one.id for one in standing], key=f"{key}_id")
        signed = sign_fields(key)
        pressed = st.form_submit_button(t("Rút ý kiến", "Take back"))
    if pressed and done(lambda: _do(["withdraw", str(note_id)], signed)):
        empty_form(_BACK)
        st.rerun()


def _do(what: list[str], signed: tuple[str, str], text: str = "") -> None:
    by = require_steward(*signed)
    outcome = jobs.finish("note", *what, f"--by={by}", told=text)
    if not outcome.is_done:
        raise BoardError(outcome.said.vi, outcome.said.en)
    leave_note(_FORM, outcome.said.in_(language()))


def _name(indicator_id: str | None) -> str:
    if not indicator_id:
        return t("Cả địa bàn", "The area as a whole")
    return catalogue()[indicator_id].name.in_(language())


def _about(note: Note) -> str:
    """The indicator's short name."""
    return catalogue()[note.indicator_id].short_name.in_(language()) if note.indicator_id else _name(None)
