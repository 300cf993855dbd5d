"""The owner's secret: the key of every protecting draw. Made on first use, kept for good, never shown or copied.

Whoever has it can take the noise off again; whoever loses it makes next month's noise differ from this month's, and
the two together say more than one. So it stays in the owner's own configuration and belongs in the owner's backup.
"""

from __future__ import annotations

import os
import secrets
import stat
from pathlib import Path

from board.errors import BoardError
from geo.places import owner_folder

SECRET_BYTES = 32
SECRET_FILE = "secret.key"
_OTHERS = stat.S_IRWXG | stat.S_IRWXO


class SecretUnsafe(BoardError):
    """The secret's file is damaged, or others can read it."""


def owner_secret() -> bytes:
    """The secret, 32 bytes; made on first use, readable by the owner only. Raises SecretUnsafe."""
    path = owner_folder() / SECRET_FILE
    if not path.exists():
        _make(path)
    if os.name != "nt":  # Windows keeps a user's own settings from other users by itself
        _require_private(path)
    secret = path.read_bytes()
    if len(secret) != SECRET_BYTES:
        raise SecretUnsafe(
            f"Tệp khóa bí mật {path.name} bị hỏng. Hãy khôi phục từ bản sao lưu; không tạo khóa mới.",
            f"The secret's file {path.name} is damaged. Bring it back from the backup; do not make a new one.",
        )
    return secret


def _make(path: Path) -> None:
    """Written beside its place and put there whole: an interrupted first use leaves no half secret."""
    path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
    beside = path.with_name(f"{path.name}.{os.getpid()}")
    with open(os.open(beside, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "wb") as file:
        file.write(secrets.token_bytes(SECRET_BYTES))
        file.flush()
        os.fsync(file.fileno())
    try:
        os.link(beside, path)  # unlike a rename this never replaces the secret of another first use
    except FileExistsError:
        pass
    finally:
        beside.unlink()


def _require_private(path: Path) -> None:
    for place, mode in ((path, _OTHERS), (path.parent, stat.S_IWGRP | stat.S_IWOTH)):
        if place.stat().st_mode & mode:
            wanted = "600" if place == path else "700"
            raise SecretUnsafe(
                f"Người khác có thể đọc hoặc thay khóa bí mật. Chạy: chmod {wanted} '{place}'",
                f"Others could read or replace the secret. Run: chmod {wanted} '{place}'",
            )
