"""Files that last through a loss of power, and what a full or closed disk is called."""

from __future__ import annotations

import errno
import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import duckdb

from board.errors import BoardError

_FULL = {errno.ENOSPC, errno.EDQUOT, errno.EFBIG} if hasattr(errno, "EDQUOT") else {errno.ENOSPC, errno.EFBIG}
_REFUSED = {errno.EROFS, errno.EACCES, errno.EPERM}


class StorageFailed(BoardError):
    """The disk or the folder refused to be written to."""


def to_disk(path: Path) -> None:
    """fsync a file, or a folder so that the names in it last; Windows has no fsync of folders."""
    if path.is_dir() and os.name == "nt":
        return
    handle = os.open(path, os.O_RDONLY if path.is_dir() else os.O_RDWR)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


def write_text(path: Path, text: str) -> None:
    """Write a small file whole and bring it to disk; the same bytes on every system."""
    path.write_text(text, encoding="utf-8", newline="\n")
    to_disk(path)


def move_file(source: Path, target: Path) -> None:
    """Move within one disk, in one step that lasts; the target's folder is made where it is missing."""
    target.parent.mkdir(exist_ok=True)
    os.replace(source, target)
    to_disk(target.parent)
    to_disk(source.parent)


@contextmanager
def storage_told(folder: Path) -> Iterator[None]:
    """Turn what the system says of a full disk or a folder that may not be written to into StorageFailed."""
    try:
        yield
    except OSError as error:
        raise _explained(folder, error.errno, str(error)) from error
    except duckdb.Error as error:  # in the middle of a transaction it is no IOException
        if "Could not write" not in str(error) and not isinstance(error, duckdb.IOException):
            raise
        raise _explained(folder, None, str(error)) from error


def _explained(folder: Path, number: int | None, text: str) -> StorageFailed:
    if number in _FULL or "space left" in text or "too large" in text:
        return StorageFailed(
            f"Ổ đĩa của thư mục {folder.name} đã đầy. Bảng vẫn hiển thị một kỳ phát hành nguyên vẹn. "
            "Hãy giải phóng dung lượng rồi làm lại.",
            f"The disk of the folder {folder.name} is full. The board still shows a whole release. "
            "Make room and do it again.",
        )
    if number in _REFUSED:
        return StorageFailed(
            f"Không được phép ghi vào thư mục {folder.name}. Bảng vẫn hiển thị một kỳ phát hành nguyên vẹn. "
            "Hãy kiểm tra quyền ghi của thư mục rồi làm lại.",
            f"The folder {folder.name} may not be written to. The board still shows a whole release. "
            "Check the permissions of the folder and do it again.",
        )
    said = errno.errorcode.get(number, str(number)) if number else "DuckDB"
    return StorageFailed(
        f"Không ghi được vào thư mục {folder.name} (mã lỗi {said}). Hãy kiểm tra ổ đĩa, xem danh sách bằng lệnh "
        "'releases' rồi làm lại.",
        f"The folder {folder.name} could not be written to ({said}). Check the disk, look at the list with the "
        "command 'releases' and do it again.",
    )
