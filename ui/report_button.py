"""The button in every page's bar: the PDF of exactly what the page shows, made when it is pressed.

Not Streamlit's download button: of an error while a deferred file is made it says "Failed to generate file for
download", in English and for five seconds, and a reader could not learn why. Pressed, this one runs its own fragment
and not the page.
"""

from __future__ import annotations

from base64 import b64encode
from collections.abc import Mapping

import streamlit as st

from board.errors import BoardError
from board.question import Question
from board.today import today
from reports.attachments import attachments
from reports.paper import pdf
from reports.settings import read_settings
from reports.views import PAGES, view
from ui.components import component
from ui.data import answers, release
from ui.language import language, t
from ui.session import leave_note, open_page, parts_of_address, take_note, told, viewer

_KEY = "report_button"
_PIXELS = 62

_button = component(_KEY)


def report_button(question: Question) -> None:
    """question: the page's. Nothing on a page that has no view on paper."""
    page = open_page()
    if page in PAGES:
        with st.container(width=_PIXELS):
            _pressable(page, question, parts_of_address(PAGES[page].more))


@st.fragment
def _pressable(page: str, question: Question, more: Mapping[str, str]) -> None:
    """The press carries a number of the browser's own, which comes back with its file or reason."""
    pressed = take_note(_KEY)
    _button(
        key=_KEY,
        data={
            "label": "PDF",
            "help": t("PDF của trang này, đúng như đang xem", "PDF of this page, just as it is now"),
            "making": t("Đang lập tệp PDF", "Making the PDF"),
            "done": t("Đã lập xong tệp PDF", "The PDF is ready"),
            "refused": t("Chưa lập được tệp PDF", "There is no PDF"),
            "close": t("Đóng", "Close"),
            "pressed": pressed,
            **(_made(page, question, more) if pressed else {}),
        },
        on_pressed_change=lambda: leave_note(_KEY, str(told(_KEY, "pressed"))),
    )


def _made(page: str, question: Question, more: Mapping[str, str]) -> dict[str, str]:
    """name and file (base64), or the reason why there is none."""
    try:
        document = view(
            page, question, answers, release(), language(), today(),
            more=more, board_address=read_settings().board_address, viewer=viewer(),
        )  # fmt: skip
        content = pdf(document, attachments(document))
    except BoardError as error:
        return {"reason": t(error.vi, error.en)}
    return {"name": f"{document.name}.pdf", "file": b64encode(content).decode("ascii")}
