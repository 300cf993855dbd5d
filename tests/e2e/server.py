"""The real board in a process of its own, started exactly as run.py starts it, on a port of this machine."""

from __future__ import annotations

import os
import socket
import subprocess
import sys
import time
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import run

READY_WITHIN_SECONDS = 60


@dataclass(frozen=True)
class Server:
    """A running board: its address, its process, its log and the outside hosts that it asked for."""

    address: str
    pid: int
    log: Path
    audit_log: Path

    @property
    def outside_hosts(self) -> list[str]:
        return self.audit_log.read_text(encoding="utf-8").splitlines() if self.audit_log.exists() else []


@contextmanager
def running_board(
    releases: Path, folder: Path, app: str = "app.py", data: Path | None = None
) -> Iterator[Server]:
    """Start `app` on the releases; its log goes to `folder`. data: a data folder of its own.

    Raises RuntimeError when it does not answer.
    """
    port = unused_port()
    server_log, audit_log = folder / "server.log", folder / "outside.log"
    environment = {
        **os.environ,
        "BANG06_RELEASES": str(releases),
        "BANG06_AUDIT_LOG": str(audit_log),
        "PYTHONPATH": str(Path(__file__).parent / "audit"),
        "PYTHONIOENCODING": "utf-8",
        **({"BANG06_DATA": str(data)} if data else {}),
    }
    command = run.board_command("127.0.0.1", port, python=Path(sys.executable), app=app)
    with server_log.open("wb") as log:
        process = subprocess.Popen(command, cwd=run.ROOT, env=environment, stdout=log, stderr=log)
    address = f"http://127.0.0.1:{port}"
    try:
        wait_until_it_answers(process, address, server_log)
        yield Server(address, process.pid, server_log, audit_log)
    finally:
        process.terminate()
        try:
            process.wait(timeout=10)
        except subprocess.TimeoutExpired:
            process.kill()
            process.wait()


def unused_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


def wait_until_it_answers(process: subprocess.Popen, address: str, log: Path) -> None:
    direct = urllib.request.build_opener(urllib.request.ProxyHandler({}))
    deadline = time.monotonic() + READY_WITHIN_SECONDS
    while time.monotonic() < deadline and process.poll() is None:
        try:
            direct.open(f"{address}/_stcore/health", timeout=2).close()
            return
        except OSError:
            time.sleep(0.05)
    raise RuntimeError(
        f"the board does not answer:\n{log.read_text(encoding='utf-8', errors='replace')[-3000:]}"
    )
