"""What a register may hold: its tables, their columns in order, and every closed list (docs/DATA.md, "Register").

A column is an 'id' (whole number), a 'date', or the name of a closed list. This is the only place that says so:
tables are made, files are recognised and codes are placed from here.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from types import MappingProxyType

from board.dimensions import DOSSIER_FACTS, RESIDENCES, SEXES
from geo.areas import NEW_VINTAGE, OLD_VINTAGE, areas, base_areas
from pipeline.services import service_table

ID, DATE = "id", "date"

TABLES: Mapping[str, Mapping[str, str]] = MappingProxyType(
    {
        "residents": {
            "person_id": ID,
            "sex": "sex",
            **dict.fromkeys(
                (
                    "born_on", "died_on", "id_number_on", "collected_on", "printed_on", "delivered_on", "expires_on",
                    "renewal_collected_on", "renewal_printed_on", "renewal_delivered_on", "renewal_expires_on",
                    "e_registered_on", "e_approved_on", "e_level1_on", "e_level2_on",
                ),
                DATE,
            ),
        },
        "spells": {
            "person_id": ID,
            "commune_code": "commune",
            "unit_code": "unit",
            "residence": "residence",
            "from_on": DATE,
            "to_on": DATE,
        },
        "dossiers": {
            "dossier_id": ID,
            "service_code": "service",
            "commune_code": "commune",
            "unit_code": "unit",
            "filed_on": DATE,
            "channel": "channel",
            "due_on": DATE,
            "finished_on": DATE,
            "payment": "payment",
            "digitised": "digitised",
            "rating": "rating",
        },
    }
)  # fmt: skip


@cache
def closed_lists() -> dict[str, tuple[str, ...]]:
    """Every closed list of the register's text columns; the place of a code in its list is its place in the cube."""
    return {
        "sex": SEXES,
        "residence": RESIDENCES,
        "commune": tuple(base.commune_code for base in base_areas(OLD_VINTAGE)),
        "unit": tuple(sorted(unit.area_code for unit in areas(NEW_VINTAGE, "commune"))),
        "service": tuple(service_table()["service_code"]),
        **{fact: levels for fact, levels in DOSSIER_FACTS.items() if fact != "timeliness"},
    }


@cache
def crosswalk() -> tuple[tuple[str, str], ...]:
    """The (commune_code, unit_code) pairs that exist: the 107 base areas of the new vintage, in their order."""
    return tuple((base.commune_code, base.unit_code) for base in base_areas(NEW_VINTAGE))
