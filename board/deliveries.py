"""A delivery: one file brought in, from its arrival to its release. The shape of its state file, and how it is read.

The pipeline writes `state.json` in the delivery's folder, in one step each time; the screen and the command line read it.
Whoever works on a delivery holds the lock beside it, which the system frees when a process dies, however it dies.
"""

from __future__ import annotations

import json
import re
from contextlib import suppress
from dataclasses import dataclass, replace
from datetime import date, datetime
from pathlib import Path
from typing import Any, Literal

from filelock import FileLock, Timeout

from board.definition_file import Text
from board.revision import Changes, changes_from_json
from geo.places import data_folder

State = Literal["receiving", "refused", "ready", "publishing", "published", "cancelled", "failed"]
RUNNING = ("receiving", "publishing")
STATE_WORDS: dict[str, Text] = {
    "receiving": Text("Đang kiểm tra", "Being checked"),
    "refused": Text("Bị từ chối", "Refused"),
    "ready": Text("Chờ xác nhận", "Awaiting confirmation"),
    "publishing": Text("Đang phát hành", "Being published"),
    "published": Text("Đã phát hành", "Published"),
    "cancelled": Text("Đã hủy", "Cancelled"),
    "failed": Text("Không hoàn thành", "Not completed"),
}
KIND_WORDS: dict[str, Text] = {
    "dossiers": Text("Hồ sơ dịch vụ công", "Dossiers of public services"),
    "service_offers": Text("Dịch vụ công được cung cấp", "Public services offered"),
    "targets": Text("Chỉ tiêu", "Targets"),
    "extract": Text("Bản trích ẩn danh", "Protected extract"),
}
PUBLIC_BY_NATURE = (
    "service_offers",
    "targets",
)  # statistics without people: who published them has to be said
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


@dataclass(frozen=True)
class Step:
    """What is being done now. done: share 0-1, None where it is not known."""

    what: Text
    done: float | None


@dataclass(frozen=True)
class Found:
    """Identifiers in a refused file: where, of which kind, how many; never one of them."""

    sheet: str
    column: str
    kind: Text
    count: int


@dataclass(frozen=True)
class Checked:
    """The gate's verdict in numbers of lines; rows = valid + bad. problems: how many entries problems.csv lists."""

    rows: int
    valid: int
    problems: int
    found: tuple[Found, ...] = ()


@dataclass(frozen=True)
class Preview:
    """What will be different from the release `base` that was shown when this was made ('' for none).

    last_period: of the release to come. warnings: what the second person should look at.
    """

    base: str
    last_period: date
    changes: Changes
    warnings: tuple[Text, ...]


@dataclass(frozen=True)
class Delivery:
    """One delivery. kind: of KIND_WORDS, '' while unknown. file_name: cleaned, '' once refused for identifiers.

    basis: 'protected', or 'public: <who said so>'. months: those it brings. at, ended_at: ISO times with zone.
    message: why it was refused or failed.
    """

    id: str
    state: State
    kind: str
    file_name: str
    size_bytes: int
    sha256: str
    by: str
    at: str
    basis: str
    step: Step | None = None
    checked: Checked | None = None
    months: tuple[date, ...] = ()
    preview: Preview | None = None
    message: Text | None = None
    confirmed_by: str = ""
    ended_at: str = ""
    release_id: str = ""

    @property
    def is_running(self) -> bool:
        return self.state in RUNNING

    @property
    def received_at(self) -> datetime:
        return datetime.fromisoformat(self.at)


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


def delivery_of(said: dict[str, Any]) -> Delivery:
    """A delivery from what `state.json` holds: dataclasses.asdict with days as ISO text."""
    return Delivery(
        **{
            **said,
            "step": said["step"] and Step(Text(**said["step"]["what"]), said["step"]["done"]),
            "checked": said["checked"] and _checked(said["checked"]),
            "months": _days(said["months"]),
            "preview": said["preview"] and _preview(said["preview"]),
            "message": said["message"] and Text(**said["message"]),
        }
    )


def _checked(said: dict[str, Any]) -> Checked:
    return Checked(
        **{**said, "found": tuple(Found(**{**one, "kind": Text(**one["kind"])}) for one in said["found"])}
    )


def _preview(said: dict[str, Any]) -> Preview:
    return Preview(
        base=said["base"],
        last_period=date.fromisoformat(said["last_period"]),
        changes=changes_from_json(said["changes"]),
        warnings=tuple(Text(**one) for one in said["warnings"]),
    )


def _days(texts: list[str]) -> tuple[date, ...]:
    return tuple(date.fromisoformat(text) for text in texts)
