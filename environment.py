"""The project's own Python environment: .venv with exactly the locked packages, made once and then left alone.

Standard library only: run.py uses this before anything is installed.
"""

from __future__ import annotations

import hashlib
import importlib.util
import json
import os
import subprocess
import sys
from pathlib import Path

from tests.system_packages import as_root

ROOT = Path(__file__).resolve().parent
VENV = ROOT / ".venv"
PYTHON = VENV / ("Scripts/python.exe" if os.name == "nt" else "bin/python")
STAMP = VENV / "bang06.json"  # written last, so an interrupted installation is simply done again
RUN_LOCK = ROOT / "requirements.txt"
TEST_LOCK = ROOT / "requirements-test.txt"  # holds every line of RUN_LOCK too


class SetupFailed(Exception):
    """The machine lacks something; the two arguments say what to do, in Vietnamese and in English."""


def say(vi: str, en: str) -> None:
    print(f"{vi}\n  {en}")


def set_up(lock: Path) -> None:
    """Bring .venv to the exact packages of `lock`, unless the stamp says that they are there.

    Raises SetupFailed when the system has no venv or the packages cannot be had.
    """
    installed = stamp()
    if digest(lock) in installed.get("locks", []):
        return
    kept = installed.get("locks", [])
    STAMP.unlink(missing_ok=True)
    if not installed:
        make_environment()
    say("Đang cài thư viện, lần đầu mất vài phút…", "Installing packages; a few minutes the first time…")
    loud = [] if sys.stdout.isatty() else ["--quiet"]
    pip = [PYTHON, "-m", "pip", "install", *loud, "--no-input", "--no-deps", "--disable-pip-version-check"]
    if subprocess.call(
        [*pip, "--require-hashes", "--only-binary=:all:", "-r", lock], stdin=subprocess.DEVNULL
    ):
        raise SetupFailed(
            "Không cài được thư viện. Kiểm tra mạng (hoặc đặt PIP_INDEX_URL) rồi chạy lại lệnh này.",
            "Packages could not be installed. Check the network (or set PIP_INDEX_URL), then run this again.",
        )
    # The test lock pins what the run lock pins (tests/test_repository.py), so it satisfies both.
    now = {digest(lock), digest(RUN_LOCK)} if lock == TEST_LOCK else {digest(lock), *kept}
    STAMP.write_text(json.dumps({"python": base_python(), "locks": sorted(now)}), encoding="utf-8")


def stamp() -> dict:
    """What the environment holds; empty when it is missing, unfinished or its Python has been replaced."""
    try:
        read = json.loads(STAMP.read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return {}
    return read if PYTHON.exists() and read.get("python") == base_python() else {}


def base_python() -> str:
    return os.path.realpath(PYTHON)


def digest(lock: Path) -> str:
    return hashlib.sha256(lock.read_bytes().replace(b"\r\n", b"\n")).hexdigest()


def make_environment() -> None:
    """Make .venv afresh, unless an unfinished one already has a working pip."""
    if PYTHON.exists() and not subprocess.call(
        [PYTHON, "-m", "pip", "--version"], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
    ):
        return
    if importlib.util.find_spec("ensurepip") is None or importlib.util.find_spec("venv") is None:
        install_venv_support()
    say("Đang tạo môi trường .venv…", "Making the environment .venv…")
    if subprocess.call([sys.executable, "-m", "venv", "--clear", VENV]):
        raise SetupFailed(
            f"Không tạo được {VENV.name}. Xóa thư mục đó rồi chạy lại.",
            f"{VENV.name} could not be made. Delete that folder and run this again.",
        )


def install_venv_support() -> None:
    """Debian and Ubuntu keep ensurepip in a package of its own."""
    version = f"{sys.version_info.major}.{sys.version_info.minor}"
    apt = as_root("apt-get")
    if apt:
        say(f"Đang cài python{version}-venv…", f"Installing python{version}-venv…")
        subprocess.call([*apt, "update", "-qq"], stdin=subprocess.DEVNULL)
        if not subprocess.call(
            [*apt, "install", "-y", "-qq", f"python{version}-venv"], stdin=subprocess.DEVNULL
        ):
            return
    raise SetupFailed(
        f"Python này thiếu venv. Chạy: sudo apt install python{version}-venv, rồi chạy lại lệnh này.",
        f"This Python has no venv. Run: sudo apt install python{version}-venv, then run this again.",
    )
