"""A command on a folder of releases that kills itself the moment it comes to a step: for tests and benchmarks.

    python -m tests.pipeline.killed_at STEP COMMAND...

STEP: 'module.function' of the pipeline, such as 'publish.place'; '-' for none: somebody else kills, and every step of
publishing is printed as it begins. COMMAND: publish EXTRACT RELEASES, or withdraw, purge, restore RELEASES ID. Prints
'ready' once everything is imported.
"""

from __future__ import annotations

import os
import signal
import sys
from collections.abc import Callable
from importlib import import_module
from pathlib import Path

from pipeline import publish as publishing
from pipeline.publish import STEPS, publish
from pipeline.withdrawing import restore, withdraw

DEADLY = (
    signal.SIGKILL if os.name == "posix" else signal.SIGTERM
)  # on Windows every signal ends a process at once


def kill_at(step: str) -> None:
    """Let the step be the process's last."""
    module, function = step.rsplit(".", 1)
    setattr(import_module(f"pipeline.{module}"), function, lambda *_, **__: os.kill(os.getpid(), DEADLY))


def tell_steps() -> None:
    """Print the name of each step of publishing before it is taken."""
    for name in STEPS:
        setattr(publishing, name, _told(name, getattr(publishing, name)))


def _told(name: str, step: Callable) -> Callable:
    def tell_and_step(*arguments: object, **named: object) -> object:
        print(name, flush=True)
        return step(*arguments, **named)

    return tell_and_step


def run(command: str, *arguments: str) -> None:
    if command == "publish":
        publish(*map(Path, arguments), people_sheets=False)
    elif command == "restore":
        restore(Path(arguments[0]), arguments[1])
    else:
        withdraw(Path(arguments[0]), arguments[1], purge=command == "purge")


if __name__ == "__main__":
    if sys.argv[1] == "-":
        tell_steps()
    else:
        kill_at(sys.argv[1])
    print("ready", flush=True)
    run(*sys.argv[2:])
