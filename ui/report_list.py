"""The reports that were made, the newest first: found by name, opened beside the list."""

from __future__ import annotations

import streamlit as st

from board.definition_file import Text
from board.question import month_end
from board.words import day
from geo.areas import full_name_on
from reports.edition import FORMS, Edition
from reports.shelf import Shelved, listed
from ui.figure import panel
from ui.language import language, t
from ui.picker import picker
from ui.records import records
from ui.report_preview import chosen_report
from ui.session import change_address

_MOST, _TALLEST = 40, 190
_KINDS = {  # made at the command line alone
    "view": Text("Một trang của bảng", "A page of the board"),
    "book": Text("Tập báo cáo", "Book of reports"),
}
_LANGUAGES = {"vi": Text("tiếng Việt", "Vietnamese"), "en": Text("tiếng Anh", "English")}


def report_list() -> None:
    """A field that finds one among all of them, and the newest as a table."""
    found = listed()
    with panel(t("Báo cáo đã lập", "Reports made")):
        if not found:
            st.caption(
                t(
                    "Chưa có báo cáo nào. Chọn địa bàn và kỳ ở trên rồi bấm “Lập báo cáo”.",
                    "None yet. Choose area and month above and press “Make the report”.",
                )
            )
            return
        picker(
            t("Mở báo cáo", "Open a report"),
            [(one.id, f"{', '.join(_about(one))} ({_form(one)}, {_made(one)})") for one in found],
            chosen=chosen_report(found).id,
            on_change=lambda report_id: change_address({"report": report_id}),
            width=640,
            key="report_opened",
        )
        heads = (
            t("Báo cáo", "Report"),
            t("Kỳ báo cáo", "Period"),
            t("Hình thức", "Form"),
            t("Lập lúc", "Made"),
        )
        rows = [(*_about(one), _form(one), _made(one)) for one in found[:_MOST]]
        records(t("Báo cáo đã lập", "Reports made"), heads, rows, wraps=0, tallest=_TALLEST, key="reports")
        if len(found) > _MOST:
            st.caption(
                t(
                    f"{len(found)} báo cáo; bảng ghi {_MOST} báo cáo mới nhất.",
                    f"{len(found)} reports; the table holds the newest {_MOST}.",
                )
            )


def _about(one: Shelved) -> tuple[str, str]:
    """The area's full name and the period in the screen's language; of what is no report of an area as its file says."""
    if one.kind != "edition":
        return one.subject, one.period
    said = one.request["edition"]
    edition = Edition(said["area"], month_end(said["period"]), said["rhythm"], "bulletin", language())
    return t(full_name_on(edition.area, edition.period), edition.area.name_en), edition.period_words()


def _form(one: Shelved) -> str:
    words = (_KINDS.get(one.kind) or FORMS[one.form]).in_(language())
    return (
        words
        if one.language == language() or one.form == "official"
        else f"{words}, {_LANGUAGES[one.language].in_(language())}"
    )


def _made(one: Shelved) -> str:
    on = one.made_on
    return f"{on:%H:%M} {day(on)}"
