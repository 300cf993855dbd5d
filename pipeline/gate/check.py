"""The gate: one incoming file in, one verdict out. Everything happens in a child process under limits."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Callable
from datetime import date
from pathlib import Path

from pipeline.gate.agency_file import Findings, examine
from pipeline.gate.child import in_child, step
from pipeline.gate.extract_archive import EXTRACT, examine_archive, is_archive
from pipeline.gate.opening import LIMITS, Limits, open_file
from pipeline.gate.scan import UNNAMED, Hit, scan_texts
from pipeline.gate.verdict import Verdict

__all__ = ["Verdict", "check_file", "judged_name", "last_full_month"]

_UNUSUAL = re.compile(r"[^\w .,()-]")
_FOR_SPACES = re.compile(r"[_+.-]+")  # 'Bao_cao_Nguyen-Van-Anh'


def check_file(
    path: Path,
    kind: str | None = None,
    *,
    today: date | None = None,
    limits: Limits = LIMITS,
    progress: Callable[[str], object] | None = None,
) -> Verdict:
    """The gate's verdict on a file: CSV, XLSX or Parquet of an agency, or the ZIP of an extract.

    kind: dossiers, service_offers, targets or extract; None: told by the headings. today: the day before which a month
    has to be over. progress: called with 'opening', 'contract', 'scan'.
    Raises FileRefused for a file that cannot be opened safely.
    """
    month = last_full_month(today or date.today())
    return in_child(_check, Path(path).resolve(), kind, month, limits, limits=limits, progress=progress)


def last_full_month(today: date) -> str:
    """'YYYY-MM' of the last month that is over."""
    place = today.year * 12 + today.month - 2
    return f"{place // 12}-{place % 12 + 1:02}"


def judged_name(name: str) -> tuple[str, tuple[Hit, ...]]:
    """(a file's name as it may be kept, what in it refuses the file).

    A sender often writes their own name there: that refuses nothing, but no name that says something of a person is
    kept; UNNAMED stands in its place.
    """
    stem = Path(name).stem
    found = scan_texts([stem], "", "tên tệp · file name", dates=False)
    spaced = scan_texts([_FOR_SPACES.sub(" ", stem)], "", "", dates=False)
    says = found or any(hit.kind == "name" for hit in spaced)
    return UNNAMED if says else _UNUSUAL.sub("_", name), tuple(hit for hit in found if hit.kind != "name")


def _check(path: Path, kind: str | None, last_month: str, limits: Limits) -> Verdict:
    """In the child."""
    step("opening")
    found = _findings(path, kind, last_month, limits)
    file_name, in_name = judged_name(path.name)
    hits = (*found.hits, *in_name)
    accepted = not hits and found.problems.is_empty()
    with path.open("rb") as file:
        sha256 = hashlib.file_digest(file, "sha256").hexdigest()
    return Verdict(
        kind=found.kind,
        file_name=file_name,
        size_bytes=path.stat().st_size,
        sha256=sha256,
        rows=found.rows,
        valid_rows=found.valid_rows,
        hits=hits,
        problems=found.problems,
        accepted=accepted,
        table=found.table if accepted else None,
    )


def _findings(path: Path, kind: str | None, last_month: str, limits: Limits) -> Findings:
    if kind == EXTRACT or (kind is None and is_archive(path)):
        return examine_archive(path, limits)
    return examine(open_file(path, limits), kind, last_month)
