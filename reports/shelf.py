"""Made reports: <id>.pdf and beside it <id>.json, which says what it is; a report is there when both are.

The id comes from the edition and the release, never from a user, so making the same report again takes the place of
the one before. Another folder than the board's own shelf has the same two files.
"""

from __future__ import annotations

import hashlib
import json
import re
import time
import zipfile
from collections.abc import Iterable
from contextlib import suppress
from dataclasses import asdict, dataclass, fields
from datetime import datetime
from pathlib import Path
from typing import Any

from board.errors import BoardError
from geo.places import data_folder
from reports.make import Made
from reports.whole_files import PART, writing

_ID = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+){1,19}")
UNCLAIMED_SECONDS = 600  # a report is written within seconds
_ZIP_DAY = (1980, 1, 1, 0, 0, 0)


@dataclass(frozen=True)
class Shelved:
    """A made report. title, subject, period: in its own language; label: 'Dữ liệu mô phỏng' or ''. made_at: ISO time
    with zone. sign_box: where the signature belongs, in points from the lower left; None without one.
    request: how to make it again (reports.make.remake)."""

    id: str
    name: str
    form: str
    language: str
    title: str
    subject: str
    period: str
    label: str
    release_id: str
    fingerprint: str
    made_at: str
    size_bytes: int
    sha256: str
    sign_box: dict[str, float] | None
    request: dict[str, Any]

    @property
    def kind(self) -> str:
        """'edition'; what the command line alone makes: 'view', 'book'."""
        return self.request["kind"]

    @property
    def made_on(self) -> datetime:
        return datetime.fromisoformat(self.made_at)


def shelf_folder() -> Path:
    return data_folder() / "reports" / "made"


def put(made: Made, folder: Path | None = None) -> Shelved:
    """Keep a report whole: until its last byte is written, the one before or none is listed.

    Raises BoardError where the disk does not take it; the one before is still there then.
    """
    folder = folder or shelf_folder()
    document, release = made.document, made.document.release
    entry = Shelved(
        id=f"{document.name}-{release.fingerprint[:8]}",
        name=document.name,
        form=document.form,
        language=document.language,
        title=document.title,
        subject=document.subject,
        period=document.period,
        label=release.label,
        release_id=release.release_id,
        fingerprint=release.fingerprint,
        made_at=datetime.now().astimezone().isoformat(timespec="seconds"),
        size_bytes=len(made.pdf),
        sha256=hashlib.sha256(made.pdf).hexdigest(),
        sign_box=asdict(made.sign_box) if made.sign_box else None,
        request=document.request,
    )
    if not _ID.fullmatch(entry.id):
        raise ValueError(f"{entry.id} is no name for a report")
    side_car = folder / f"{entry.id}.json"
    said = json.dumps(asdict(entry), ensure_ascii=False, indent=1).encode("utf-8")
    with writing(side_car) as beside, writing(folder / f"{entry.id}.pdf") as pdf:
        pdf.write_bytes(made.pdf)
        beside.write_bytes(said)
        side_car.unlink(missing_ok=True)  # both fit on the disk: from here on the one before may go
    return entry


def listed(folder: Path | None = None) -> tuple[Shelved, ...]:
    """The newest first; a file that is not whole is not there."""
    folder = folder or shelf_folder()
    found = (_entry(path) for path in folder.glob("*.json")) if folder.is_dir() else ()
    return tuple(sorted((one for one in found if one), key=lambda one: (one.made_at, one.id), reverse=True))


def entry_of(report_id: str, folder: Path | None = None) -> Shelved:
    """Raises BoardError where there is no such report."""
    folder = folder or shelf_folder()
    entry = _entry(folder / f"{report_id}.json") if _ID.fullmatch(report_id) else None
    if entry is None:
        raise BoardError(
            "Không còn báo cáo này trong danh sách. Hãy lập lại.",
            "This report is no longer in the list. Make it again.",
        )
    return entry


def path_of(report_id: str, folder: Path | None = None) -> Path:
    """The PDF's path. Raises BoardError where there is no such report."""
    return (folder or shelf_folder()) / f"{entry_of(report_id, folder).id}.pdf"


def remove(report_id: str, folder: Path | None = None) -> None:
    """Take a report off the shelf. Raises BoardError where there is no such one."""
    path = path_of(report_id, folder)
    path.with_suffix(".json").unlink(missing_ok=True)
    path.unlink(missing_ok=True)


def zip_of(report_ids: Iterable[str], target: Path, folder: Path | None = None) -> Path:
    """Write these reports into one ZIP archive, the same bytes for the same reports; returns its path."""
    with (
        writing(target) as beside,
        zipfile.ZipFile(beside, "w") as archive,
    ):  # stored: a PDF is compressed already
        for report_id in report_ids:
            entry = entry_of(report_id, folder)
            inside = zipfile.ZipInfo(f"{entry.name}.pdf", _ZIP_DAY)
            archive.writestr(inside, path_of(report_id, folder).read_bytes())
    return target


def sweep(folder: Path | None = None) -> None:
    """Delete what a killed process has left: half-written files, and PDFs that nothing says anything about."""
    folder = folder or shelf_folder()
    for path in [*folder.glob(f"*{PART}"), *folder.glob("*.pdf")]:
        claimed = path.suffix == ".pdf" and path.with_suffix(".json").exists()
        with suppress(OSError):  # somebody else was quicker
            if not claimed and time.time() - path.stat().st_mtime > UNCLAIMED_SECONDS:
                path.unlink()


def _entry(side_car: Path) -> Shelved | None:
    try:
        said = json.loads(side_car.read_text(encoding="utf-8"))
        entry = Shelved(**{field.name: said[field.name] for field in fields(Shelved)})
        whole = (
            entry.kind
            and side_car.with_suffix(".pdf").stat().st_size == entry.size_bytes
            and entry.id == side_car.stem
        )
    except (OSError, ValueError, KeyError, TypeError):
        return None
    return entry if whole else None
