"""What a folder of releases refuses to do, and why: unknown ids, content that was taken back, files that are gone."""

from __future__ import annotations

from pathlib import Path

from board.errors import BoardError
from board.release_chain import taken_back
from board.release_record import State, entries, read_record
from pipeline.release_folder import record_file, state_of

_LONGEST_SAID = 40  # characters of what somebody wrote as an id


def unknown(release_id: str) -> BoardError:
    """For an id that the folder has never had."""
    said = " ".join(release_id.split())[:_LONGEST_SAID]
    return BoardError(
        f"Không có kỳ phát hành {said}. Xem danh sách bằng lệnh 'releases'.",
        f"There is no release {said}. The command 'releases' lists them.",
    )


def require_can_go(release_id: str, state: State | None, purge: bool) -> State:
    """The state, where a release of that state can be taken back."""
    if state is None:
        raise unknown(release_id)
    if state == "purged":
        raise BoardError(
            f"Kỳ phát hành {release_id} đã được thu hồi và xóa hẳn từ trước.",
            f"The release {release_id} was withdrawn and deleted before.",
        )
    if state == "withdrawn" and not purge:
        raise BoardError(
            f"Kỳ phát hành {release_id} đã được thu hồi từ trước.",
            f"The release {release_id} was withdrawn before.",
        )
    return state


def refuse_withdrawn(releases: Path, release_id: str, built_on: str | None) -> None:
    """Raises BoardError for the id of content that was taken back, or that was built on such content."""
    known = entries(releases)
    state = state_of(releases, release_id)
    if state not in ("withdrawn", "purged"):
        if base := taken_back(known, built_on):
            raise BoardError(
                f"Số liệu này được lập trên kỳ phát hành {base.release_id} đã bị thu hồi nên không công bố. "
                "Hãy nộp lại tệp để ghép với kỳ đang hiển thị.",
                f"These figures were built on the release {base.release_id}, which was withdrawn, and are not "
                "published. Submit the file again, to be put beside what is shown now.",
            )
        return
    if state == "withdrawn":
        raise BoardError(
            f"Kỳ phát hành {release_id} đã bị thu hồi nên không công bố lại cùng nội dung. Hãy hiển thị lại kỳ đó "
            "(trang “Quản trị số liệu”, mục “Thu hồi hoặc hiển thị lại một kỳ”, hoặc lệnh 'restore'), hoặc lập "
            "bản trích mới.",
            f"The release {release_id} was withdrawn; the same content is not published again. Show it again (page "
            "“Data administration”, “Withdraw or show a release again”, or the command 'restore'), or make a new "
            "extract.",
        )
    raise BoardError(
        f"Kỳ phát hành {release_id} đã bị thu hồi và xóa hẳn nên không công bố lại cùng nội dung. "
        "Hãy lập bản trích mới.",
        f"The release {release_id} was withdrawn and deleted; the same content is not published again. "
        "Make a new extract.",
    )


def require_its_base(releases: Path, release_id: str) -> None:
    base = taken_back(entries(releases), read_record(record_file(releases, release_id, "withdrawn")).built_on)
    if base is None:
        return
    if base.state == "purged":
        raise BoardError(
            f"Kỳ phát hành {release_id} được lập trên kỳ {base.release_id} đã xóa hẳn nên không hiển thị lại được. "
            "Hãy nộp lại tệp để ghép với kỳ đang hiển thị.",
            f"The release {release_id} was built on {base.release_id}, which was deleted for good, and cannot be "
            "shown again. Submit its file again, to be put beside what is shown now.",
        )
    raise BoardError(
        f"Kỳ phát hành {release_id} được lập trên kỳ {base.release_id} đang bị thu hồi. "
        f"Hãy hiển thị lại {base.release_id} trước.",
        f"The release {release_id} was built on {base.release_id}, which is withdrawn. "
        f"Show {base.release_id} again first.",
    )


def gone(release_id: str, state: State) -> BoardError:
    vi, en = {
        "purged": ("đã bị xóa hẳn", "was deleted for good"),
        "past": ("đã cũ, không còn được giữ", "is too old and not kept any more"),
        "damaged": ("bị hỏng", "is damaged"),
    }[state]
    return BoardError(
        f"Tệp của kỳ phát hành {release_id} {vi} nên không hiển thị lại được. Hãy phát hành lại bản trích.",
        f"The file of the release {release_id} {en}, so it cannot be shown again. Publish the extract again.",
    )
