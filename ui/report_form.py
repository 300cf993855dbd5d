"""Ordering a report of the area and month chosen above: its rhythm and form, what people put on it, one or all areas."""

from __future__ import annotations

from dataclasses import asdict, fields, replace

import streamlit as st

from board.question import Question
from board.today import today
from reports import shelf
from reports.batch import order
from reports.batch_start import start
from reports.edition import FORMS, RHYTHMS, Edition, every
from reports.letter import Letter
from reports.letter_file import LONGEST, letter_of
from reports.make import make
from reports.settings import read_settings
from ui.data import answers, release
from ui.errors import done
from ui.figure import panel
from ui.language import language, t
from ui.session import change_address

_FORMS = ("official-vi", "bulletin-vi", "bulletin-en")


def report_form(question: Question) -> None:
    """The form; a report made is shown beside it, its id in the address."""
    with panel(t("Lập báo cáo", "Make a report")):
        edition = _edition(question)
        key = f"report_{edition.area_code}_{edition.area_vintage}_{edition.form}"
        with st.form(key, border=False):
            letter = _letter(read_settings(edition), key)
            late_ok = st.checkbox(
                t("Lập cả khi có nguồn số liệu quá hạn; báo cáo ghi rõ", "Make it though a source is overdue; it says so"),
                key=f"{key}_late",
            )  # fmt: skip
            count = len(every(edition))
            with st.container(horizontal=True, gap="small"):
                one = st.form_submit_button(t("Lập báo cáo", "Make the report"), type="primary")
                all_ = st.form_submit_button(
                    t(f"Lập cho cả {count} địa bàn", f"Make those of all {count} areas")
                )
        if one and done(lambda: _make(edition, letter, late_ok)):
            st.rerun()
        if all_ and done(lambda: _order(edition, letter, late_ok)):
            st.rerun()


def _edition(question: Question) -> Edition:
    lang = language()
    rhythm = st.radio(
        t("Loại kỳ", "Rhythm"), list(RHYTHMS), format_func=lambda one: RHYTHMS[one].in_(lang), horizontal=True,
        key="report_rhythm",
    )  # fmt: skip
    form, _, spoken = st.radio(
        t("Hình thức", "Form"), _FORMS, format_func=_form_words, horizontal=True, key="report_form"
    ).partition("-")
    edition = Edition(question.area_code, question.period, rhythm, form, spoken)
    st.caption(
        t("Kỳ báo cáo: ", "Period: ") + replace(edition, form="bulletin", language=lang).period_words()
    )
    return edition


def _form_words(one: str) -> str:
    form, _, spoken = one.partition("-")
    return FORMS[form].in_(language()) + (t(" (tiếng Anh)", " (English)") if spoken == "en" else "")


def _letter(usual: Letter, key: str) -> Letter:
    """What is typed over the settings; an empty field leaves room on the paper."""
    said = asdict(usual)

    def text(name: str, label: str) -> None:
        typed = st.text_input(label, value=said[name], max_chars=LONGEST[name], key=f"{key}_{name}")
        said[name] = typed or ""

    with st.expander(t("Thể thức: số, ngày, nơi nhận, người ký", "Letter: number, date, recipients, signer")):
        left, right = st.columns(2, gap="small")
        with left:
            text("number", t("Số", "Number"))
            text("place", t("Địa danh", "Place"))
            text("authority", t("Quyền hạn ký", "In whose name"))
        with right:
            text("code", t("Ký hiệu", "Code"))
            said["signed_on"] = st.date_input(
                t("Ngày ký", "Signed on"), value=usual.signed_on, format="DD/MM/YYYY", key=f"{key}_signed_on"
            )
            text("position", t("Chức vụ người ký", "Signer's title"))
        text("signer", t("Họ tên người ký", "Signer's name"))
        text("parent_agency", t("Cơ quan chủ quản", "Agency above"))
        text("agency", t("Cơ quan ban hành", "Issuing agency"))
        text("to", t("Kính gửi", "Addressed to"))
        lines = st.text_area(
            t("Nơi nhận (mỗi dòng một nơi)", "Recipients (one a line)"),
            value="\n".join(usual.recipients),
            key=f"{key}_recipients",
        )
        said["recipients"] = [line.strip() for line in (lines or "").splitlines() if line.strip()]
    return Letter(**{**said, "recipients": tuple(said["recipients"])})


def _make(edition: Edition, letter: Letter, late_ok: bool) -> None:
    checked = letter_of(asdict(letter), t("Thể thức", "Letter"))
    made = make(edition, checked, answers, release(), today(), late_ok=late_ok)
    change_address({"report": shelf.put(made).id})


def _order(edition: Edition, letter: Letter, late_ok: bool) -> None:
    """Only what was typed goes with a batch: each area has its own settings."""
    usual = read_settings(edition)
    typed = {
        field.name: getattr(letter, field.name)
        for field in fields(Letter)
        if getattr(letter, field.name) != getattr(usual, field.name)
    }
    batch = order(every(edition), letter_of(typed, t("Thể thức", "Letter")), today(), late_ok=late_ok)
    start(batch.id)
