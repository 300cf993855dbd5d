"""One made report: its pages as pictures, its files to download, and making it anew from today's figures."""

from __future__ import annotations

from collections.abc import Sequence

import streamlit as st

from board.today import today
from reports import shelf
from reports.carried import read_carried
from reports.edition import Edition
from reports.letter_file import letter_of
from reports.make import make, remake
from reports.shelf import Shelved
from ui.data import answers, release, report_pictures
from ui.errors import done
from ui.figure import panel
from ui.language import t
from ui.session import change_address

_XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


def chosen_report(found: Sequence[Shelved]) -> Shelved:
    """The one in the address, else the newest."""
    wanted = st.query_params.get("report")
    return next((one for one in found if one.id == wanted), found[0])


def report_preview() -> None:
    """Nothing where no report was made yet."""
    found = shelf.listed()
    if not found:
        return
    report = chosen_report(found)
    with panel(f"{report.subject}, {report.period}"):
        _files(report)
        if report.kind == "book":
            st.caption(
                t("Tập báo cáo chỉ tải về để xem.", "A book of reports is downloaded to be looked at.")
            )
            return
        if report.fingerprint != release().info.fingerprint:
            st.info(
                t(
                    f"Báo cáo lập từ kỳ phát hành {report.release_id}, nay bảng dùng kỳ khác: tải về để xem, hoặc lập lại.",
                    f"Made from the release {report.release_id}; the board shows another one now: download it, or make it anew.",
                ),
                icon=":material/history:",
            )
            return
        done(lambda: _pages(report))


def _files(report: Shelved) -> None:
    path = shelf.path_of(report.id)
    with st.container(horizontal=True, gap="small", vertical_alignment="center", key="report_files"):
        st.download_button(
            "PDF", data=path.read_bytes, file_name=f"{report.name}.pdf", mime="application/pdf",
            icon=":material/download:", type="primary", on_click="ignore", key="report_pdf",
        )  # fmt: skip
        if report.kind == "book":
            return
        st.download_button(
            "XLSX", data=lambda: read_carried(path.read_bytes()).xlsx, file_name=f"{report.name}.xlsx", mime=_XLSX,
            icon=":material/download:", on_click="ignore", key="report_xlsx",
        )  # fmt: skip
        if report.kind != "edition":
            return
        again = t("Lập lại từ số liệu hiện tại", "Make it anew from the present figures")
        if st.button(again, icon=":material/refresh:", key="report_again") and done(lambda: _again(report)):
            st.rerun()


def _again(report: Shelved) -> None:
    info, request = release().info, report.request
    edition = Edition.from_params(request["edition"], info)
    letter = letter_of(request["letter"], report.id)
    made = make(edition, letter, answers, release(), today(), late_ok=request["late_ok"])
    change_address({"report": shelf.put(made).id})


def _pages(report: Shelved) -> None:
    """Some pages beside each other, as they lie on a table."""
    pictures = report_pictures(report.sha256, lambda: remake(report.request, release(), answers).document)
    with st.container(horizontal=True, gap="small", key="report_pages"):
        for number, picture in enumerate(pictures, 1):
            with st.container(border=True, width=354, gap=None):
                st.image(picture, caption=t(f"Trang {number}", f"Page {number}") + f"/{len(pictures)}")
