"""Start the process that makes a batch: without a shell, on its own, so that it outlives the board."""

from __future__ import annotations

import os
import subprocess
import sys

from geo.places import ROOT
from reports.batch_state import folder_of


def start(batch_id: str) -> subprocess.Popen:
    """Begin and go on. What it says goes to said.log in the batch's folder, for a technician."""
    if os.name == "nt":
        alone = {"creationflags": subprocess.DETACHED_PROCESS | subprocess.CREATE_NEW_PROCESS_GROUP}
    else:
        alone = {"start_new_session": True}
    with (folder_of(batch_id) / "said.log").open("ab") as said:
        return subprocess.Popen(
            [sys.executable, "-m", "reports", "batch", batch_id],
            stdin=subprocess.DEVNULL, stdout=said, stderr=said, cwd=ROOT,
            env={**os.environ, "PYTHONIOENCODING": "utf-8"}, **alone,
        )  # fmt: skip
