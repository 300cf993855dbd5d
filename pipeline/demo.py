"""The whole way with the simulated register, each step in a process of its own.

So the publishing step never has a person in its memory, and each step gives its memory back.
"""

from __future__ import annotations

import subprocess
import sys

from geo.places import ROOT
from pipeline.places import default_register
from pipeline.progress import say


def run_demo(people: int | None) -> int:
    """Sample, extract, publish; the exit code of the first step that fails, else 0.

    people: make the sample anew with so many; None: of full size, and one that is already there is kept.
    """
    register = default_register()
    steps = [["extract"], ["publish", register.name]]
    if people:
        steps.insert(0, ["sample", "--people", str(people)])
    elif not (register / "register.json").is_file():
        steps.insert(0, ["sample"])
    say("Dữ liệu mô phỏng: mọi con số đều do máy tạo ra.", "Simulated data: every number is invented.")
    for step in steps:
        code = subprocess.call([sys.executable, "-m", "pipeline", *step], cwd=ROOT, stdin=subprocess.DEVNULL)
        if code:
            return code
    return 0
