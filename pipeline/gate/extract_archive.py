"""An extract as one file: the ZIP of exactly an extract's files, packed by the owner, unpacked before the gate."""

from __future__ import annotations

import os
import shutil
import stat
import tempfile
import zipfile
import zlib
from contextlib import suppress
from pathlib import Path, PurePosixPath

from pipeline.extract_files import MANIFEST, read_extract
from pipeline.extract_shapes import SHAPES
from pipeline.gate.agency_file import Findings
from pipeline.gate.child import step
from pipeline.gate.errors import FileRefused
from pipeline.gate.extract_check import scan_extract
from pipeline.gate.labels import place_label
from pipeline.gate.opening import LIMITS, Limits, open_file
from pipeline.gate.opening.refusals import damaged, too_large, too_much_text
from pipeline.gate.problems import no_problems
from pipeline.gate.scan import scan_texts

EXTRACT = "extract"
_FILES = (MANIFEST, *(f"{name}.parquet" for name in SHAPES))
_FIRST_MOMENT = (1980, 1, 1, 0, 0, 0)  # the same in every copy
_BLOCK = 1 << 20
_BROKEN = (zipfile.BadZipFile, zlib.error, EOFError, OSError, ValueError, RuntimeError, NotImplementedError)


def pack_extract(folder: Path, path: Path) -> None:
    """Write the extract as a ZIP. Raises ExtractRefused where the folder is no sound extract."""
    read_extract(folder)
    with zipfile.ZipFile(path, "w") as archive:  # Parquet is compressed already
        for name in _FILES:
            archive.writestr(zipfile.ZipInfo(name, _FIRST_MOMENT), (folder / name).read_bytes())


def is_archive(path: Path) -> bool:
    """Whether a file is a ZIP with a manifest, and so means to be an extract."""
    with suppress(*_BROKEN), zipfile.ZipFile(path) as archive:
        return any(PurePosixPath(name).name == MANIFEST for name in archive.namelist())
    return False


def unpack_extract(path: Path, folder: Path, limits: Limits = LIMITS) -> Path:
    """Unpack an extract's ZIP into a new folder and return it; nothing else is ever written, and nothing on refusal.

    Folders within the ZIP do not matter: a file is known by its name alone. Raises FileRefused.
    """
    beside = Path(tempfile.mkdtemp(prefix=".unpacking-", dir=folder.parent))
    try:
        _unpack(path, beside, limits)
        os.replace(beside, folder)
    finally:
        shutil.rmtree(beside, ignore_errors=True)
    return folder


def examine_archive(path: Path, limits: Limits) -> Findings:
    """The findings of an extract: the whole of it holds, or it is refused. Raises FileRefused, ExtractRefused."""
    with tempfile.TemporaryDirectory() as aside:
        folder = unpack_extract(path, Path(aside) / EXTRACT, limits)
        loose = [item for name in SHAPES for item in open_file(folder / f"{name}.parquet", limits).loose]
        step("contract")
        extract = read_extract(folder)
        step("scan")
        hits = scan_extract(extract)
        for _, place, text in loose:
            hits += scan_texts([text], "", place_label(place), dates=False)
        rows = sum(table.height for table in extract.tables.values())
    return Findings(EXTRACT, rows, rows, tuple(hits), no_problems(), None)


def _unpack(path: Path, folder: Path, limits: Limits) -> None:
    try:
        if (size := path.stat().st_size) > limits.table_bytes:
            raise too_large(size, limits.table_bytes)
        with zipfile.ZipFile(path) as archive:
            room = limits.unzipped_bytes
            for name, member in _members(archive).items():
                with archive.open(member) as source, (folder / name).open("wb") as target:
                    while block := source.read(_BLOCK):
                        room -= len(block)
                        if room < 0:
                            raise too_much_text(limits)
                        target.write(block)
    except _BROKEN:
        raise damaged("ZIP") from None


def _members(archive: zipfile.ZipFile) -> dict[str, zipfile.ZipInfo]:
    """Each file of an extract once, and nothing beside them."""
    members = [member for member in archive.infolist() if not member.is_dir()]
    paths = [PurePosixPath(member.filename) for member in members]
    plain = all(
        stat.S_IFMT(member.external_attr >> 16) in (0, stat.S_IFREG)
        and member.compress_type in (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED)
        for member in members
    )
    if not (plain and sorted(path.name for path in paths) == sorted(_FILES)):
        raise FileRefused(
            "Tệp ZIP không phải là một bản trích: phải có đúng các tệp của bản trích, không thêm, không bớt. Hãy nén "
            "bằng lệnh 'python -m pipeline pack' trên máy lập bản trích.",
            "The ZIP is not an extract: it must hold exactly an extract's files, no more and no fewer. Pack it with"
            " 'python -m pipeline pack' where the extract was made.",
        )
    return {path.name: member for path, member in zip(paths, members, strict=True)}
