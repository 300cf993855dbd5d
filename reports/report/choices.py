"""Which indicators a report leads with, draws and tables. Everything else follows from the catalogue's groups.

An indicator or a group that joins the catalogue joins sentences, tables and cards with no change here.
"""

from __future__ import annotations

from board.definitions import GROUPS, ordered
from board.indicators import Indicator, catalogue

HEADLINE = "card_delivered"  # without it there is no report
UNDELIVERED = "card_undelivered"  # the count that needs direction
SERVED = (
    "dossiers_online",
    "dossiers_on_time",
    "dossiers_paid_online",
    "dossiers_digitised",
    "dossiers_satisfied",
)
# What stands for a group where there is room for one; of a group that is not named the first rate.
LEADS = {"id_card": HEADLINE, "e_identity": "e_identity_level_2", "services": "dossiers_online"}
_CARDS = (HEADLINE, UNDELIVERED, "e_identity_activated", "e_identity_level_2", *SERVED[:4])
# A long table has one line a row: rates that share their denominators, and not the step before the last.
_SHORT_TABLES_ONLY = ("card_collected", "dossiers_on_time", "dossiers_paid_online", "dossiers_satisfied")
# Near 100% everywhere, or said by the step after it: in the text and in table 1, not on cards and in tables of areas.
_IN_PASSING = ("id_number_coverage", "card_printed")


def groups(level: str) -> dict[str, list[Indicator]]:
    """The indicators with figures at a level, by group in the catalogue's order; empty groups are left out."""
    members = [one for one in ordered() if level in one.levels]
    found = {group: [one for one in members if one.group == group] for group in GROUPS}
    return {group: some for group, some in found.items() if some}


def leads(level: str) -> list[str]:
    """One rate a group."""
    found = []
    for group, members in groups(level).items():
        rates = [one.id for one in members if one.unit == "percent" and one.direction != "none"]
        named = LEADS.get(group)
        if group in LEADS or any(one not in _IN_PASSING for one in rates):
            found.append(named if named in rates else rates[0])
    return found


def judged_rates(level: str) -> list[str]:
    """The rates that cards, gaps and tables of areas show."""
    return [
        one.id
        for members in groups(level).values()
        for one in members
        if one.unit == "percent" and one.direction != "none" and one.id not in _IN_PASSING
    ]


def compared_rates() -> list[str]:
    """Of these the ones with figures below the province."""
    return [one for one in judged_rates("commune") if one in judged_rates("province")]


def tabled_rates(*, is_long: bool) -> list[str]:
    """What a table of areas shows. is_long: it goes over pages."""
    left_out = _SHORT_TABLES_ONLY if is_long else ("card_collected", "dossiers_satisfied")
    return [one for one in compared_rates() if one not in left_out]


def on_cards(level: str) -> list[str]:
    """Eight of them, and one of each group that is not among them."""
    cards = [one for one in _CARDS if level in catalogue()[one].levels]
    seen = {catalogue()[one].group for one in cards}
    return [*cards, *(one for one in leads(level) if catalogue()[one].group not in seen)]
