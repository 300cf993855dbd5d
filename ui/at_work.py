"""Watching work that goes on in another process: read its state file, draw how far it is, stop when it is done."""

from __future__ import annotations

import time
from collections.abc import Callable

import streamlit as st

from board.deliveries import STATE_WORDS, Delivery
from board.delivery_folder import read_delivery, state_of
from board.errors import BoardError
from ui.jobs import Job
from ui.language import language, t

EVERY_SECONDS = 0.7
_BEGIN_SECONDS, _LOOK_SECONDS = 30, 0.1


def until_begun(job: Job) -> None:
    """Wait until the started process has taken the delivery up, a second or two. Raises BoardError where it does not."""
    deadline = time.monotonic() + _BEGIN_SECONDS
    while time.monotonic() < deadline:
        over = job.process.poll() is not None
        delivery = state_of(job.delivery_id)
        if delivery and (over or delivery.state != job.was):
            return
        if over:
            break
        time.sleep(_LOOK_SECONDS)
    raise BoardError(
        f"Máy chủ chưa xử lý được việc này. Hãy tải lại trang; nếu vẫn vậy, báo người kỹ thuật xem nhật ký {job.delivery_id}.",
        f"The server has not taken this up. Load the page again; if it stays, tell the technician to look at the log of "
        f"{job.delivery_id}.",
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
