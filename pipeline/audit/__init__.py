"""The attack suite: what somebody could find out from the counts, tried before anybody else can (docs/SECURITY.md)."""

from pipeline.audit.counts import audit_counts
from pipeline.audit.verdict import require_passed

__all__ = ["audit_counts", "require_passed"]
