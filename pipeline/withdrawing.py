"""Taking a release back, and showing one again. What is taken back is out of every reader's reach in the first step."""

from __future__ import annotations

from pathlib import Path

from board.errors import BoardError
from board.release_record import State, current_id, matches, read_record, stand_ins
from pipeline.durable_files import move_file, storage_told
from pipeline.release_folder import (
    append_event,
    delete_release,
    lock,
    move_record,
    move_release,
    point_to,
    release_file,
    state_of,
)
from pipeline.release_repair import repair


def withdraw(
    releases: Path, release_id: str, *, by: tuple[str, ...] = (), purge: bool = False, wait: float = 0
) -> str | None:
    """Take a release back; return the id of the one that is shown now, None where nothing is left to show.

    The newest release before it is shown instead. The file is kept in withdrawn/ for `restore`; purge: it is deleted,
    now and for good (a mistake of privacy), also when it was withdrawn before. The same content is not published again.
    Raises BoardError for a release that the folder does not have.
    """
    _require_folder(releases, release_id)
    with storage_told(releases), lock(releases, wait):
        repair(releases)
        state = state_of(releases, release_id)
        if state == "withdrawn" and not purge:
            raise BoardError(
                f"Kỳ phát hành {release_id} đã được thu hồi từ trước.",
                f"The release {release_id} was withdrawn before.",
            )
        if state not in ("kept", "withdrawn"):
            raise unknown(release_id)
        instead = stand_ins(releases, release_id)
        move_record(releases, release_id, state, "purged" if purge else "withdrawn")
        if current_id(releases) == release_id:
            point_to(releases, instead[0].release_id if instead else None)
        if purge:
            delete_release(release_file(releases, release_id, state))
        else:
            move_release(releases, release_id, state, "withdrawn")
        append_event(releases, "purged" if purge else "withdrawn", release_id, by)
        return current_id(releases)


def restore(releases: Path, release_id: str, *, by: tuple[str, ...] = (), wait: float = 0) -> Path:
    """Show a release again that was withdrawn, or an older one that was kept; return its file.

    Raises BoardError where its file is gone or is not what its record says.
    """
    _require_folder(releases, release_id)
    with storage_told(releases), lock(releases, wait):
        repair(releases)
        state = state_of(releases, release_id)
        if state == "withdrawn":
            _bring_back(releases, release_id)
        elif state != "kept":
            raise unknown(release_id) if state is None else _gone(release_id, state)
        if current_id(releases) != release_id or state == "withdrawn":
            point_to(releases, release_id)
            append_event(releases, "restored", release_id, by)
        return release_file(releases, release_id)


def refuse_withdrawn(releases: Path, release_id: str) -> None:
    """Raises BoardError for the id of content that was taken back."""
    if state_of(releases, release_id) == "withdrawn":
        raise BoardError(
            f"Kỳ phát hành {release_id} đã bị thu hồi nên không công bố lại cùng nội dung. Hãy dùng lệnh 'restore' "
            "để hiển thị lại, hoặc lập bản trích mới.",
            f"The release {release_id} was withdrawn; the same content is not published again. Show it again with the "
            "command 'restore', or make a new extract.",
        )
    if state_of(releases, release_id) == "purged":
        raise BoardError(
            f"Kỳ phát hành {release_id} đã bị thu hồi và xóa hẳn nên không công bố lại cùng nội dung. "
            "Hãy lập bản trích mới.",
            f"The release {release_id} was withdrawn and deleted; the same content is not published again. "
            "Make a new extract.",
        )


def _bring_back(releases: Path, release_id: str) -> None:
    kept_aside = release_file(releases, release_id, "withdrawn")
    if not matches(kept_aside, read_record(kept_aside)):
        raise _gone(release_id, "damaged")
    move_file(kept_aside, release_file(releases, release_id))
    move_record(releases, release_id, "withdrawn", "kept")


def _require_folder(releases: Path, release_id: str) -> None:
    if not releases.is_dir():
        raise unknown(release_id)


def unknown(release_id: str) -> BoardError:
    """For an id that the folder has never had."""
    return BoardError(
        f"Không có kỳ phát hành {release_id}. Xem danh sách bằng lệnh 'releases'.",
        f"There is no release {release_id}. The command 'releases' lists them.",
    )


def _gone(release_id: str, state: State) -> BoardError:
    vi, en = {
        "purged": ("đã bị xóa hẳn", "was deleted for good"),
        "past": ("đã cũ, không còn được giữ", "is too old and not kept any more"),
        "damaged": ("bị hỏng", "is damaged"),
    }[state]
    return BoardError(
        f"Tệp của kỳ phát hành {release_id} {vi} nên không hiển thị lại được. Hãy phát hành lại bản trích.",
        f"The file of the release {release_id} {en}, so it cannot be shown again. Publish the extract again.",
    )
