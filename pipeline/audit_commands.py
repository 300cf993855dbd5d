"""The command `audit`: what a release gives away, from the file alone or, where the register is, by attacking it afresh."""

from __future__ import annotations

import argparse
import time
from contextlib import closing
from datetime import date
from functools import partial
from pathlib import Path

from board.audit_report import Finding
from board.audit_summary import FAILED, PASSED
from board.errors import BoardError
from board.release_record import current_id, entries
from board.store import open_release, releases_folder
from board.words import day
from pipeline.audit import audit_counts, audit_release
from pipeline.audit.cubes import released_cubes, same_months
from pipeline.audit.exactness import Error, errors_of
from pipeline.audit.report import Report, as_markdown
from pipeline.counting import count_register
from pipeline.cube import Counts
from pipeline.extract import report_of
from pipeline.places import work_folder
from pipeline.progress import say, spoken
from pipeline.protect import protect_counts
from pipeline.register import read_register
from pipeline.secret import owner_secret


def add_commands(commands: argparse._SubParsersAction) -> None:
    """audit."""
    audit = commands.add_parser(
        "audit", help="tấn công thử một kỳ phát hành · attack a release and report what is found"
    )
    audit.add_argument(
        "release", nargs="?", default="",
        help="mã hoặc tệp; để trống: kỳ đang hiển thị · an id or a file (default: the one that is shown)",
    )  # fmt: skip
    audit.add_argument(
        "--register", type=Path, metavar="FOLDER",
        help="chỉ ở đơn vị chủ quản: tấn công lại từ sổ gốc · the owner only: attack afresh from the register",
    )  # fmt: skip
    audit.add_argument(
        "--out", type=Path, metavar="FILE", help="ghi báo cáo Markdown · write the report there"
    )
    audit.set_defaults(run=audit_command)


def audit_command(release: str, register: Path | None, out: Path | None) -> int:
    """Audit, tell the report or write it; 1 when any finding misses its bar."""
    started = time.monotonic()
    path = _file_of(release)
    with closing(open_release(path)) as opened:
        about = opened.info
    owners, errors = about.audit, []
    with spoken("Kiểm định tệp phát hành", "Auditing the released file"):
        board = audit_release(path, _before(path))
    if register:
        owners, errors = _afresh(path, register)
    report = Report(
        path.stem,
        about.label,
        day(date.today()),
        time.monotonic() - started,
        owners,
        board,
        bool(register),
        errors,
    )
    text = as_markdown(report)
    if out:
        out.write_text(text, encoding="utf-8", newline="\n")
        judged = PASSED if report.passed else FAILED
        say(f"{path.stem}: {judged.vi}. Báo cáo: {out}", f"{path.stem}: {judged.en}. The report: {out}")
    else:
        print(text)
    return 0 if report.passed else 1


def _file_of(release: str) -> Path:
    """The file of an id, of a path, or of the release that is shown. Raises BoardError where there is none."""
    named = release or current_id(releases_folder()) or ""
    for path in (Path(named), releases_folder() / f"{named}.duckdb"):
        if named and path.is_file():
            return path
    raise BoardError(
        f"Không có kỳ phát hành {named or 'nào'} để kiểm định. Xem danh sách bằng lệnh 'releases'.",
        f"There is no release {named} to audit. The command 'releases' lists them.".replace("  ", " "),
    )


def _before(path: Path) -> list[Path]:
    """The files of the kept releases that were published before this one, the newest first; all others for a new one."""
    folder = releases_folder()
    kept = [entry for entry in entries(folder) if entry.state in ("current", "kept")]
    known = {entry.release_id: entry.record.sequence for entry in kept}
    own = known.get(path.stem, float("inf"))
    return [folder / f"{entry.release_id}.duckdb" for entry in kept if entry.record.sequence < own]


def _afresh(path: Path, register: Path) -> tuple[list[Finding], list[Error]]:
    """All attacks on the released cube itself, beside the counts of the register; refused rows are left out."""
    work = work_folder()
    report = report_of(register, work)
    with read_register(register, work=work, report=report, allow_refused=None, progress=spoken) as opened:
        persons, dossiers = count_register(opened, spoken)
    shown = released_cubes(path)
    true = same_months([*persons, *dossiers], shown)
    with spoken("Tấn công kỳ phát hành", "Attacking the release"):
        findings = audit_counts(true, shown, partial(protect_counts, secret=owner_secret()), thorough=True)
    pairs = [pair for pair in zip(true, shown, strict=True) if isinstance(pair[0], Counts)]
    return findings, [error for pair in pairs for error in errors_of(*pair)]
