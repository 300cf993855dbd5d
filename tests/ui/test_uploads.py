"""An uploaded file that has been put aside is not kept a second time in the server's memory."""

from __future__ import annotations

import sys

import pytest
from streamlit.testing.v1 import AppTest


def upload_and_drop() -> None:
    import streamlit as st
    from streamlit.runtime.scriptrunner import get_script_run_ctx

    from ui.uploads import drop_upload

    run, file = get_script_run_ctx(), st.file_uploader("file")

    def kept() -> list[bytes]:
        return [one.data for one in run.uploaded_file_mgr.get_files(run.session_id, [file.file_id])]

    if file is not None:
        st.text(f"{kept()}")
        drop_upload(file)
        drop_upload(file)
        st.text(f"{kept()} {file.read()}")


def test_streamlit_forgets_a_dropped_upload_and_whoever_holds_it_can_still_read_it(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    main = sys.modules[
        "__main__"
    ]  # AppTest puts its script there; processes that tests start later import it
    monkeypatch.setitem(sys.modules, "__main__", main)
    app = AppTest.from_function(upload_and_drop).run()
    app.file_uploader[0].set_value(("sent.csv", b"a;b", "text/csv")).run()
    assert [text.value for text in app.text] == ["[b'a;b']", "[] b'a;b'"]
