"""A delivery: one file brought in, from its arrival to its release. The shape of its state file and its words."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from typing import Any, Literal

from board.definition_file import Text
from board.revision import Changes, changes_from_json

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
class Problem:
    """One thing to mend. line: its number in the sender's program, None for the whole file."""

    sheet: str
    line: int | None
    column: str
    reason: Text


@dataclass(frozen=True)
class Checked:
    """The gate's verdict in numbers of lines; rows = valid + bad. problems: how many problems.csv lists; listed: the
    first of them."""

    rows: int
    valid: int
    problems: int
    found: tuple[Found, ...] = ()
    listed: tuple[Problem, ...] = ()


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
    """One delivery. kind: of KIND_WORDS, '' while unknown. file_name: cleaned, '' until the
    gate has judged it and for good once it has found identifiers.

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
    found = (Found(**{**one, "kind": Text(**one["kind"])}) for one in said["found"])
    listed = (Problem(**{**one, "reason": Text(**one["reason"])}) for one in said["listed"])
    return Checked(**{**said, "found": tuple(found), "listed": tuple(listed)})


def _preview(said: dict[str, Any]) -> Preview:
    return Preview(
        base=said["base"],
        last_period=date.fromisoformat(said["last_period"]),
        changes=changes_from_json(said["changes"]),
        warnings=tuple(Text(**one) for one in said["warnings"]),
    )


def _days(texts: list[str]) -> tuple[date, ...]:
    return tuple(date.fromisoformat(text) for text in texts)
