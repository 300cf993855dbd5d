"""What a release says about itself: name, dates, label, source, months and service groups."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from functools import cached_property

import duckdb

from board import queries
from board.audit_report import Finding, read_audit
from board.definition_file import Text
from board.errors import DataNotReady
from board.freshness import Gap, Source, read_gaps, read_sources
from board.targets import Target, read_targets
from geo.areas import vintage_of

SCHEMA_VERSION = "2"  # of the releases that this code can read


@dataclass(frozen=True)
class Service:
    """One service group. essential_no: 1-25 for the first essential services, else None."""

    name: Text
    owner: str
    essential_no: int | None


@dataclass(frozen=True)
class ReleaseInfo:
    """What a release says about itself. periods: last days of its months; services: by code, essential first.
    targets: all of them, the earliest due first. sources: where its figures come from; gaps: where they are missing.
    audit: what the owner's audit of its counts found."""

    release_id: str
    fingerprint: str
    made_on: date
    last_period: date
    label: str
    source: str
    method: str
    periods: tuple[date, ...]
    services: dict[str, Service]
    targets: tuple[Target, ...] = ()
    sources: tuple[Source, ...] = ()
    gaps: tuple[Gap, ...] = ()
    audit: tuple[Finding, ...] = ()

    @cached_property
    def last_periods(self) -> dict[str, date]:
        """The last month of each vintage that the release has."""
        return {vintage_of(period): period for period in sorted(self.periods)}

    @cached_property
    def targets_of(self) -> dict[tuple[str, str], list[Target]]:
        """The targets by indicator and vintage: looked through a hundred times a page."""
        found: dict[tuple[str, str], list[Target]] = {}
        for target in self.targets:
            found.setdefault((target.indicator_id, target.area_vintage), []).append(target)
        return found


def read_info(cursor: duckdb.DuckDBPyConnection) -> ReleaseInfo:
    """Raises DataNotReady for another schema version; KeyError or ValueError where the file is not a release."""
    said = dict(queries.run(cursor, "views/release_info").rows())
    if said["schema_version"] != SCHEMA_VERSION:
        raise DataNotReady(
            "Kỳ phát hành này được lập cho một phiên bản khác của bảng. Hãy cập nhật bảng, hoặc phát hành lại bản trích.",
            "This release was made for another version of the board. Update the board, or publish the extract again.",
        )
    services = queries.run(cursor, "views/services").rows(named=True)
    return ReleaseInfo(
        release_id=said["release_id"],
        fingerprint=said["fingerprint"],
        made_on=date.fromisoformat(said["made_on"][:10]),
        last_period=date.fromisoformat(said["last_period"]),
        label=said["label"],
        source=said["source"],
        method=said["method"],
        periods=tuple(queries.run(cursor, "views/periods")["period"]),
        services={
            row["service_code"]: Service(
                Text(row["name_vi"], row["name_en"]), row["owner"], row["essential_no"]
            )
            for row in services
        },
        targets=read_targets(cursor),
        sources=read_sources(cursor),
        gaps=read_gaps(cursor),
        audit=read_audit(cursor),
    )
