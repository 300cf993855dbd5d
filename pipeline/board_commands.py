"""Commands of the board's side: they read extracts and releases, never a register."""

from __future__ import annotations

import argparse
from pathlib import Path

from board.definition_file import Text
from board.release_record import PLACES, read_record
from board.revision_words import told
from board.store import releases_folder
from geo.map_sheets import made_here
from pipeline.argument_types import count
from pipeline.people_sheets import draw_people_sheets, remove_people_sheets
from pipeline.places import incoming_folder
from pipeline.progress import say, spoken
from pipeline.publish import KEEP, publish, restore, withdraw
from pipeline.release_folder import release_file, state_of
from pipeline.release_list import show_releases
from pipeline.release_refusals import unknown


def add_commands(commands: argparse._SubParsersAction) -> None:
    """publish, releases, revisions, withdraw, restore."""
    new = commands.add_parser("publish", help="phát hành một bản trích · publish an extract")
    new.add_argument("extract", help="tên trong incoming/ hoặc thư mục · a name in incoming/, or a folder")
    new.add_argument(
        "--keep", type=count, default=KEEP, help="số kỳ giữ lại · releases kept (default: %(default)s)"
    )
    _who_and_wait(new)
    new.set_defaults(run=publish_extract)

    listing = commands.add_parser(
        "releases", help="các kỳ phát hành · list the releases, set damaged ones aside"
    )
    listing.set_defaults(run=show_releases)

    changes = commands.add_parser("revisions", help="kỳ phát hành đã thay đổi gì · what a release changed")
    _release_id(changes)
    changes.set_defaults(run=show_revisions)

    back = commands.add_parser(
        "withdraw",
        help="thu hồi một kỳ phát hành và các kỳ lập trên kỳ đó · withdraw a release and those built on it",
    )
    _release_id(back)
    back.add_argument("--purge", action="store_true", help="xóa hẳn tệp · delete its file for good")
    _who_and_wait(back)
    back.set_defaults(run=withdraw_release)

    again = commands.add_parser("restore", help="hiển thị lại một kỳ phát hành · show a release again")
    _release_id(again)
    _who_and_wait(again)
    again.set_defaults(run=restore_release)


def publish_extract(extract: str, keep: int, by: list[str], wait: float) -> None:
    """Publish an extract, by its name in the folder of incoming ones or by its own folder."""
    named = incoming_folder() / extract
    folder = named if named.is_dir() else Path(extract)
    release = publish(
        folder, releases_folder(), keep=keep, by=tuple(by), wait=wait, progress=spoken, tell=say
    )
    say(f"Đã phát hành {release.stem}.", f"{release.stem} is published.")


def show_revisions(release_id: str) -> None:
    """What the release changed against the one that was shown before it. Raises BoardError for an unknown id."""
    folder = releases_folder()
    state = state_of(folder, release_id)
    if state is None:
        raise unknown(release_id)
    record = read_record(folder / PLACES[state] / f"{release_id}.json")
    say(
        f"{release_id} so với {record.before}:" if record.before else f"{release_id}, kỳ đầu tiên:",
        f"{release_id} against {record.before}:" if record.before else f"{release_id}, the first one:",
    )
    for line in told(record.changes):
        say(line.vi, line.en)


def withdraw_release(release_id: str, purge: bool, by: list[str], wait: float) -> None:
    """Take a release back, say which ones go along and what is shown instead."""
    along: list[Text] = []
    shown = withdraw(
        releases_folder(), release_id, by=tuple(by), purge=purge, wait=wait,
        tell=lambda vi, en: along.append(Text(vi, en)),
    )  # fmt: skip
    for line in along:
        say(line.vi, line.en)
    _redraw(shown)
    vi, en = ("Đã thu hồi và xóa hẳn", "withdrawn and deleted") if purge else ("Đã thu hồi", "withdrawn")
    vi, en = f"{vi} {release_id}", f"{release_id} is {en}"
    if along:
        vi, en = f"{vi} cùng {len(along)} kỳ lập trên kỳ này", f"{en} with {len(along)} built on it"
    if shown:
        say(f"{vi}. Đang hiển thị {shown}.", f"{en}; {shown} is shown.")
    else:
        say(f"{vi}. Không còn kỳ phát hành nào để hiển thị.", f"{en}. No release is left to show.")


def restore_release(release_id: str, by: list[str], wait: float) -> None:
    restore(releases_folder(), release_id, by=tuple(by), wait=wait)
    _redraw(release_id)
    say(f"Đang hiển thị {release_id}.", f"{release_id} is shown now.")


def _redraw(shown: str | None) -> None:
    """The population mosaics follow the release that is shown."""
    if shown is None:
        remove_people_sheets(made_here())
        return
    with spoken("Vẽ bản đồ dân số", "Drawing the population mosaics"):
        draw_people_sheets(release_file(releases_folder(), shown), made_here())


def _release_id(command: argparse.ArgumentParser) -> None:
    command.add_argument("release_id", help="mã trong danh sách · an id from the list")


def _who_and_wait(command: argparse.ArgumentParser) -> None:
    command.add_argument(
        "--by", action="append", default=[], metavar="NAME",
        help="ai thực hiện, có thể lặp lại · who does it, may be given again",
    )  # fmt: skip
    command.add_argument(
        "--wait", type=float, default=0, metavar="S",
        help="số giây chờ người khác làm xong · seconds to wait for somebody else (default: 0)",
    )  # fmt: skip
