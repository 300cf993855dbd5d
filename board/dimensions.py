"""The closed lists of the protected base cube: every breakdown and every level of every fact, in display order.

The lists are the specification of the cube (docs/DATA.md). A new breakdown is a new level of a fact, never a
second cube of the same people, because two differently cut tables of the same people can be subtracted.
"""

from __future__ import annotations

from datetime import date

FIRST_PERIOD = date(2021, 1, 31)
LAST_OLD_PERIOD = date(2025, 6, 30)  # the last month of the 9 districts and 91 communes

# (code, first age, first age of the next band); the last band is open.
AGE_BANDS = (
    ("00-05", 0, 6),
    ("06-13", 6, 14),
    ("14-17", 14, 18),
    ("18-24", 18, 25),
    ("25-39", 25, 40),
    ("40-59", 40, 60),
    ("60-79", 60, 80),
    ("80+", 80, 200),
)
BANDS = tuple(code for code, _, _ in AGE_BANDS)
ENTITLED_BANDS = BANDS[2:]
SEXES = ("male", "female")
RESIDENCES = ("permanent_present", "permanent_absent", "temporary")
PRESENT = ("permanent_present", "temporary")

ID_CARD_LEVELS = (
    "no_number",
    "number_only",
    "collected_30",
    "collected_90",
    "collected_over",
    "printed_30",
    "printed_90",
    "printed_over",
    "delivered_current",
    "due_12",
    "due_3",
    "expired",
    "renewal_collected_30",
    "renewal_collected_90",
    "renewal_collected_over",
    "renewal_printed_30",
    "renewal_printed_90",
    "renewal_printed_over",
)
E_IDENTITY_LEVELS = ("none", "registered", "approved", "level_1", "level_2")
PERSON_FACTS = {"id_card": ID_CARD_LEVELS, "e_identity": E_IDENTITY_LEVELS}

DOSSIER_FACTS = {
    "channel": ("online_full", "online_partial", "counter"),
    "timeliness": ("on_time", "late", "open"),
    "payment": ("online", "counter", "no_fee"),
    "digitised": ("yes", "no"),
    "rating": ("satisfied", "unsatisfied", "not_rated"),
}

PROVISIONS = ("full_process", "partial", "information")  # how far a service is offered online

SOURCES = ("population", "dossiers", "service_offers", "targets")  # where figures come from
PROTECTED, PUBLIC = "protected", "public: "  # on what basis; after PUBLIC stands who said so
RHYTHMS = ("month", "year", "once")  # how often a source gives new ones
# Tables of rows that were checked before they were counted, by the source that they belong to.
CHECKED_TABLES = {"residents": "population", "spells": "population", "dossiers": "dossiers"}
ROUND_TO = 10  # counts of such rows are rounded at random to multiples of this, up and down alike
CRITERIA = ("valid", "complete", "unique", "consistent", "code_list")  # what a row of them can fail


def level_columns(facts: dict[str, tuple[str, ...]]) -> tuple[str, ...]:
    """The cube's column of every level, '<fact>_<level>', in the order of the lists."""
    return tuple(f"{fact}_{level}" for fact, levels in facts.items() for level in levels)


# What a viewer may pick: sums of bands. The finer bands are offered above commune level only.
BROAD_AGE_GROUPS = {
    "00-05": ("00-05",),
    "06-13": ("06-13",),
    "14-24": ("14-17", "18-24"),
    "25-39": ("25-39",),
    "40-59": ("40-59",),
    "60+": ("60-79", "80+"),
}
