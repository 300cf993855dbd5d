"""Watching work that goes on in another process: read its state file, draw how far it is, stop when it is done."""

from __future__ import annotations

import time
from collections.abc import Callable

import streamlit as st

from board.deliveries import STATE_WORDS, Delivery
from board.delivery_folder import read_delivery, state_of
from board.errors import BoardError
from ui.language import language, t

EVERY_SECONDS = 0.7
_BEGIN_SECONDS, _LOOK_SECONDS = 30, 0.1


def until_begun(delivery_id: str, was: str = "") -> None:
    """Wait until the started process has taken the delivery up, a second or two. was: its state before.

    Raises BoardError where nothing comes of it.
    """
    deadline = time.monotonic() + _BEGIN_SECONDS
    while time.monotonic() < deadline:
        delivery = state_of(delivery_id)
        if delivery and delivery.state != was:
            return
        time.sleep(_LOOK_SECONDS)
    raise BoardError(
        f"Máy chủ chưa bắt đầu xử lý được. Hãy báo người phụ trách kỹ thuật xem nhật ký {delivery_id}.log.",
        f"The server has not begun the work. Tell the technician to look at the log {delivery_id}.log.",
    )


def watch(delivery_id: str, draw: Callable[[Delivery], None]) -> None:
    """Draw the delivery again and again while it is worked on; the whole page once when that ends."""

    @st.fragment(run_every=EVERY_SECONDS)
    def look() -> None:
        delivery = read_delivery(delivery_id)
        if delivery is None or not delivery.is_running:
            st.rerun()
        draw(delivery)

    look()


def progress_of(delivery: Delivery) -> None:
    """The step in words, with a bar where the share is known."""
    step = delivery.step
    words = step.what.in_(language()) if step else STATE_WORDS[delivery.state].in_(language())
    if step and step.done is not None:
        st.progress(step.done, text=f"{words}…")
    else:
        with st.container(horizontal=True, gap="xsmall", vertical_alignment="center"):
            st.markdown(f":material/hourglass_top: {words}…")
    st.caption(
        t("Có thể đóng trình duyệt; công việc vẫn tiếp tục.", "You may close the browser; the work goes on.")
    )
