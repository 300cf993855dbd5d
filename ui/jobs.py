"""Work that the screen asks of the pipeline: always a process of its own, started without a shell.

A long one goes on when the viewer closes the browser or the board ends; it tells how far it is in the delivery's state
file. The screen never imports the pipeline, so nothing of a file that comes in is ever in the board's own process.
"""

from __future__ import annotations

import os
import subprocess
import sys
import threading
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import BinaryIO

from board.definition_file import Text
from board.delivery_folder import cleaned_name, deliveries, new_id, unclaimed_uploads, uploads_folder
from board.errors import BoardError
from geo.places import ROOT, data_folder

_PIECE = 1 << 20
_SHORT_SECONDS = 120
_swept: set[str] = set()
_making_templates = threading.Lock()
_made_on: dict[Path, date] = {}  # by this process: a template of older code is made anew


@dataclass(frozen=True)
class Job:
    """A long command on a delivery, just begun. was: the delivery's state before, '' for a new one."""

    delivery_id: str
    was: str
    process: subprocess.Popen


@dataclass(frozen=True)
class Outcome:
    """Of a short command: whether it went well, and its last message."""

    is_done: bool
    said: Text


def submit(file: BinaryIO, name: str, *, by: str, kind: str | None, public: str) -> Job:
    """Put an uploaded file aside and have the pipeline take it in.

    name: as the sender called it; it is shown, and never a path.
    """
    delivery_id = new_id()
    path = uploads_folder() / delivery_id
    path.parent.mkdir(parents=True, exist_ok=True)
    with open(os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "wb") as aside:
        while piece := file.read(_PIECE):
            aside.write(piece)
    told = [f"--by={by}", f"--id={delivery_id}", f"--name={cleaned_name(name)}", f"--public={public}"]
    chosen = [f"--kind={kind}"] if kind else []
    return Job(delivery_id, "", start("receive", str(path), "--uploaded", *told, *chosen, log=delivery_id))


def confirm(delivery_id: str, *, by: str) -> Job:
    """Have the pipeline publish a delivery."""
    return Job(delivery_id, "ready", start("confirm", delivery_id, f"--by={by}", log=delivery_id))


def start(*arguments: str, log: str) -> subprocess.Popen:
    """Begin a long command and go on. What it says goes to data/work/jobs/<log>.log, for a technician."""
    path = data_folder() / "work" / "jobs" / f"{log}.log"
    path.parent.mkdir(parents=True, exist_ok=True)
    if os.name == "nt":
        alone = {"creationflags": subprocess.DETACHED_PROCESS | subprocess.CREATE_NEW_PROCESS_GROUP}
    else:
        alone = {"start_new_session": True}
    with path.open("ab") as said:
        return subprocess.Popen(
            _command(arguments), stdin=subprocess.DEVNULL, stdout=said, stderr=said, **_place(), **alone
        )


def finish(*arguments: str, told: str = "") -> Outcome:
    """Run a short command to its end. told: what it reads, which no list of processes shows. Raises BoardError where it
    does not come to an end."""
    try:
        done = subprocess.run(
            _command(arguments), input=told, capture_output=True, text=True, encoding="utf-8",
            timeout=_SHORT_SECONDS, check=False, **_place(),
        )  # fmt: skip
    except subprocess.TimeoutExpired:
        raise BoardError(
            "Lệnh chưa kết thúc sau 2 phút. Hãy tải lại trang để xem kết quả.",
            "The command has not ended after two minutes. Load the page again to see what became of it.",
        ) from None
    lines = done.stdout.splitlines()
    if done.returncode not in (0, 1) or len(lines) < 2:
        raise BoardError(
            "Lệnh không chạy được trên máy chủ. Hãy báo người phụ trách kỹ thuật.",
            "The command could not be run on the server. Tell the technician.",
        )
    return Outcome(done.returncode == 0, Text(lines[-2].strip(), lines[-1].strip()))


def sweep() -> None:
    """Have the pipeline delete what a killed process has left, if anything; once for each leftover."""
    broken = [one.id for one in deliveries() if one.state == "failed" and not one.ended_at]
    left = {*broken, *(path.name for path in unclaimed_uploads())} - _swept
    if left:
        _swept.update(left)
        start("deliveries", log="sweep")


def template(kind: str) -> bytes:
    """The spreadsheet to fill in for a kind of file, made once a day: anybody may ask for it, as often as they like."""
    path = data_folder() / "work" / "templates" / f"{kind}.xlsx"
    with _making_templates:
        if not path.exists() or _made_on.get(path) != date.today():
            path.parent.mkdir(parents=True, exist_ok=True)
            outcome = finish("template", kind, "--out", str(path))
            if not outcome.is_done:
                raise BoardError(outcome.said.vi, outcome.said.en)
            _made_on[path] = date.today()
        return path.read_bytes()


def _command(arguments: tuple[str, ...]) -> list[str]:
    return [sys.executable, "-m", "pipeline", *arguments]


def _place() -> dict:
    """The board's own settings but one: its polars takes a single thread, the pipeline's takes what there is."""
    environment = {name: value for name, value in os.environ.items() if name != "POLARS_MAX_THREADS"}
    return {"cwd": ROOT, "env": {**environment, "PYTHONIOENCODING": "utf-8"}}
