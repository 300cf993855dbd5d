"""Install what tests need of the system by its own package manager, without a question.

Standard library only: run.py uses this before anything is installed.
"""

from __future__ import annotations

import os
import shutil
import subprocess
from collections.abc import Mapping

# Tried in this order; the first command that exists is the system's own.
_STEPS = {
    "apt-get": (("update", "-qq"), ("install", "-y", "-qq", "--no-install-recommends")),
    "dnf": (("install", "-y", "-q"),),
    "pacman": (("-Sy", "--noconfirm", "--needed"),),
    "brew": (("install",),),
}


def install(packages: Mapping[str, str], *, cask: bool = False) -> bool:
    """packages: the package's name by package manager. cask: Homebrew keeps it among its programs with windows.

    True where a package manager was found and asked; whether the program is there, the caller looks.
    """
    for manager, package in packages.items():
        command = [shutil.which(manager)] if manager == "brew" else as_root(manager)
        if command and command[0]:
            *before, last = _STEPS[manager]
            last = (*last, "--cask") if cask and manager == "brew" else last
            for step in (*before, (*last, package)):
                subprocess.call([*command, *step], stdin=subprocess.DEVNULL, env=_without_questions())
            return True
    return False


def as_root(program: str) -> list[str] | None:
    """How to call a system program with root's rights and no question; None when that cannot be done."""
    found = shutil.which(program)
    if not found or not hasattr(os, "geteuid"):
        return None
    if os.geteuid() == 0:
        return [found]
    sudo = shutil.which("sudo")
    if sudo and not subprocess.call(
        [sudo, "-n", "true"], stdin=subprocess.DEVNULL, stderr=subprocess.DEVNULL
    ):
        return [sudo, "-n", found]
    return None


def _without_questions() -> dict[str, str]:
    return {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
