"""How far a batch of reports is: the shape of its state file and its words, written in one step, read by the screen.

data/reports/batches/<id>/order.json   what is to be made
                          state.json   how far it is
                          cancel       somebody wants it to stop after the report that is being made
                          at_work.lock held while its process lives; the system frees it however that dies
"""

from __future__ import annotations

import json
import re
import time
from contextlib import suppress
from dataclasses import asdict, dataclass, replace
from datetime import datetime
from pathlib import Path
from typing import Literal

from filelock import FileLock, Timeout

from board.definition_file import Text
from geo.places import data_folder
from reports.whole_files import write_whole

State = Literal["waiting", "running", "done", "cancelled", "failed"]
STATE_WORDS: dict[State, Text] = {
    "waiting": Text("Sắp bắt đầu", "About to begin"),
    "running": Text("Đang lập báo cáo", "Reports are being made"),
    "done": Text("Đã xong", "Done"),
    "cancelled": Text("Đã dừng theo yêu cầu", "Stopped on request"),
    "failed": Text("Không hoàn thành", "Not completed"),
}
BROKEN_OFF = Text(
    "Việc lập báo cáo bị ngắt giữa chừng; những báo cáo đã lập xong vẫn nguyên vẹn. Hãy lập lại đợt này.",
    "The work was broken off; the reports that were finished are whole. Order the batch again.",
)
ORDER, STATE, CANCEL = "order.json", "state.json", "cancel"
_ID = re.compile(r"\d{8}-\d{6}-[0-9a-f]{4}")
_BEGIN_SECONDS = 60  # by then the process that was started has taken the batch up


@dataclass(frozen=True)
class Failure:
    """An edition without a report. name: of its area; reason: what to do about it."""

    area_code: str
    name: Text
    reason: Text


@dataclass(frozen=True)
class Batch:
    """total: reports asked for; made: ids on the shelf; current: name of the area being made, '' between.

    at, ended_at: ISO times with zone. message: why it came to no end. release_id: '' until it has begun.
    """

    id: str
    state: State
    total: int
    at: str
    made: tuple[str, ...] = ()
    failed: tuple[Failure, ...] = ()
    current: Text | None = None
    ended_at: str = ""
    release_id: str = ""
    message: Text | None = None

    @property
    def is_running(self) -> bool:
        return self.state in ("waiting", "running")

    @property
    def share(self) -> float:
        """How much of it is over, 0-1."""
        return (len(self.made) + len(self.failed)) / max(1, self.total)


def batches_folder() -> Path:
    return data_folder() / "reports" / "batches"


def batches() -> list[Batch]:
    """The newest first."""
    root = batches_folder()
    names = [path.name for path in root.iterdir() if _ID.fullmatch(path.name)] if root.is_dir() else []
    return [batch for name in sorted(names, reverse=True) if (batch := read_batch(name))]


def read_batch(batch_id: str) -> Batch | None:
    """How far it is; BROKEN_OFF where its process has died. None where there is no such batch."""
    batch = stored(batch_id)
    if batch is None or not batch.is_running or _somebody_works(batch):
        return batch
    batch = stored(batch_id)  # it may have ended between the two looks
    return batch if batch is None or not batch.is_running else ended(batch, "failed", BROKEN_OFF)


def ended(batch: Batch, state: State, message: Text | None) -> Batch:
    return replace(batch, state=state, message=message, current=None, ended_at=now())


def save(batch: Batch) -> Batch:
    text = json.dumps(asdict(batch), ensure_ascii=False, indent=1)
    write_whole(folder_of(batch.id) / STATE, text.encode("utf-8"))
    return batch


def stored(batch_id: str) -> Batch | None:
    """What the state file says, whether or not somebody is still at work."""
    if not _ID.fullmatch(batch_id):
        return None
    try:
        said = json.loads((folder_of(batch_id) / STATE).read_text(encoding="utf-8"))
    except (FileNotFoundError, NotADirectoryError):
        return None
    failed = tuple(
        Failure(one["area_code"], Text(**one["name"]), Text(**one["reason"])) for one in said["failed"]
    )
    texts = {name: said[name] and Text(**said[name]) for name in ("current", "message")}
    return Batch(**{**said, **texts, "made": tuple(said["made"]), "failed": failed})


def _somebody_works(batch: Batch) -> bool:
    if batch.state == "waiting" and _age_seconds(batch) < _BEGIN_SECONDS:
        return True
    with suppress(Timeout), lock_of(batch.id).acquire(timeout=0):
        return False
    return True


def _age_seconds(batch: Batch) -> float:
    return time.time() - datetime.fromisoformat(batch.at).timestamp()


def lock_of(batch_id: str) -> FileLock:
    return FileLock(folder_of(batch_id) / "at_work.lock")


def folder_of(batch_id: str) -> Path:
    return batches_folder() / batch_id


def now() -> str:
    return datetime.now().astimezone().isoformat(timespec="seconds")
