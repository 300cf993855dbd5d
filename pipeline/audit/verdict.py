"""What follows from an audit: a finding that misses its bar stops whoever asked. Messages name checks, never a figure."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from board.audit_report import Finding, failed
from pipeline.audit.release import audit_release
from pipeline.protect.self_check import ProtectionFailed
from pipeline.release_checks import ReleaseFailed


def require_passed(findings: Sequence[Finding]) -> None:
    """Raises ProtectionFailed with every check that failed, what it was about and its bar."""
    if missed := failed(findings):
        raise ProtectionFailed(
            f"Số liệu sau bảo vệ không qua được tấn công thử, không được công bố: {_listed(missed)}. "
            "Không cần sửa tệp; hãy báo người phụ trách kỹ thuật để xem lại phép bảo vệ.",
            f"The protected counts do not withstand the attacks and must not be published: {_listed(missed)}. "
            "The file need not be changed; ask the technician to look at the protection.",
        )


def audited_release(path: Path, before: Sequence[Path] = ()) -> tuple[Finding, ...]:
    """The findings about a finished release. Raises ReleaseFailed where one misses its bar."""
    findings = tuple(audit_release(path, before))
    if missed := failed(findings):
        raise ReleaseFailed(
            f"Kỳ phát hành không qua được kiểm định bảo vệ cá nhân, không được công bố: {_listed(missed)}. "
            "Không cần sửa tệp; hãy báo người phụ trách kỹ thuật để xem lại phép bảo vệ.",
            f"The release fails the audit of the protection of people and is not published: {_listed(missed)}.",
        )
    return findings


def _listed(missed: Sequence[Finding]) -> str:
    return "; ".join(f"{one.check} ({one.subject}, {one.bar})" for one in missed)
