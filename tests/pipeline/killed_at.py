"""Commands on a folder of releases in processes of their own, which die at a step or are killed: for tests and benchmarks."""

from __future__ import annotations

import multiprocessing
import os
import signal
from collections.abc import Callable
from importlib import import_module
from multiprocessing.connection import Connection
from multiprocessing.process import BaseProcess
from pathlib import Path

from pipeline import publish as publishing
from pipeline.publish import STEPS, publish
from pipeline.withdrawing import restore, withdraw

DEADLY = (
    signal.SIGKILL if os.name == "posix" else signal.SIGTERM
)  # on Windows every signal ends a process at once
# Children of a server that has imported everything once: half a second less each than starting Python anew.
_processes = multiprocessing.get_context("forkserver" if os.name == "posix" else "spawn")
if os.name == "posix":
    _processes.set_forkserver_preload([__name__])


def started(step: str | None, *command: object) -> tuple[BaseProcess, Connection]:
    """Start a command: 'publish', extract, releases; or 'withdraw', 'purge', 'restore', releases, id.

    step: 'module.function' of the pipeline, such as 'publish.place', where the process kills itself; None: it lives.
    The connection tells 'ready', then each step of publishing as it begins, and ends with the process.
    """
    ours, theirs = _processes.Pipe(duplex=False)
    process = _processes.Process(target=_run, args=(theirs, step, *map(str, command)), daemon=True)
    process.start()
    theirs.close()
    return process, ours


def steps_told(connection: Connection) -> list[str]:
    """What a process that has ended told and nobody has read yet."""
    told = []
    while True:
        try:
            told.append(connection.recv())
        except EOFError:
            return told


def _run(connection: Connection, step: str | None, command: str, *arguments: str) -> None:
    for name in STEPS:
        setattr(publishing, name, _telling(connection, name, getattr(publishing, name)))
    if step:
        module, function = step.rsplit(".", 1)
        setattr(import_module(f"pipeline.{module}"), function, lambda *_, **__: os.kill(os.getpid(), DEADLY))
    connection.send("ready")
    if command == "publish":
        publish(*map(Path, arguments), people_sheets=False)
    elif command == "restore":
        restore(Path(arguments[0]), arguments[1])
    else:
        withdraw(Path(arguments[0]), arguments[1], purge=command == "purge")


def _telling(connection: Connection, name: str, step: Callable) -> Callable:
    def tell_and_step(*arguments: object, **named: object) -> object:
        connection.send(name)
        return step(*arguments, **named)

    return tell_and_step
