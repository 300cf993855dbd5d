"""Commands of whoever sets an office's reports up: what they print, and when they are made."""

from __future__ import annotations

import argparse
import os
import shlex
import shutil
import sys
from pathlib import Path

from geo.places import ROOT, data_folder
from reports.settings import read_settings, settings_path, write_example
from reports.told import say

EXAMPLES = Path(__file__).with_name("schedule")
SYSTEMS = ("cron", "systemd", "windows")


def add_commands(commands: argparse._SubParsersAction) -> None:
    """settings, schedule."""
    settings = commands.add_parser("settings", help="thông tin in trên báo cáo · what the reports print")
    settings.set_defaults(run=show_settings)
    schedule = commands.add_parser("schedule", help="ví dụ lập báo cáo định kỳ · examples for a schedule")
    schedule.add_argument(
        "system", nargs="?", choices=SYSTEMS, help="(default: của máy này · this machine's)"
    )
    schedule.set_defaults(run=show_schedule)


def show_settings() -> None:
    """Check the settings file, or write a commented example where there is none."""
    path = settings_path()
    if not path.exists():
        write_example()
        say(f"Đã ghi tệp mẫu {path}. Hãy mở và sửa.", "An example is written there. Open and edit it.")
        return
    letter = read_settings()
    say(f"{path}: đọc được. Cơ quan ban hành: {letter.agency}.", f"It can be read. Agency: {letter.agency}.")


def show_schedule(system: str | None) -> None:
    """Print an example with this machine's own folders in it."""
    system = system or ("windows" if os.name == "nt" else "systemd" if shutil.which("systemctl") else "cron")
    quoted = str if system == "windows" else shlex.quote
    places = {"root": ROOT, "python": Path(sys.executable), "log": data_folder() / "reports" / "schedule.log"}
    text = (EXAMPLES / f"{system}.txt").read_text(encoding="utf-8")
    for name, path in places.items():
        text = text.replace(f"{{{name}}}", quoted(str(path)))
    print(text)
