"""The pipeline's command line: from the owner's register to the release that the board shows.

    python -m pipeline --help

Owner's side: sample, check, extract. Board's side: publish, releases, revisions, withdraw, restore. `demo` goes the whole way.
"""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

from board.errors import BoardError
from pipeline import (
    audit_commands,
    board_commands,
    delivery_commands,
    gate_commands,
    note_commands,
    owner_commands,
)
from pipeline.argument_types import count, count_or_none
from pipeline.demo import run_demo
from pipeline.places import default_register
from pipeline.progress import say
from pipeline.sample.people import FULL_SIZE

INTERRUPTED = "Query interrupted"  # what DuckDB makes of Ctrl-C in the middle of a query


def main(arguments: list[str] | None = None) -> int:
    """Exit code: 0 done, 1 with a message for the reader, 2 a wrong command, 130 after Ctrl-C."""
    for stream in (sys.stdout, sys.stderr):  # a Windows console may not be able to write Vietnamese
        stream.reconfigure(encoding="utf-8", errors="replace", line_buffering=True)
    chosen = vars(parser().parse_args(arguments))
    run = chosen.pop("run")
    try:
        return run(**chosen) or 0
    except BoardError as error:
        say(error.vi, error.en)
        return 1
    except KeyboardInterrupt:
        return _stopped()
    except RuntimeError as error:
        if str(error) != INTERRUPTED:
            raise
        return _stopped()


def _stopped() -> int:
    say("Đã dừng. Kỳ phát hành trước vẫn nguyên vẹn.", "Stopped. The last release is as it was.")
    return 130


def parser() -> argparse.ArgumentParser:
    """Every command with its help, Vietnamese first."""
    whole = argparse.ArgumentParser(
        prog="python -m pipeline",
        description="Sổ gốc -> bản trích -> kỳ phát hành · register -> extract -> release",
        epilog="Sổ gốc không rời máy của đơn vị chủ quản · the register never leaves its owner's machine",
    )
    commands = whole.add_subparsers(required=True, metavar="lệnh · command")
    _owner(commands)
    board_commands.add_commands(commands)
    gate_commands.add_commands(commands)
    delivery_commands.add_commands(commands)
    note_commands.add_commands(commands)
    audit_commands.add_commands(commands)
    demo = commands.add_parser(
        "demo", help="sample, extract, publish: dữ liệu mô phỏng · all with the sample"
    )
    demo.add_argument("--people", type=count, help="số người, làm lại sổ mẫu · people, makes the sample anew")
    demo.set_defaults(run=run_demo)
    return whole


def _owner(commands: argparse._SubParsersAction) -> None:
    sample = commands.add_parser("sample", help="tạo sổ gốc mô phỏng · make a simulated register")
    _register(sample)
    sample.add_argument(
        "--people", type=count, default=FULL_SIZE, help="số người · people (default: %(default)s)"
    )
    sample.add_argument("--seed", type=int, default=6, help="cùng số, cùng sổ · same seed, same register")
    sample.set_defaults(run=owner_commands.sample)

    check = commands.add_parser("check", help="chỉ kiểm tra sổ gốc · only check a register")
    _register(check)
    check.set_defaults(run=owner_commands.check)

    extract = commands.add_parser("extract", help="lập bản trích ẩn danh từ sổ gốc · extract from a register")
    _register(extract)
    extract.add_argument("--name", help="tên bản trích · the extract's name (default: the register's)")
    extract.add_argument(
        "--allow-refused", type=count_or_none, default=0, metavar="N",
        help="bỏ tối đa N dòng không hợp lệ · leave out at most N rows that are not valid (default: 0)",
    )  # fmt: skip
    extract.set_defaults(run=owner_commands.extract)


def _register(command: argparse.ArgumentParser) -> None:
    command.add_argument(
        "register", nargs="?", type=Path, default=default_register(),
        help="thư mục sổ gốc · the register's folder (default: %(default)s)",
    )  # fmt: skip


if __name__ == "__main__":
    sys.exit(main())
