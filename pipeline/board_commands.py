"""Commands of the board's side: they read extracts and releases, never a register."""

from __future__ import annotations

from pathlib import Path

from board.store import releases_folder
from board.words import month_name, number
from pipeline.places import incoming_folder
from pipeline.progress import say, spoken
from pipeline.publish import ReleaseEntry, list_releases, publish, withdraw

_STATES = {
    "current": ("đang hiển thị", "shown now"),
    "kept": ("giữ lại", "kept"),
    "withdrawn": ("đã thu hồi", "withdrawn"),
    "damaged": ("bị hỏng", "damaged"),
}


def publish_extract(extract: str, keep: int) -> None:
    """Publish an extract, by its name in the folder of incoming ones or by its own folder."""
    named = incoming_folder() / extract
    with spoken("Lập và kiểm tra kỳ phát hành", "Building and checking the release"):
        release = publish(named if named.is_dir() else Path(extract), releases_folder(), keep=keep)
    say(f"Đã phát hành {release.stem}.", f"{release.stem} is published.")


def show_releases() -> None:
    """List the releases, the newest first."""
    entries = list_releases(releases_folder())
    if not entries:
        say("Chưa có kỳ phát hành nào.", "There is no release yet.")
    for entry in entries:
        say(_line(entry, "vi"), _line(entry, "en"))


def withdraw_release(release_id: str) -> None:
    """Take a release back and say what is shown instead."""
    shown = withdraw(releases_folder(), release_id)
    if shown:
        say(
            f"Đã thu hồi {release_id}. Đang hiển thị {shown}.",
            f"{release_id} is withdrawn; {shown} is shown.",
        )
    else:
        say(
            f"Đã thu hồi {release_id}. Không còn kỳ phát hành nào để hiển thị.",
            f"{release_id} is withdrawn. No release is left to show.",
        )


def _line(entry: ReleaseEntry, language: str) -> str:
    """'board-2026-10-1a2b3c4d · đang hiển thị · tháng 10/2026 · 96 MB · Dữ liệu mô phỏng'."""
    parts = [entry.release_id, _STATES[entry.state][language == "en"]]
    if entry.last_period:
        parts.append(month_name(entry.last_period, language))
    parts += [f"{number(entry.size_bytes / 1e6, language)} MB", entry.label]
    return " · ".join(part for part in parts if part)
