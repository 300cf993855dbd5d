"""One command to see the board, one to test it; Python 3.11+ and its standard library are enough.

    python3 run.py          set up .venv, make the sample if there is no release, start the board
    python3 run.py test     set up what tests need and run all of them; further arguments go to pytest

On Windows say `py run.py`. A second start reads two small files and starts: nothing is installed or asked again.
"""

from __future__ import annotations

import argparse
import os
import shutil
import signal
import socket
import subprocess
import sys
import threading
import time
import urllib.request
from pathlib import Path

from environment import PYTHON, ROOT, RUN_LOCK, TEST_LOCK, SetupFailed, say, set_up
from geo.places import data_folder
from tests.chromium import find_chromium, install_chromium
from tests.poppler import find_pdftotext, install_pdftotext

OLDEST = (3, 11)
FIRST_PORT = 8506
READY_WITHIN_SECONDS = 120


def main() -> int:
    """Exit code of the board, of pytest, or 1 when the set-up could not be done."""
    for stream in (sys.stdout, sys.stderr):  # a Windows console may not be able to write Vietnamese
        stream.reconfigure(encoding="utf-8", errors="replace", line_buffering=True)
    if sys.version_info < OLDEST:
        return use_newer_python()
    try:
        if sys.argv[1:2] == ["test"]:
            return run_tests(sys.argv[2:])
        return run_board(options())
    except KeyboardInterrupt:
        say("Đã dừng.", "Stopped.")
        return 130
    except SetupFailed as failure:
        say(*failure.args)
        return 1


def options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(
        prog="run.py", description="Bảng 06: cài đặt và chạy · set up and run ('test' runs all tests)"
    )
    parser.add_argument("--port", type=int, help=f"cổng · port (mặc định · default: {FIRST_PORT} or next)")
    parser.add_argument("--host", default="127.0.0.1", help="địa chỉ nghe · address to listen on")
    parser.add_argument("--setup-only", action="store_true", help="chỉ cài đặt · set up, do not start")
    return parser.parse_args()


def use_newer_python() -> int:
    """Run again under a newer Python where the system has one beside its default."""
    for minor in range(20, OLDEST[1] - 1, -1):
        newer = shutil.which(f"python3.{minor}")
        if newer:
            return subprocess.call([newer, str(ROOT / "run.py"), *sys.argv[1:]])
    say("Cần Python 3.11 trở lên.", "Python 3.11 or newer is needed.")
    return 1


def run_board(chosen: argparse.Namespace) -> int:
    set_up(RUN_LOCK)
    if not was_ever_published():
        say(
            "Chưa có kỳ phát hành: đang tạo dữ liệu mô phỏng…", "No release yet: making the simulated sample…"
        )
        if code := subprocess.call([PYTHON, "-m", "pipeline", "demo"], cwd=ROOT, stdin=subprocess.DEVNULL):
            return code
    if chosen.setup_only:
        say("Đã cài đặt xong.", "Set-up is done.")
        return 0
    port = chosen.port or free_port(chosen.host)
    if not is_free(chosen.host, port):
        raise SetupFailed(f"Cổng {port} đang bận.", f"Port {port} is in use.")
    return serve(chosen.host, port)


def releases() -> Path:
    return Path(os.environ.get("BANG06_RELEASES") or data_folder() / "releases")


def was_ever_published() -> bool:
    """Also where every release was withdrawn: invented data must not take the place of real ones by themselves."""
    return any((releases() / name).exists() for name in ("CURRENT", "log.jsonl"))


def is_free(host: str, port: int) -> bool:
    with socket.socket(socket.AF_INET6 if ":" in host else socket.AF_INET) as probe:
        if os.name != "nt":  # else a port just left would count as busy for a minute
            probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((host, port))
        except OSError:
            return False
    return True


def free_port(host: str) -> int:
    for port in range(FIRST_PORT, FIRST_PORT + 100):
        if is_free(host, port):
            return port
    raise SetupFailed(
        f"Không có cổng trống trên {host}. Chọn: --port, --host.",
        f"No free port on {host}. Choose --port, --host.",
    )


def board_command(host: str, port: int, python: Path = PYTHON, app: str = "app.py") -> list[str]:
    """How the board is started, in the tests and the benchmarks too."""
    # Streamlit's welcome text would ask the internet for this machine's address; ours does not.
    quiet = ["--server.headless=true", "--browser.gatherUsageStats=false", "--logger.hideWelcomeMessage=true"]
    place = [f"--server.address={host}", f"--server.port={port}", "--server.fileWatcherType=none"]
    return [str(python), "-m", "streamlit", "run", app, *quiet, *place]


def serve(host: str, port: int) -> int:
    """Run the board until it ends or Ctrl-C; 0 after Ctrl-C."""
    board = subprocess.Popen(board_command(host, port), cwd=ROOT)
    signal.signal(signal.SIGTERM, lambda *_: board.terminate())
    threading.Thread(target=announce, args=(board, host, port), daemon=True).start()
    try:
        return board.wait()
    except KeyboardInterrupt:  # the terminal sends it to the board as well
        say("\nĐang dừng…", "Stopping…")
        try:
            board.wait(timeout=5)
        except (KeyboardInterrupt, subprocess.TimeoutExpired):
            board.kill()
        return 0


def announce(board: subprocess.Popen, host: str, port: int) -> None:
    """Print the address once the board answers there."""
    wildcard = host in ("0.0.0.0", "::", "")
    address = f"http://{'localhost' if wildcard or host == '127.0.0.1' else host}:{port}"
    direct = urllib.request.build_opener(urllib.request.ProxyHandler({}))  # never through an office proxy
    deadline = time.monotonic() + READY_WITHIN_SECONDS
    while board.poll() is None and time.monotonic() < deadline:
        try:
            direct.open(f"{address}/_stcore/health", timeout=2).close()
        except OSError:
            time.sleep(0.1)
            continue
        say(f"Bảng 06 đang chạy: {address}  (dừng: Ctrl-C)", f"Bảng 06 is running: {address}  (stop: Ctrl-C)")
        if wildcard:
            say("Mọi máy trong mạng này đều mở được.", "Every machine on this network can open it.")
        return


def run_tests(arguments: list[str]) -> int:
    set_up(TEST_LOCK)
    if find_chromium() is None:
        say("Đang cài Chromium cho các bài thử trình duyệt…", "Installing Chromium for the browser tests…")
        if not install_chromium():
            say(
                "Không cài được Chromium: các bài thử trình duyệt sẽ bị bỏ qua.",
                "Chromium could not be installed: the browser tests will be skipped.",
            )
    if find_pdftotext() is None and not install_pdftotext():
        say(
            "Không cài được poppler (pdftotext): các bài thử đọc chữ trong PDF sẽ bị bỏ qua.",
            "poppler (pdftotext) could not be installed: the tests that read a PDF's text will be skipped.",
        )
    if arguments == ["--setup-only"]:
        return 0
    return subprocess.call([PYTHON, "-m", "pytest", *arguments], cwd=ROOT)


if __name__ == "__main__":
    sys.exit(main())
