"""The whole way with the simulated register, each step in a process of its own.

So the publishing step never has a person in its memory, and each step gives its memory back.
"""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

from board.words import number
from geo.places import ROOT
from pipeline.places import default_register
from pipeline.progress import say
from pipeline.sample.files import flawed_rows


def run_demo(people: int | None) -> int:
    """Sample, extract, publish; the exit code of the first step that fails, else 0.

    people: make the sample anew with so many; None: of full size, and one that is already there is kept.
    """
    register = default_register()
    say("Dữ liệu mô phỏng: mọi con số đều do máy tạo ra.", "Simulated data: every number is invented.")
    if people:
        code = _step("sample", "--people", str(people))
    elif not (register / "register.json").is_file():
        code = _step("sample")
    else:
        code = 0
    return code or _extract(register) or _step("publish", register.name)


def _extract(register: Path) -> int:
    """Without the rows that the sample makes wrong on purpose; one wrong row more, or any of another register, stops it."""
    flawed = flawed_rows(register)
    if flawed:
        say(
            f"Sổ mẫu có {number(flawed, 'vi')} dòng cố ý sai để thấy việc kiểm tra; bản trích bỏ các dòng này.",
            f"The sample has {number(flawed, 'en')} rows made wrong on purpose, to show the checks; the extract "
            "leaves them out.",
        )
    return _step("extract", "--allow-refused", str(flawed))


def _step(*command: str) -> int:
    return subprocess.call([sys.executable, "-m", "pipeline", *command], cwd=ROOT, stdin=subprocess.DEVNULL)
