"""Errors on the screen: what happened and what to do; of a bug only a code, its details go to the log."""

from __future__ import annotations

import logging
import secrets
from collections.abc import Callable

import streamlit as st

from board.errors import AccessRefused, BoardError, DataNotReady
from ui.language import t

_log = logging.getLogger("bang06")


def show_error(error: BoardError) -> None:
    """An error that a viewer can meet, in the language of the screen: what happened and what to do."""
    with st.container(width=620):
        st.header(_title(error), anchor=False)
        st.info(t(error.vi, error.en))


def done(step: Callable[[], None]) -> bool:
    """Whether the step went well; if not, what is wrong stands where it was asked for."""
    try:
        step()
    except BoardError as error:
        st.warning(t(error.vi, error.en), icon=":material/error:")
        return False
    return True


def _title(error: BoardError) -> str:
    if isinstance(error, DataNotReady):
        return t("Chưa có số liệu để hiển thị", "There is no data to show yet")
    if isinstance(error, AccessRefused):
        return t("Không có quyền xem", "No access")
    return t("Không hiển thị được", "This cannot be shown")


def show_unknown_error(error: Exception) -> bool:
    """For whatever else went wrong in a run; True tells Streamlit that the viewer has been told."""
    if isinstance(error, BoardError):  # raised in a widget's callback, outside the frame
        show_error(error)
        return True
    code = secrets.token_hex(4)
    _log.error("error %s", code, exc_info=error)
    st.error(
        t(
            f"Bảng gặp lỗi ngoài dự kiến. Hãy tải lại trang; nếu vẫn lỗi, báo mã **{code}** cho người phụ trách kỹ thuật.",
            f"Something unexpected went wrong. Load the page again; if it stays, tell the technician the code **{code}**.",
        )
    )
    return True
