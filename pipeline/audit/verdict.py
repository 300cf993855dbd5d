"""What follows from an audit: a finding that misses its bar stops whoever asked."""

from __future__ import annotations

from collections.abc import Sequence

from board.audit_report import Finding, failed
from pipeline.protect.self_check import ProtectionFailed


def require_passed(findings: Sequence[Finding]) -> None:
    """Raises ProtectionFailed with every check that failed, what it was about and its bar; never a figure."""
    if missed := failed(findings):
        listed = "; ".join(f"{one.check} ({one.subject}, {one.bar})" for one in missed)
        raise ProtectionFailed(
            f"Số liệu sau bảo vệ không qua được kiểm thử tấn công, không được công bố: {listed}.",
            f"The protected counts do not withstand the attacks and must not be published: {listed}.",
        )
