"""Commands that make reports: one, a list, all; a batch that the screen has ordered; the view of a page."""

from __future__ import annotations

import argparse
from pathlib import Path
from urllib.parse import parse_qsl, urlsplit

from board.errors import BoardError
from board.question import Question
from board.release_info import ReleaseInfo
from board.store import current_release
from board.today import today
from board.words import listed
from geo.areas import PROVINCE_CODE
from reports import batch, shelf
from reports.asking import keeping
from reports.attachments import attachments
from reports.batch_state import STATE_WORDS
from reports.chosen import area_code_of, areas_listed, letter_for, period_of, rhythm_of
from reports.edition import FORMS, RHYTHMS, Edition, every
from reports.make import finished
from reports.many import made_one_by_one
from reports.settings import read_settings
from reports.told import bar, say
from reports.views import PAGES, view

SOME_FAILED, STOPPED = 3, 130
_LETTER = {  # what is said over the settings file
    "number": "số văn bản, chỉ cho một báo cáo · number, of one report alone",
    "place": "địa danh · place",
    "signed_on": "ngày ký, 2026-11-25 · day of signing",
    "to": "kính gửi · addressed to",
    "position": "chức vụ người ký · title of the signer",
    "signer": "người ký · name of the signer",
}


def add_commands(commands: argparse._SubParsersAction) -> None:
    """make, batch, view."""
    make = commands.add_parser("make", help="lập một, nhiều hoặc tất cả báo cáo · make one, many or all")
    make.add_argument(
        "where", nargs="*", metavar="AREA PERIOD",
        help="địa bàn (mã hoặc tên) và kỳ: 2025-06, 2025-Q2, 2025, last-month · area (code or name) and period",
    )  # fmt: skip
    many = make.add_mutually_exclusive_group()
    many.add_argument(
        "--all", action="store_true", help="toàn tỉnh và mọi địa bàn · the province and every area"
    )
    many.add_argument("--list", type=Path, metavar="FILE", help="mỗi dòng một địa bàn · one area a line")
    add_edition(make)
    add_out(make)
    make.set_defaults(run=make_reports, usage=make.error)

    ordered = commands.add_parser(
        "batch", help="lập đợt mà màn hình đã đặt · make what the screen has ordered"
    )
    ordered.add_argument("batch_id", metavar="id")
    ordered.set_defaults(run=make_batch)

    page = commands.add_parser("view", help="in đúng một trang của bảng · one page of the board as PDF")
    page.add_argument(
        "address", help="địa chỉ của trang · the page's address: 'ban-do?area=74&period=2025-06'"
    )
    add_out(page)
    page.set_defaults(run=make_view)


def add_edition(command: argparse.ArgumentParser) -> None:
    """What a report is, and what its letter says over the settings."""
    add_kind(command)
    command.add_argument(
        "--late-ok", action="store_true", help="lập dù số liệu chậm · make it on late figures"
    )
    for name, help_ in _LETTER.items():
        command.add_argument(f"--{name.replace('_', '-')}", dest=name, default=None, help=help_)


def add_kind(command: argparse.ArgumentParser) -> None:
    """Which of the editions of an area and period."""
    command.add_argument(
        "--rhythm",
        choices=RHYTHMS,
        help="tháng, quý, năm (default: như kỳ được ghi · as the period is written)",
    )
    command.add_argument(
        "--form", choices=FORMS, default="official", help="văn bản, bản tin (default: official)"
    )
    command.add_argument(
        "--lang", choices=("vi", "en"), default="vi", help="tiếng Anh chỉ có bản tin · en: bulletin"
    )


def add_out(command: argparse.ArgumentParser) -> None:
    command.add_argument(
        "--out",
        type=Path,
        metavar="FOLDER",
        help="thư mục ghi báo cáo · where to put it (default: the shelf)",
    )


