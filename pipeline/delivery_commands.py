"""Commands of the data stewards: bring a file in, look at it, publish it with a second person, name stewards."""

from __future__ import annotations

import argparse
import getpass
import sys
from pathlib import Path

from board.deliveries import KIND_WORDS, STATE_WORDS, Delivery
from board.delivery_folder import PROBLEMS, deliveries, folder_of, new_id, read_delivery
from board.errors import BoardError
from board.words import day, number
from pipeline.deliveries.decide import cancel, confirm
from pipeline.deliveries.journal import sweep
from pipeline.deliveries.naming import name_steward, remove_steward
from pipeline.deliveries.receive import receive
from pipeline.progress import say


def add_commands(commands: argparse._SubParsersAction) -> None:
    """receive, confirm, cancel, deliveries, steward."""
    take = commands.add_parser("receive", help="nhận một tệp số liệu · take in a file of figures")
    take.add_argument("file", type=Path, help="CSV, XLSX, Parquet; ZIP của bản trích · ZIP of an extract")
    _by(take, "người nộp · who submits it")
    take.add_argument("--kind", choices=KIND_WORDS, help="loại tệp · kind of file (default: by its headings)")
    take.add_argument(
        "--public",
        default="",
        metavar="WHO",
        help="cơ quan đã công bố số liệu · who has published the figures",
    )
    for internal, kept_as in (("--name", "name"), ("--id", "delivery_id")):  # the screen's own
        take.add_argument(internal, default="", dest=kept_as, help=argparse.SUPPRESS)
    take.add_argument("--uploaded", action="store_true", help=argparse.SUPPRESS)
    take.set_defaults(run=receive_file)

    yes = commands.add_parser(
        "confirm", help="xác nhận và phát hành một lần nộp · confirm and publish a delivery"
    )
    yes.add_argument("delivery_id", metavar="id", help="mã lần nộp · the delivery's id")
    _by(yes, "người xác nhận, khác người nộp · who confirms, another than who submitted")
    yes.set_defaults(run=confirm_delivery)

    no = commands.add_parser("cancel", help="hủy một lần nộp · drop a delivery")
    no.add_argument("delivery_id", metavar="id", help="mã lần nộp · the delivery's id")
    _by(no, "người hủy · who drops it")
    no.set_defaults(run=cancel_delivery)

    listing = commands.add_parser("deliveries", help="các lần nộp · list the deliveries")
    listing.set_defaults(run=show_deliveries)

    steward = commands.add_parser("steward", help="đặt người phụ trách số liệu · name a data steward")
    steward.add_argument("name", help="họ tên · the person's name")
    steward.add_argument("--remove", action="store_true", help="bỏ khỏi danh sách · take off the list")
    steward.add_argument(
        "--passphrase-stdin",
        action="store_true",
        help="đọc mật khẩu từ đầu vào · read the passphrase from input",
    )
    steward.set_defaults(run=steward_named)


def receive_file(
    file: Path, by: str, kind: str | None, public: str, name: str, delivery_id: str, uploaded: bool
) -> None:
    """Take in a file and say what publishing it would change."""
    if not file.is_file():
        raise BoardError(f"Không có tệp {file.name}.", f"There is no file {file.name}.")
    delivery_id = delivery_id or new_id()
    try:
        done = receive(
            file, by=by, kind=kind, public=public, name=name, uploaded=uploaded, delivery_id=delivery_id
        )
    except BoardError:
        if (refused := read_delivery(delivery_id)) is not None:
            _tell_checked(refused)  # what to mend; the sentence itself is said last, by who catches the error
        raise
    _tell(done)
    for warning in done.preview.warnings:
        say(f"- {warning.vi}", warning.en)
    say(
        f"Người thứ hai xem và xác nhận: python -m pipeline confirm {done.id} --by …",
        f"A second person looks and confirms: python -m pipeline confirm {done.id} --by …",
    )


def confirm_delivery(delivery_id: str, by: str) -> None:
    """Publish a delivery in two names."""
    done = confirm(delivery_id, by=by)
    say(f"Đã phát hành {done.release_id}.", f"{done.release_id} is published.")


def cancel_delivery(delivery_id: str, by: str) -> None:
    """Drop a delivery."""
    done = cancel(delivery_id, by=by)
    say(f"Đã hủy lần nộp {done.id}.", f"The delivery {done.id} is dropped.")


def show_deliveries() -> None:
    """List the deliveries, the newest first; put an end to those that were broken off."""
    sweep()
    found = deliveries()
    if not found:
        say("Chưa có lần nộp nào.", "There is no delivery yet.")
    for delivery in found:
        _tell(delivery)


def steward_named(name: str, remove: bool, passphrase_stdin: bool) -> None:
    """Name a steward, give them a new passphrase, or take them off the list."""
    if remove:
        say(f"Đã bỏ {remove_steward(name)} khỏi danh sách.", "The steward is off the list.")
        return
    if passphrase_stdin:
        passphrase = sys.stdin.readline().rstrip("\r\n")
    else:
        passphrase = getpass.getpass("Mật khẩu · passphrase: ")
        if passphrase != getpass.getpass("Nhập lại · again: "):
            raise BoardError("Hai lần nhập không giống nhau.", "The two entries differ.")
    named = name_steward(name, passphrase)
    say(f"{named} là người phụ trách số liệu.", f"{named} is a data steward.")


def _by(command: argparse.ArgumentParser, words: str) -> None:
    command.add_argument("--by", required=True, metavar="NAME", help=words)


def _tell(delivery: Delivery) -> None:
    """One delivery, what the gate said of it, and where the bad lines are listed."""
    parts = [delivery.id, day(delivery.received_at), delivery.by]
    kind = KIND_WORDS.get(delivery.kind)
    said = [STATE_WORDS[delivery.state], *([kind] if kind else [])]
    say(" · ".join([*parts, *(text.vi for text in said)]), " · ".join([*parts, *(text.en for text in said)]))
    _tell_checked(delivery)
    if delivery.message:
        say(f"  {delivery.message.vi}", f"  {delivery.message.en}")


def _tell_checked(delivery: Delivery) -> None:
    """What the gate counted and found; never a value."""
    if not delivery.checked:
        return
    counts = delivery.checked.rows, delivery.checked.valid, delivery.checked.rows - delivery.checked.valid
    vi, en = ([number(count, lang) for count in counts] for lang in ("vi", "en"))
    say(f"  {vi[0]} dòng, hợp lệ {vi[1]}, lỗi {vi[2]}", f"  {en[0]} rows, {en[1]} valid, {en[2]} bad")
    for one in delivery.checked.found:
        place = " / ".join(part for part in (one.sheet, one.column) if part)
        say(f"  {place}: {one.kind.vi} ({one.count})", f"  {place}: {one.kind.en} ({one.count})")
    if (listed := folder_of(delivery.id) / PROBLEMS).is_file():
        say(f"  Danh sách dòng lỗi: {listed}", f"  Bad lines are listed in {listed}")
