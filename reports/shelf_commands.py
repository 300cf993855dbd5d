"""Commands on made reports: list and verify them, bind them into a book, put them into an envelope."""

from __future__ import annotations

import argparse
from pathlib import Path

from board.errors import BoardError
from board.store import current_release, releases_folder
from board.today import today
from board.words import number
from reports import batch, shelf
from reports.batch_state import STATE_WORDS, batches
from reports.book import book_of, envelope_of, nested
from reports.chosen import letter_for
from reports.edition import Edition, every
from reports.make_commands import add_edition, add_kind, add_out, editions_of, letter_said
from reports.told import say
from reports.verify import verify
from reports.whole_files import write_whole

NOT_OPENED = 2  # as of a wrong command
WORST_FIRST = (1, 5, 4, 3, NOT_OPENED, 0)  # differ, damaged, foreign, unknown, no such file, agree


def add_commands(commands: argparse._SubParsersAction) -> None:
    """list, verify, book, envelope."""
    listing = commands.add_parser("list", help="các báo cáo đã lập · list the made reports")
    listing.add_argument("--remove", metavar="ID", help="xóa một báo cáo · take one off the shelf")
    listing.set_defaults(run=show_reports)

    check = commands.add_parser(
        "verify", help="đối chiếu báo cáo với kỳ phát hành · compare reports with the release"
    )
    check.add_argument("files", type=Path, nargs="+", metavar="FILE")
    check.set_defaults(run=verify_files)

    bound = commands.add_parser(
        "book", help="tất cả báo cáo của một kỳ trong một tệp · all reports in one file"
    )
    bound.add_argument("period", metavar="PERIOD", help="2025-06, 2025-Q2, 2025, last-month")
    add_edition(bound)
    add_out(bound)
    bound.set_defaults(run=make_book)

    cover = commands.add_parser(
        "envelope", help="một tệp mang các báo cáo đã lập · one file carrying finished ones"
    )
    cover.add_argument(
        "of", metavar="PERIOD|FOLDER", help="kỳ trong danh sách, hoặc thư mục · of the shelf, or a folder"
    )
    add_kind(cover)
    add_out(cover)
    cover.set_defaults(run=make_envelope)


def show_reports(remove: str | None) -> None:
    """The made reports and the last batches, the newest first; what a killed process left is put in order."""
    if remove:
        shelf.remove(remove)
        say(f"Đã xóa {remove}.", f"{remove} is removed.")
        return
    batch.sweep()
    found = shelf.listed()
    if not found:
        say("Chưa có báo cáo nào.", "There is no report yet.")
    for one in found:
        size = number(one.size_bytes / 1000, "vi")
        say(
            f"{one.id} · {one.period} · {size} kB", f"{one.made_at[:16].replace('T', ' ')} · {one.release_id}"
        )
    for one in batches():
        word = STATE_WORDS[one.state]
        say(f"{one.id} · {word.vi} {len(one.made)}/{one.total}", f"{word.en}, {len(one.failed)} failed")


def verify_files(files: list[Path]) -> int:
    """Say of each whether its figures are the release's; the gravest finding is the exit code."""
    codes = []
    for path in files:
        try:
            verdict = verify(path, releases_folder())
        except BoardError as error:
            say(error.vi, error.en)
            codes.append(NOT_OPENED)
            continue
        for vi, en in zip(verdict.said("vi"), verdict.said("en"), strict=True):
            say(vi, en)
        codes.append(verdict.exit_code)
    return next(code for code in WORST_FIRST if code in codes)


def make_book(period: str, out: Path | None, **chosen) -> None:
    """Bind every report of a period into one file. Raises BoardError where one of them cannot be made."""
    release = current_release()
    editions = editions_of([period], release.info, all=True, list=None, **_kind(chosen))
    over = letter_said(chosen)
    with batch.one_at_a_time():
        made = book_of(
            editions, lambda edition: letter_for(edition, over, alone=False), release, today(),
            late_ok=chosen["late_ok"],
        )  # fmt: skip
        entry = shelf.put(made, out)
    say(f"Đã lập {shelf.path_of(entry.id, out)}", f"The book of {len(editions)} reports is made.")


def make_envelope(of: str, out: Path | None, **chosen) -> None:
    """One file that carries finished reports: those of a period on the shelf, or the PDFs of a folder."""
    folder, lang = Path(of), chosen["lang"]
    if folder.is_dir():
        paths, stem, about = sorted(folder.glob("*.pdf")), folder.resolve().name, ""
    else:
        first = editions_of([of], current_release().info, all=True, list=None, **_kind(chosen))[0]
        paths, stem, about = _shelved(first), first.name, first.period_words()
    title = "Tập hồ sơ báo cáo" if lang == "vi" else "Reports"
    content = envelope_of(paths, title, about, today(), lang)
    target = (out or shelf.shelf_folder().parent / "envelopes") / f"ho-so-{stem}.pdf"
    write_whole(target, content)
    say(f"Đã lập {target}, gồm {len(paths)} báo cáo.", f"The envelope carries {len(paths)} reports.")


def _shelved(first: Edition) -> list[Path]:
    """The reports of this period on the shelf in the areas' order. Raises BoardError where there is none."""
    found: dict[str, str] = {}
    for one in shelf.listed():
        found.setdefault(one.name, one.id)
    paths = [shelf.path_of(found[one.name]) for one in nested(every(first)) if one.name in found]
    if not paths:
        raise BoardError(
            f"Chưa có báo cáo {first.period_words()} nào trong danh sách. Hãy lập trước bằng lệnh make --all.",
            f"There is no report of {first.period_words()} on the shelf. Make them first: make --all.",
        )
    return paths


def _kind(chosen: dict) -> dict:
    return {name: chosen[name] for name in ("rhythm", "form", "lang")}
