"""Handing in a file: what it is, who says so, and the spreadsheets to fill in."""

from __future__ import annotations

import streamlit as st
from streamlit.runtime.uploaded_file_manager import UploadedFile

from board.definition_file import Text
from board.deliveries import KIND_WORDS, PUBLIC_BY_NATURE
from board.errors import BoardError
from board.stewards import require_steward
from ui import jobs
from ui.at_work import until_begun
from ui.errors import done
from ui.figure import panel
from ui.language import language, t
from ui.session import empty_form, form_key
from ui.steward_sign import sign_fields
from ui.uploads import drop_upload

_FORM = "submission"
ENDINGS = ["csv", "xlsx", "parquet", "zip"]
FILLED_IN = {  # an extract is made by the pipeline
    "dossiers": Text("Hồ sơ", "Dossiers"),
    "service_offers": Text("Dịch vụ cung cấp", "Services offered"),
    "targets": Text("Chỉ tiêu", "Targets"),
}


def submission_form(*, open_: bool, busy: bool) -> None:
    """open_: there are stewards who may write. busy: something is being worked on, so the next file waits."""
    key = form_key(_FORM)
    with panel(t("1. Nộp tệp", "1. Submit a file")):
        with st.form(key, border=False):
            kind = st.selectbox(
                t("Loại tệp", "Kind of file"),
                ["", *KIND_WORDS],
                format_func=lambda one: (
                    KIND_WORDS[one].in_(language()) if one else t("Nhận theo tiêu đề cột", "By its headings")
                ),
                key=f"{key}_kind",
            )
            file = st.file_uploader(
                t(
                    "Tệp CSV, XLSX, Parquet; ZIP của bản trích (đến 200 MB)",
                    "CSV, XLSX, Parquet; ZIP of an extract",
                ),
                type=ENDINGS,
                key=f"{key}_file",
            )
            public = st.text_input(
                t("Nguồn công bố", "Published by"),
                key=f"{key}_public",
                max_chars=200,
                placeholder=t(
                    "Chỉ ghi khi số liệu đã được công bố", "Only where the figures are public already"
                ),
                help=t(
                    "Bắt buộc với dịch vụ được cung cấp và chỉ tiêu. Với hồ sơ: để trống thì số liệu được bảo vệ trước khi "
                    "ghép vào; ghi cơ quan đã công bố thì giữ nguyên.",
                    "Required for services offered and targets. For dossiers: left empty the figures are protected before they "
                    "are put in; with the agency that published them they stay as they are.",
                ),
            )
            name, passphrase = sign_fields(key)
            label = t("Nộp và kiểm tra", "Submit and check")
            pressed = st.form_submit_button(label, type="primary", disabled=busy or not open_)
        if busy:
            st.caption(t("Đang có một lần nộp được xử lý.", "A delivery is being worked on."))
        if pressed and done(lambda: _submit(file, kind or None, (public or "").strip(), name, passphrase)):
            empty_form(_FORM)
            st.rerun()
        _templates()


def _submit(file: UploadedFile | None, kind: str | None, public: str, name: str, passphrase: str) -> None:
    by = require_steward(name, passphrase)
    if file is None:
        raise BoardError("Hãy chọn tệp cần nộp.", "Choose the file to submit.")
    if kind in PUBLIC_BY_NATURE and not public:
        raise BoardError(
            "Hãy ghi cơ quan đã công bố số liệu này.", "Say which agency has published these figures."
        )
    begun = jobs.submit(file, file.name, by=by, kind=kind, public=public)
    drop_upload(file)
    until_begun(begun)


def _templates() -> None:
    """Made when pressed, by the program that also checks them."""
    with st.container(horizontal=True, gap="xsmall", vertical_alignment="center", key="templates"):
        st.caption(t("Tệp mẫu:", "Templates:"), width="content")
        for kind, words in FILLED_IN.items():
            st.download_button(
                words.in_(language()),
                data=lambda kind=kind: jobs.template(kind),
                file_name=f"bang06-{kind}.xlsx",
                mime="application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
                type="tertiary",
                icon=":material/download:",
                on_click="ignore",
                key=f"template_{kind}",
            )
