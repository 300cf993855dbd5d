"""A month of dossiers as an agency would send it, from true counts: every combination in which anything was filed."""

from __future__ import annotations

from board.dimensions import DOSSIER_FACTS
from geo.areas import OLD_VINTAGE
from pipeline.cube import DossierCounts
from tests.pipeline.gate.agency_files import Row
from tests.small_counts import small_dossiers


def small_month(period: str, more: int = 0) -> list[Row]:
    """The small release's own true counts of a month of the old vintage; `more` in one service of the first commune,
    all of them online, on time, paid online, digitised and rated well."""
    counts = next(part for part in small_dossiers() if part.area_vintage == OLD_VINTAGE)
    rows = _rows(counts, counts.periods.index(period))
    first = next(row for row in rows if row["received"])
    for column in ("received", *(f"{fact}_{levels[0]}" for fact, levels in DOSSIER_FACTS.items())):
        first[column] = int(first[column]) + more
    return rows


def _rows(counts: DossierCounts, month: int) -> list[Row]:
    return [
        {
            "period": counts.periods[month],
            "commune_code": code,
            "unit_code": "",
            "service_code": service,
            "received": int(counts.received[month, base, place]),
            **{
                f"{fact}_{level}": int(getattr(counts, fact)[month, base, place, number])
                for fact, levels in DOSSIER_FACTS.items()
                for number, level in enumerate(levels)
            },
        }
        for base, code in enumerate(counts.base_codes)
        for place, service in enumerate(counts.services)
    ]
