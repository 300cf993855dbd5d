"""Uploaded files in the server's memory: one a viewer, few together, none once it is put aside."""

from __future__ import annotations

import asyncio
import sys
from concurrent.futures import ThreadPoolExecutor

import pytest
from starlette.types import Message, Receive, Scope, Send
from streamlit.runtime.memory_uploaded_file_manager import MemoryUploadedFileManager
from streamlit.runtime.uploaded_file_manager import UploadedFileRec
from streamlit.testing.v1 import AppTest

from ui import uploads
from ui.uploads import BoundedUploads


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
    main = sys.modules["__main__"]  # AppTest takes its place, and processes that tests start later import it
    monkeypatch.setitem(sys.modules, "__main__", main)
    app = AppTest.from_function(upload_and_drop).run()
    app.file_uploader[0].set_value(("sent.csv", b"a;b", "text/csv")).run()
    assert [text.value for text in app.text] == ["[b'a;b']", "[] b'a;b'"]


class Uploads:
    """The board's door for uploads, with a Streamlit behind it that keeps what it is sent. An upload is a session, the
    file's id and its size; the answer is its status."""

    def __init__(self) -> None:
        self.files = MemoryUploadedFileManager("/upload")
        self.door = BoundedUploads(self._keep, lambda: self.files)

    def put(self, session: str, file: str, size: int) -> int:
        with ThreadPoolExecutor(1) as thread:  # the browser tests keep an event loop running in this one
            return thread.submit(asyncio.run, self._put(session, file, size)).result()

    def kept(self) -> list[tuple[str, str]]:
        return [(session, file) for session, files in self.files.file_storage.items() for file in files]

    async def _put(self, session: str, file: str, size: int) -> int:
        answers: list[Message] = []

        async def send(message: Message) -> None:
            answers.append(message)

        scope = {
            "type": "http",
            "method": "PUT",
            "path": f"/_stcore/upload_file/{session}/{file}",
            "headers": [(b"content-length", str(size).encode())],
        }
        await self.door(scope, None, send)
        return answers[0]["status"]

    async def _keep(self, scope: Scope, receive: Receive, send: Send) -> None:
        session, file = scope["path"].split("/")[-2:]
        size = int(scope["headers"][0][1])
        self.files.add_file(session, UploadedFileRec(file, "sent.csv", "text/csv", bytes(size)))
        await send({"type": "http.response.start", "status": 204, "headers": []})


def test_a_viewers_next_upload_takes_the_place_of_the_one_before() -> None:
    board = Uploads()
    assert [board.put("one", "a", 5), board.put("other", "b", 5), board.put("one", "c", 5)] == [204, 204, 204]
    assert sorted(board.kept()) == [("one", "c"), ("other", "b")]


def test_all_uploads_together_have_a_bound_and_room_is_given_back(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(uploads, "MOST_BYTES", 10)
    board = Uploads()
    assert [board.put("one", "a", 6), board.put("other", "b", 5), board.put("other", "b", 4)] == [
        204,
        503,
        204,
    ]
    assert board.put("one", "c", 6) == 204
    assert sorted(board.kept()) == [("one", "c"), ("other", "b")]
