"""Uploaded files in the server's memory: few at a time, whoever sends them, and none for longer than it is needed.

Streamlit takes a file before anybody has signed, as many as are sent, and keeps them while the browser stays.
"""

from __future__ import annotations

from collections.abc import Callable

from starlette.datastructures import Headers
from starlette.responses import PlainTextResponse
from starlette.types import ASGIApp, Receive, Scope, Send
from streamlit.runtime import get_instance
from streamlit.runtime.memory_uploaded_file_manager import MemoryUploadedFileManager
from streamlit.runtime.scriptrunner import get_script_run_ctx
from streamlit.runtime.uploaded_file_manager import UploadedFile

MOST_BYTES = 600 << 20  # of all viewers together: three of the largest (.streamlit/config.toml)
_LARGEST = 200 << 20  # of which the length is not told
_ROUTE = "/_stcore/upload_file/"


def drop_upload(file: UploadedFile) -> None:
    """Forget the file once it is put aside: it may be one that the gate refuses. A file that is gone does no harm."""
    run = get_script_run_ctx()
    if run is not None:
        run.uploaded_file_mgr.remove_file(session_id=run.session_id, file_id=file.file_id)


class BoundedUploads:
    """One file a session, a new one in the place of the one before; 503 where all of them would be more than MOST_BYTES."""

    def __init__(
        self,
        app: ASGIApp,
        files: Callable[[], MemoryUploadedFileManager] = lambda: get_instance().uploaded_file_mgr,
    ) -> None:
        self.app = app
        self._files = files
        self._under_way = 0

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http" or scope["method"] != "PUT" or _ROUTE not in scope["path"]:
            await self.app(scope, receive, send)
            return
        files, session_id = self._files(), scope["path"].rpartition(_ROUTE)[2].partition("/")[0]
        files.remove_session_files(session_id)
        size = int(Headers(scope=scope).get("content-length", _LARGEST))
        if _held(files) + self._under_way + size > MOST_BYTES:
            await PlainTextResponse("too many uploads at once", status_code=503)(scope, receive, send)
            return
        self._under_way += size
        try:
            await self.app(scope, receive, send)
        finally:
            self._under_way -= size


def _held(files: MemoryUploadedFileManager) -> int:
    return sum(len(one.data) for kept in [*files.file_storage.values()] for one in [*kept.values()])
