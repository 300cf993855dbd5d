"""The reports' command line: one report, all of them, a book, an envelope; verify what somebody holds in their hands.

python -m reports --help
"""

from __future__ import annotations

import argparse
import logging
import sys

from board.errors import BoardError
from reports import make_commands, office_commands, shelf_commands
from reports.told import say

CODES = """mã thoát · exit codes:
  0    đã lập tất cả; verify: khớp · all made; verify: agrees
  1    từ chối, có lý do; verify: không khớp · refused, with the reason; verify: differs
  2    sai câu lệnh; verify: không mở được tệp · a wrong command; verify: a file cannot be opened
  3    một số báo cáo không lập được; verify: không có kỳ phát hành · some were not made; verify: release unknown
  4, 5 verify: không phải báo cáo của bảng, tệp hỏng · none of our reports, damaged
  130  đã dừng · stopped

ví dụ · examples:
  python -m reports make 74 2025-06
  python -m reports make "Thành phố Dĩ An" 2025-Q2 --rhythm quarter --number 12
  python -m reports make --all last-month
  python -m reports verify bao-cao-74-2025-06-thang.pdf"""


def main(arguments: list[str] | None = None) -> int:
    """The exit code; what is refused is said in both languages."""
    for stream in (sys.stdout, sys.stderr):  # a Windows console may not be able to write Vietnamese
        stream.reconfigure(encoding="utf-8", errors="replace", line_buffering=True)
    logging.getLogger("pypdf").setLevel(
        logging.ERROR
    )  # it warns of every file that was signed or prepared for it
    chosen = vars(parser().parse_args(arguments))
    run = chosen.pop("run")
    try:
        return run(**chosen) or 0
    except BoardError as error:
        say(error.vi, error.en)
        return 1
    except KeyboardInterrupt:
        say("Đã dừng. Báo cáo đã lập xong vẫn nguyên vẹn.", "Stopped. What was made is whole.")
        return make_commands.STOPPED


def parser() -> argparse.ArgumentParser:
    """Every command with its help, Vietnamese first."""
    whole = argparse.ArgumentParser(
        prog="python -m reports",
        description="Báo cáo PDF từ kỳ phát hành · reports as PDF from the release",
        epilog=CODES,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    commands = whole.add_subparsers(required=True, metavar="lệnh · command")
    make_commands.add_commands(commands)
    shelf_commands.add_commands(commands)
    office_commands.add_commands(commands)
    return whole


if __name__ == "__main__":
    sys.exit(main())
