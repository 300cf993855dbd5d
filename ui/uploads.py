"""Streamlit's own copy of an uploaded file: in memory for as long as the browser stays, unless it is dropped."""

from __future__ import annotations

from streamlit.runtime.scriptrunner import get_script_run_ctx
from streamlit.runtime.uploaded_file_manager import UploadedFile


def drop_upload(file: UploadedFile) -> None:
    """Forget the file once it is put aside: it may be one that the gate refuses. A file that is gone does no harm."""
    run = get_script_run_ctx()
    if run is not None:
        run.uploaded_file_mgr.remove_file(session_id=run.session_id, file_id=file.file_id)
