"""Reports of all areas, made by another process: how far it is, stopping it, what failed, all of them in one file."""

from __future__ import annotations

import streamlit as st

from board.words import listed
from reports.batch import cancel
from reports.batch_state import STATE_WORDS, Batch, batches, folder_of, read_batch
from reports.shelf import zip_of
from ui.at_work import EVERY_SECONDS
from ui.errors import done
from ui.figure import panel
from ui.language import language, t

_MOST_FAILURES = 5


def batch_panel() -> None:
    """The newest batch; nothing where there never was one."""
    found = batches()
    if not found:
        return
    with panel(t("Lập cho mọi địa bàn", "All areas at once")):
        if found[0].is_running:
            _watch(found[0].id)
        else:
            _over(found[0])


def _watch(batch_id: str) -> None:
    @st.fragment(run_every=EVERY_SECONDS)
    def look() -> None:
        batch = read_batch(batch_id)
        if batch is None or not batch.is_running:
            st.rerun()
        name = f": {batch.current.in_(language())}" if batch.current else ""
        count = f"{len(batch.made) + len(batch.failed)}/{batch.total}"
        st.progress(batch.share, text=f"{STATE_WORDS[batch.state].in_(language())} {count}{name}")
        st.caption(
            t(
                "Có thể đóng trình duyệt; công việc vẫn tiếp tục.",
                "You may close the browser; the work goes on.",
            )
        )
        if st.button(t("Dừng lại", "Stop"), icon=":material/stop_circle:", key="stop_batch"):
            done(lambda: cancel(batch_id))

    look()


def _over(batch: Batch) -> None:
    state = STATE_WORDS[batch.state].in_(language())
    made = t(f"{len(batch.made)}/{batch.total} báo cáo", f"{len(batch.made)} of {batch.total} reports")
    st.markdown(f"**{state}** · {made}")
    if batch.message:
        st.warning(batch.message.in_(language()), icon=":material/error:")
    for failure in batch.failed[:_MOST_FAILURES]:
        st.markdown(f":material/error: **{failure.name.in_(language())}**: {failure.reason.in_(language())}")
    if rest := batch.failed[_MOST_FAILURES:]:
        names = listed([one.name.in_(language()) for one in rest], language())
        st.caption(t("Chưa lập được: ", "Not made: ") + names)
    if batch.made:
        st.download_button(
            t("Tải cả đợt (ZIP)", "Download all (ZIP)"),
            data=lambda: zip_of(batch.made, folder_of(batch.id) / "reports.zip").read_bytes(),
            file_name=f"bao-cao-{batch.id}.zip",
            mime="application/zip",
            icon=":material/download:",
            type="tertiary",
            on_click="ignore",
            key="batch_files",
        )