def make_reports(where: list[str], out: Path | None, usage, **chosen) -> int:
    """Make what is asked for; goes on after a failure and says which."""
    is_many = chosen["all"] or chosen["list"] is not None
    if len(where) != (1 if is_many else 2):
        usage(
            "một địa bàn và một kỳ; với --all, --list chỉ một kỳ · AREA PERIOD, with --all or --list PERIOD alone"
        )
    release = current_release()
    editions = editions_of(where, release.info, **chosen)
    over = letter_said(chosen)
    alone = len(editions) == 1
    if not alone and "number" in over:
        usage("--number chỉ cho một báo cáo · is for one report alone")
    made, failed = [], []
    with batch.one_at_a_time(), bar("Lập báo cáo", "Making reports", len(editions)) as drawn:
        for outcome in made_one_by_one(
            editions,
            lambda edition: letter_for(edition, over, alone=alone),
            release,
            today(),
            late_ok=chosen["late_ok"],
            folder=out,
        ):
            drawn.update()
            (made if outcome.report else failed).append(outcome)
    if alone and failed:
        raise failed[0].error
    for one in failed:
        name = one.edition.area
        say(f"{name.name_vi} ({name.area_code}): {one.error.vi}", f"{name.name_en}: {one.error.en}")
    if alone:
        say(f"Đã lập {shelf.path_of(made[0].report.id, out)}", "The report is made.")
        return 0
    folder = out or shelf.shelf_folder()
    say(
        f"Đã lập {len(made)}/{len(editions)} báo cáo trong {folder}.",
        f"{len(made)} of {len(editions)} reports are made.",
    )
    return SOME_FAILED if failed else 0


def editions_of(
    where: list[str], info: ReleaseInfo, *, rhythm: str | None, form: str, lang: str, **which
) -> list[Edition]:
    """The editions that were asked for. Raises BoardError for what does not exist."""
    rhythm = rhythm_of(where[-1], rhythm)
    period = period_of(where[-1], rhythm, info, today())
    params = {"period": f"{period:%Y-%m}", "rhythm": rhythm, "form": form, "lang": lang}
    if which["all"]:
        return every(Edition.from_params({**params, "area": PROVINCE_CODE}, info))
    codes = areas_listed(which["list"], period) if which["list"] else [area_code_of(where[0], period)]
    return [Edition.from_params({**params, "area": code}, info) for code in codes]


def letter_said(chosen: dict) -> dict[str, str]:
    """What the command says over the settings file."""
    return {name: chosen[name] for name in _LETTER if chosen[name] is not None}


def make_batch(batch_id: str) -> int:
    """Make an ordered batch; everything is told in its state file."""
    done = batch.run(batch_id)
    word = STATE_WORDS[done.state]
    say(f"{word.vi}: {len(done.made)}/{done.total}.", f"{word.en}: {len(done.made)} of {done.total}.")
    if done.message:
        raise BoardError(done.message.vi, done.message.en)
    if done.state == "cancelled":
        return STOPPED
    return SOME_FAILED if done.failed else 0


def make_view(address: str, out: Path | None) -> int:
    """The PDF of a page, from its address as the browser shows it."""
    parts = urlsplit(address)
    page, params = parts.path.rstrip("/").rsplit("/", 1)[-1], dict(parse_qsl(parts.query))
    release, language = current_release(), "en" if params.get("lang") == "en" else "vi"
    question = Question.from_params(
        params, Question("card_delivered", release.info.last_period), release.info
    )
    if lost := question.lost(params):
        raise BoardError(
            f"Không in được trang này: địa chỉ có phần không dùng được ({listed(lost, 'vi')}). Hãy chép lại địa chỉ từ bảng.",
            f"There is no such page: a part of the address cannot be used ({listed(lost, 'en')}). Copy it from the board.",
        )
    more = {key: params[key] for key in PAGES[page].more if key in params} if page in PAGES else {}
    document = view(
        page, question, keeping(release), release, language, today(),
        more=more, board_address=read_settings().board_address,
    )  # fmt: skip
    entry = shelf.put(finished(document, attachments(document)), out)
    say(f"Đã lập {shelf.path_of(entry.id, out)}", "The page is made.")
    return 0
