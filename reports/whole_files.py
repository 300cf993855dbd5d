"""Files that are there whole or not at all, on every system, and what a full or closed disk is called."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from secrets import token_hex

from board.errors import BoardError
from board.replacing import replace_file

PART = ".part"  # of names of files that are being written


def write_whole(path: Path, content: bytes) -> None:
    """Put the file in place in one step. Raises BoardError where the disk does not take it."""
    with writing(path) as beside:
        beside.write_bytes(content)


@contextmanager
def writing(path: Path) -> Iterator[Path]:
    """A file beside `path` to be written, its folder made where it lacks; it takes its place at the end, or is gone where anything failed."""
    beside = path.with_name(f"{path.name}.{token_hex(4)}{PART}")
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        yield beside
        replace_file(beside, path)
    except OSError as error:
        raise BoardError(
            f"Không ghi được tệp {path.name} ({error.strerror}). Hãy kiểm tra dung lượng và quyền ghi của thư mục.",
            f"The file {path.name} could not be written ({error.strerror}). Look at the folder's space and permissions.",
        ) from error
    finally:
        with suppress(OSError):
            beside.unlink(missing_ok=True)
