"""The attack suite: what somebody could find out from the counts, tried before anybody else can (docs/SECURITY.md)."""

from pipeline.audit.counts import audit_counts
from pipeline.audit.release import audit_release
from pipeline.audit.verdict import audited_release, require_passed

__all__ = ["audit_counts", "audit_release", "audited_release", "require_passed"]
