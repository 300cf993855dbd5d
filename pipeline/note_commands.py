"""Commands of the stewards' notes: add, list, withdraw."""

from __future__ import annotations

import argparse
import sys

from board.notes import notes_folder, read_notes
from board.words import day, month_name
from pipeline.notes import add_note, withdraw_note
from pipeline.progress import say

_MOST_BYTES = 1 << 16  # many times the longest note


def add_commands(commands: argparse._SubParsersAction) -> None:
    """note add, note list, note withdraw."""
    note = commands.add_parser("note", help="ý kiến của người phụ trách · notes of the stewards")
    kinds = note.add_subparsers(required=True, metavar="add | list | withdraw")

    new = kinds.add_parser("add", help="ghi một ý kiến, đọc từ đầu vào · sign a note, read from input")
    new.add_argument("--area", required=True, dest="area_code", metavar="CODE", help="mã địa bàn · area code")
    new.add_argument("--period", required=True, metavar="2025-06", help="tháng · month")
    new.add_argument("--indicator", dest="indicator_id", metavar="ID", help="chỉ số · indicator")
    _by(new)
    new.set_defaults(run=sign_note)

    listing = kinds.add_parser("list", help="các ý kiến đang có hiệu lực · the notes that stand")
    listing.set_defaults(run=show_notes)

    back = kinds.add_parser("withdraw", help="rút một ý kiến · take a note back")
    back.add_argument("note_id", metavar="id", help="mã của ý kiến, như n12 · the note's id, such as n12")
    _by(back)
    back.set_defaults(run=take_back)


def sign_note(area_code: str, period: str, indicator_id: str | None, by: str) -> None:
    """Sign a note. Its text comes by standard input: an argument would stand in the list of processes."""
    if sys.stdin.isatty():
        say("Nhập ý kiến, kết thúc bằng Ctrl-D (Windows: Ctrl-Z, Enter).", "Type the note, end with Ctrl-D.")
    text = sys.stdin.buffer.read(_MOST_BYTES).decode("utf-8", errors="replace")
    made = add_note(
        notes_folder(), area_code=area_code, period=period, indicator_id=indicator_id, text=text, by=by
    )
    say(f"Đã ghi ý kiến {made.id} của {made.by}.", f"The note {made.id} of {made.by} is kept.")


def show_notes() -> None:
    """List the notes that stand, in the order they were made."""
    notes = read_notes(notes_folder())
    if not notes:
        say("Chưa có ý kiến nào.", "There is no note yet.")
    for one in notes:
        parts = [one.id, one.area_code, one.indicator_id or "–", one.by, day(one.on)]
        say(" · ".join([*parts[:2], month_name(one.period, "vi"), *parts[2:]]), one.text)


def take_back(note_id: str, by: str) -> None:
    """Take a note back: reports made from now on do without it."""
    withdraw_note(notes_folder(), note_id, by=by)
    say(f"Đã rút ý kiến {note_id}.", f"The note {note_id} is taken back.")


def _by(command: argparse.ArgumentParser) -> None:
    command.add_argument("--by", required=True, metavar="NAME", help="người phụ trách · a data steward")
