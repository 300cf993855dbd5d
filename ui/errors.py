"""Errors on the screen: what happened and what to do; of a bug only a code, its details go to the log."""

from __future__ import annotations

import logging
import secrets

import streamlit as st

from board.errors import BoardError
from ui.language import t

_log = logging.getLogger("bang06")


def show_error(error: BoardError) -> None:
    """An error that a viewer can meet, in the language of the screen."""
    st.error(t(error.vi, error.en))


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
