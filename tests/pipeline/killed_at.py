"""A command on a folder of releases that kills itself the moment it comes to a step: for tests and benchmarks.

    python -m tests.pipeline.killed_at STEP COMMAND...

STEP: 'module.function' of the pipeline, such as 'publish.place'; '-' for none: somebody else kills. COMMAND: publish EXTRACT
RELEASES, or withdraw, purge, restore RELEASES ID. Prints 'ready' once everything is imported.
"""

from __future__ import annotations

import os
import signal
import sys
from importlib import import_module
from pathlib import Path

from pipeline.publish import publish
from pipeline.withdrawing import restore, withdraw

DEADLY = (
    signal.SIGKILL if os.name == "posix" else signal.SIGTERM
)  # on Windows every signal ends a process at once


def kill_at(step: str) -> None:
    """Let the step be the process's last."""
    module, function = step.rsplit(".", 1)
    setattr(import_module(f"pipeline.{module}"), function, lambda *_, **__: os.kill(os.getpid(), DEADLY))


def run(command: str, *arguments: str) -> None:
    if command == "publish":
        publish(*map(Path, arguments), people_sheets=False)
    elif command == "restore":
        restore(Path(arguments[0]), arguments[1])
    else:
        withdraw(Path(arguments[0]), arguments[1], purge=command == "purge")


if __name__ == "__main__":
    if sys.argv[1] != "-":
        kill_at(sys.argv[1])
    print("ready", flush=True)
    run(*sys.argv[2:])
