"""Writing a delivery's state: in one step each time, under its lock, and truly at an end whatever happens."""

from __future__ import annotations

import json
import secrets
import shutil
import sys
import time
import traceback
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import asdict, replace
from datetime import date, datetime
from pathlib import Path
from typing import Any

from filelock import Timeout

from board.definition_file import Text
from board.deliveries import Delivery, Step
from board.delivery_folder import PROBLEMS, deliveries, folder_of, lock_of, state_of, unclaimed_uploads
from board.errors import BoardError
from board.replacing import replace_file
from pipeline.durable_files import to_disk
from pipeline.gate.workplace import clear_abandoned

UPLOAD = "upload"  # an uploaded file while it is being judged; under no name of its own
STATE = "state.json"
KEPT = (STATE, PROBLEMS)  # of a delivery that is over
_GATE_STEPS = {
    "contract": Text("Đối chiếu với quy ước của loại tệp", "Comparing with the contract of its kind"),
    "scan": Text("Rà dấu hiệu thông tin cá nhân", "Scanning for identifiers of persons"),
}
_LOCK_SECONDS, _PAUSE_SECONDS = 5, 0.3


def now() -> str:
    """This moment with its zone, to the second."""
    return datetime.now().astimezone().isoformat(timespec="seconds")


def save(delivery: Delivery) -> None:
    """Put the state in place whole: a reader sees the one before or this one."""
    folder = folder_of(delivery.id)
    folder.mkdir(parents=True, exist_ok=True)
    beside = folder / f"{STATE}.part"
    text = json.dumps(asdict(delivery), ensure_ascii=False, indent=1, default=date.isoformat)
    beside.write_text(text, encoding="utf-8", newline="\n")
    to_disk(beside)
    replace_file(beside, folder / STATE)


class Journal:
    """The delivery somebody is at work on. `progress` is a Progress of pipeline/progress.py."""

    def __init__(self, delivery: Delivery) -> None:
        self.now = delivery
        self._written = 0.0

    @property
    def folder(self) -> Path:
        return folder_of(self.now.id)

    def record(self, **changes: Any) -> None:
        self.now = replace(self.now, **changes)
        self._written = time.monotonic()
        save(self.now)

    def gate_step(self, word: str) -> None:
        """A step of the gate's child process, by its word; none of the file's."""
        if word in _GATE_STEPS:
            self.record(step=Step(_GATE_STEPS[word], None))

    @contextmanager
    def progress(self, vi: str, en: str, total: int | None = None) -> Iterator[Callable[[int], object]]:
        """One step; its share is written at most some times a second."""
        step, reached = Step(Text(vi, en), 0.0 if total else None), 0
        self.record(step=step)

        def done(pieces: int) -> None:
            nonlocal reached
            reached += pieces
            if total and time.monotonic() - self._written > _PAUSE_SECONDS:
                self.record(step=replace(step, done=min(reached / total, 1.0)))

        yield done


@contextmanager
def at_work(delivery: Delivery) -> Iterator[Journal]:
    """Hold the delivery's lock and end in a state that says what happened.

    A BoardError is what a reader should know: it is recorded and passed on. Of anything else only the code, the kind and
    the lines of our code are kept, because an error's own words may hold a value of the file.
    Raises BoardError when somebody else is at work on it.
    """
    folder_of(delivery.id).mkdir(parents=True, exist_ok=True)
    try:
        lock = lock_of(delivery.id).acquire(timeout=_LOCK_SECONDS)
    except Timeout:
        raise BoardError(
            "Lần nộp này đang được xử lý. Hãy đợi xong rồi thử lại.",
            "This delivery is being worked on. Wait until that is done.",
        ) from None
    with lock:
        journal = Journal(state_of(delivery.id) or delivery)
        try:
            yield journal
        except BoardError as error:
            _end(journal, "refused", Text(error.vi, error.en))
            raise
        except KeyboardInterrupt:
            _end(journal, "failed", Text("Đã dừng theo yêu cầu.", "Stopped on request."))
            raise
        except Exception as error:  # noqa: BLE001 - its own words may hold a value of the file
            code = secrets.token_hex(4)
            print(f"error {code}: {type(error).__name__}", *_places(error), sep="\n  ", file=sys.stderr)
            told = BoardError(
                f"Chương trình gặp lỗi ngoài dự kiến. Hãy báo mã {code} cho người phụ trách kỹ thuật.",
                f"Something unexpected went wrong. Tell the technician the code {code}.",
            )
            _end(journal, "failed", Text(told.vi, told.en))
            raise told from None


def tidy(delivery_id: str) -> None:
    """Keep of a delivery that is over only its state and the list of bad lines."""
    for path in folder_of(delivery_id).iterdir():
        if path.is_dir():
            shutil.rmtree(path, ignore_errors=True)
        elif path.name not in KEPT and path.suffix != ".lock":
            path.unlink(missing_ok=True)


def sweep() -> list[str]:
    """Put an end to deliveries whose check was broken off; returns their ids. Their files go at once, and so does
    what the gate had of them, and uploads that nobody came for."""
    clear_abandoned()
    for upload in unclaimed_uploads():
        upload.unlink(missing_ok=True)
    broken = []
    for delivery in deliveries():
        if delivery.state == "failed" and not delivery.ended_at:
            save(replace(delivery, ended_at=now()))
            tidy(delivery.id)
            broken.append(delivery.id)
    return broken


def _end(journal: Journal, state: str, message: Text) -> None:
    """What could not be published stays ready to be confirmed again; what could not be received is over."""
    if journal.now.state == "publishing":
        journal.record(state="ready", message=message, step=None, confirmed_by="")
    elif journal.now.state == "receiving":
        journal.record(state=state, message=message, step=None, ended_at=now())
        tidy(journal.now.id)


def _places(error: Exception) -> list[str]:
    return [
        f"{frame.filename}:{frame.lineno} {frame.name}" for frame in traceback.extract_tb(error.__traceback__)
    ]
