"""A ZIP from outside: bounded in number, size and growth, its names plain, its parts read one by one."""

from __future__ import annotations

import re
import stat
import zipfile
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from board.words import number
from pipeline.gate.errors import FileRefused
from pipeline.gate.opening.limits import MB, Limits
from pipeline.gate.opening.refusals import damaged, too_much_text

_PLAIN_NAME = re.compile(r"[^/\\:\x00-\x1f]+(?:/[^/\\:\x00-\x1f]+)*")
_METHODS = {zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED}
_SMALL = 10 * MB  # what unpacks to less is no bomb, however well it is packed
_BROKEN = (zipfile.BadZipFile, zlib.error, OSError, EOFError, ValueError, NotImplementedError, RuntimeError)


@dataclass(frozen=True)
class Zip:
    """An open ZIP that keeps the limits. names: of its files, as they are written there."""

    archive: zipfile.ZipFile
    names: tuple[str, ...]
    kind: str

    def read(self, name: str) -> bytes:
        """A part, unpacked: at most as long as the ZIP's own list says, and matching its checksum."""
        try:
            data = self.archive.read(name)
        except _BROKEN:
            raise damaged(self.kind) from None
        if data.startswith(b"PK\x03\x04"):
            raise FileRefused(
                "Trong tệp này có một tệp nén khác. Hãy gửi riêng từng tệp.",
                "There is another packed file within this one. Send each file by itself.",
            )
        return data


@contextmanager
def open_zip(path: Path, limits: Limits, kind: str = "ZIP") -> Iterator[Zip]:
    """kind: what to call the file in a message. Raises FileRefused: damaged, encrypted, a bomb, names that lead out of
    the ZIP or stand in it twice, links."""
    try:
        archive = zipfile.ZipFile(path)
    except _BROKEN:
        raise damaged(kind) from None
    with archive:
        files = [part for part in archive.infolist() if not part.is_dir()]
        _bounded(files, path.stat().st_size, limits)
        names = [part.filename for part in files]
        if len({name.casefold() for name in names}) < len(names) or not all(map(_is_plain, files)):
            raise FileRefused(
                "Tệp nén có cấu trúc bất thường (tên tệp trùng nhau, có liên kết hoặc trỏ ra ngoài tệp"
                " nén) nên không được mở. Hãy tạo lại tệp bằng chương trình thông dụng rồi gửi lại.",
                "The packed file is made in an unusual way (names that stand twice, links, or names that"
                " lead out of it) and is not opened. Make it anew with a common program and send it again.",
            )
        if any(part.flag_bits & 1 for part in files):
            raise FileRefused(
                "Tệp nén được đặt mật khẩu nên không kiểm tra được. Hãy gỡ mật khẩu rồi gửi lại.",
                "The packed file has a password and cannot be checked. Remove the password and send it"
                " again.",
            )
        if any(part.compress_type not in _METHODS for part in files):
            raise damaged(kind)
        yield Zip(archive, tuple(names), kind)


def _bounded(files: list[zipfile.ZipInfo], packed: int, limits: Limits) -> None:
    unpacked = sum(part.file_size for part in files)
    if unpacked > max(_SMALL, limits.ratio * packed):
        raise FileRefused(
            f"Tệp nén này nở ra gấp {number(unpacked / packed, 'vi')} lần khi mở, dấu hiệu của tệp phá"
            " hoại, nên không được mở. Hãy tạo lại tệp từ số liệu gốc rồi gửi lại.",
            f"This packed file grows to {number(unpacked / packed, 'en')} times its size, as harmful files"
            " do, and is not opened. Make it anew from the figures and send it again.",
        )
    if unpacked > limits.unzipped_bytes:
        raise too_much_text(limits)
    if len(files) > limits.parts:
        raise FileRefused(
            f"Tệp nén chứa {number(len(files), 'vi')} tệp, mức cho phép là {number(limits.parts, 'vi')}."
            " Hãy tạo lại tệp từ số liệu gốc rồi gửi lại.",
            f"The packed file holds {number(len(files), 'en')} files; {number(limits.parts, 'en')} are"
            " allowed. Make it anew from the figures and send it again.",
        )


def _is_plain(part: zipfile.ZipInfo) -> bool:
    climbs = any(step in (".", "..") for step in part.filename.split("/"))
    is_link = stat.S_ISLNK(part.external_attr >> 16)
    return bool(_PLAIN_NAME.fullmatch(part.filename)) and not climbs and not is_link
