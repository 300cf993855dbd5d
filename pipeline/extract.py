"""The owner's whole way in one call: read, check, count, protect, check again, write the extract.

The register is closed and its memory given back before anything is protected.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path
from typing import Any

import polars as pl

from pipeline.audit import audit_counts, require_passed
from pipeline.counting import count_register
from pipeline.cube import Counts, DossierCounts
from pipeline.extract_files import write_extract
from pipeline.extract_shapes import SHAPES
from pipeline.progress import Progress, silent
from pipeline.protect import Protection, check, protect_counts, protect_dossiers, protect_population
from pipeline.quality import quality_table
from pipeline.register import read_register
from pipeline.services import service_table
from pipeline.sources import sources_table

METHOD = (
    "Đếm theo trạng thái cuối ngày cuối tháng. Số đếm được bảo vệ một lần trước khi công bố: cộng nhiễu có khóa, "
    "không để lộ ô nhỏ, cân bằng để mọi tổng khớp nhau; số toàn tỉnh giữ nguyên, trừ những nhóm rất nhỏ."
)


def make_extract(
    register_folder: Path,
    out_folder: Path,
    *,
    secret: bytes,
    settings: Protection | None = None,
    work: Path | None = None,
    allow_refused: int = 0,
    progress: Progress = silent,
) -> Path:
    """Make the extract of a register and return its folder.

    secret: 32 bytes of the owner (pipeline/secret.py). work: for passing files and for the list of refused rows;
    default: beside the register.
    allow_refused: how many rows may be left out; the manifest's `refused` says how many were.
    Raises RegisterRefused, RowsRefused, ImpossibleCounts or ProtectionFailed; nothing is written then.
    """
    work = work or register_folder.parent
    with read_register(
        register_folder,
        work=work,
        report=report_of(register_folder, work),
        allow_refused=allow_refused,
        progress=progress,
    ) as register:
        persons, dossiers = count_register(register, progress)
        # A month that is not full yet has its offers already, but no counts to stand beside.
        offers = register.service_offers.filter(pl.col("period").is_in(register.periods))
        quality = quality_table(register.placed, secret)
        given = {"agencies": register.agencies, "received_on": register.received_on}
        targets = register.targets
        about = {
            "label": register.label,
            "source": register.source,
            "method": METHOD,
            "last_day": register.last_day.isoformat(),
            "refused": register.refused_rows,
        }
    protect = partial(protect_population, secret=secret, settings=settings)
    populations = [_protected(protect, true, ("nhân khẩu", "residents"), progress) for true in persons]
    protect = partial(protect_dossiers, secret=secret, settings=settings)
    flows = [_protected(protect, true, ("hồ sơ", "dossiers"), progress) for true in dossiers]
    others = {
        "services": service_table(),
        "service_offers": offers,
        "targets": targets,
        "quality": quality,
        "sources": sources_table(populations, flows, offers, targets, **given),
        "audit": _audited([*persons, *dossiers], [*populations, *flows], secret, settings, progress),
    }
    with progress("Ghi bản trích", "Writing the extract"):
        return write_extract(out_folder, populations, flows, others, about)


def _audited(
    true: Sequence[Counts | DossierCounts],
    protected: Sequence[Counts | DossierCounts],
    secret: bytes,
    settings: Protection | None,
    progress: Progress,
) -> pl.DataFrame:
    """The findings of the attacks on the protected cubes. Raises ProtectionFailed where one gets past its bar."""
    with progress("Tấn công thử số liệu đã bảo vệ", "Attacking the protected counts"):
        findings = audit_counts(true, protected, partial(protect_counts, secret=secret, settings=settings))
    require_passed(findings)
    return pl.DataFrame([vars(finding) for finding in findings], schema=SHAPES["audit"], orient="row")


def report_of(register_folder: Path, work: Path) -> Path:
    """The list of a register's refused rows, for the owner to mend them."""
    return work / f"refused-{register_folder.resolve().name}.csv"


def _protected(
    protect: Callable[..., Any], true: Counts | DossierCounts, what: tuple[str, str], progress: Progress
) -> Any:
    """The protected cube of one vintage, after the check that every cube has to pass."""
    months = f"{true.periods[0]} … {true.periods[-1]}"
    with progress(f"Bảo vệ số {what[0]} {months}", f"Protecting {what[1]} {months}"):
        protected = protect(true)
        check(true, protected)
    return protected
