"""Where deliveries lie and how they are read: data/incoming/deliveries/<id>/state.json.

The pipeline writes the state, in one step each time; the screen and the command line read it. Whoever works on a delivery
holds the lock beside it, which the system frees when a process dies, however it dies.
"""

from __future__ import annotations

import json
import re
import secrets
import time
from contextlib import suppress
from dataclasses import replace
from datetime import datetime
from pathlib import Path

from filelock import FileLock, Timeout

from board.definition_file import Text
from board.deliveries import Delivery, delivery_of
from geo.places import data_folder

PROBLEMS = "problems.csv"  # in the delivery's folder: the bad lines, for the sender to mend
BROKEN_OFF = {  # what a delivery is when its work died, and what to do
    "receiving": (
        "failed",
        Text(
            "Việc kiểm tra bị ngắt giữa chừng; tệp đã nộp được xóa, số liệu đang hiển thị không thay đổi. Hãy nộp lại.",
            "The check was broken off; the file is deleted and what is shown has not changed. Submit it again.",
        ),
    ),
    "publishing": (
        "ready",
        Text(
            "Việc phát hành bị ngắt giữa chừng; bảng vẫn hiển thị một kỳ phát hành nguyên vẹn. Hãy xác nhận lại.",
            "Publishing was broken off; the board still shows a whole release. Confirm it again.",
        ),
    ),
}
_ID = re.compile(r"\d{8}-\d{6}-[0-9a-f]{4}")
_LONGEST_NAME = 60
UNCLAIMED_SECONDS = 600  # an upload is taken up within seconds


def deliveries_folder() -> Path:
    """One folder a delivery, named by its id."""
    return data_folder() / "incoming" / "deliveries"


def folder_of(delivery_id: str) -> Path:
    return deliveries_folder() / delivery_id


def is_delivery_id(text: str) -> bool:
    return _ID.fullmatch(text) is not None


def lock_of(delivery_id: str) -> FileLock:
    """Held by whoever works on the delivery."""
    return FileLock(folder_of(delivery_id) / "at_work.lock")


def deliveries() -> list[Delivery]:
    """All of them, the newest first."""
    root = deliveries_folder()
    ids = (
        sorted((path.name for path in root.iterdir() if is_delivery_id(path.name)), reverse=True)
        if root.is_dir()
        else []
    )
    return [found for delivery_id in ids if (found := read_delivery(delivery_id))]


def read_delivery(delivery_id: str) -> Delivery | None:
    """The delivery as it stands; BROKEN_OFF says what one is whose work died. None where there is no such one."""
    delivery = state_of(delivery_id)
    if delivery is None or not delivery.is_running or _somebody_works(delivery_id):
        return delivery
    delivery = state_of(delivery_id)  # it may have ended between the two looks
    if delivery is None or not delivery.is_running:
        return delivery
    state, message = BROKEN_OFF[delivery.state]
    return replace(delivery, state=state, message=message, step=None, confirmed_by="")


def state_of(delivery_id: str) -> Delivery | None:
    """What the state file says, whether or not somebody is still at work."""
    try:
        return delivery_of(json.loads((folder_of(delivery_id) / "state.json").read_text(encoding="utf-8")))
    except (FileNotFoundError, NotADirectoryError):
        return None


def _somebody_works(delivery_id: str) -> bool:
    lock = lock_of(delivery_id)
    if not Path(lock.lock_file).exists():
        return False
    with suppress(Timeout), lock.acquire(timeout=0):
        return False
    return True


def new_id() -> str:
    """'20261124-214815-3fa9': later ones sort later; nothing in it comes from the file."""
    return f"{datetime.now():%Y%m%d-%H%M%S}-{secrets.token_hex(2)}"


def cleaned_name(name: str) -> str:
    """A file's own name in plain characters, without a folder. To be judged and then shown; never a path."""
    last = re.split(r"[\\/]", name)[-1]
    return re.sub(r"[^\w .()-]", "_", last).strip()[:_LONGEST_NAME]


def uploads_folder() -> Path:
    """Files that the screen has taken in, each under the id of the delivery it is to become."""
    return data_folder() / "work" / "uploads"


def unclaimed_uploads() -> list[Path]:
    """Those that nobody will come for any more."""
    return [path for path in waiting_uploads() if time.time() - path.stat().st_mtime > UNCLAIMED_SECONDS]


def waiting_uploads() -> list[Path]:
    """Those that no delivery has taken yet, the newest first."""
    root = uploads_folder()
    found = [path for path in root.iterdir() if is_delivery_id(path.name)] if root.is_dir() else []
    return sorted(found, key=lambda path: path.name, reverse=True)
