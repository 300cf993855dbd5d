"""The catalogue: what every number of the board means. A pair of files each: queries/indicators/<id>.toml and .sql.

Title, help, axis, caption, legend and glossary page read the definition here; no page has an indicator's name of
its own.
"""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from datetime import date
from functools import cache
from typing import Literal

from board.definition_file import Fields, Text
from board.queries import QUERIES

__all__ = ["Indicator", "Text", "catalogue", "read_indicator"]

LEVELS = ("province", "district", "commune")
DENOMINATORS = ("present", "registered", "assigned")
LONGEST_SHORT_NAME = 24  # characters that fit a card
MOST_BREAKS = 4  # at most five map classes
# Kinds as they begin a full name; inside a Vietnamese sentence they are written small.
_KINDS = ("Thành phố ", "Thị xã ", "Thị trấn ", "Huyện ", "Phường ", "Xã ", "Tỉnh ")


@dataclass(frozen=True)
class Indicator:
    """One definition. Texts in both languages; fields in the order of the definitions page.

    numerator, denominator: who or what is counted, in words; the denominator is None for plain counts.
    subject: which breakdowns apply: persons (age, sex, residence), dossiers (service), services (none).
    time: the state at the period's end (stock), or what happened in the month (flow).
    denominators: the offered ones, the usual first; empty for counts, dossiers and services.
    classes: the map's breaks by level, ascending, the same for all months.
    owner: who answers, by level; a key such as 'district_from_2025_03' takes over on the first of that month.
    `who_answers` picks the key and fills in the area.
    """

    id: str
    name: Text
    short_name: Text
    definition: Text
    why: Text
    numerator: Text
    denominator: Text | None
    unit: Literal["percent", "count"]
    noun: Text
    direction: Literal["up", "down", "none"]
    subject: Literal["persons", "dossiers", "services"]
    time: Literal["stock", "flow"]
    group: Literal["residents", "id_card", "e_identity", "services"]
    denominators: tuple[str, ...]
    classes: dict[str, tuple[float, ...]]
    levels: tuple[str, ...]
    source: Text
    frequency: Text
    caveats: Text
    status: Literal["draft", "checked"]
    checked_by: str
    owner: dict[str, Text]

    def who_answers(self, period: date, level: str, area_name: str, language: str) -> str:
        """The agency that answers for this number in an area on that day, such as 'Công an thành phố Dĩ An'.

        area_name: the full name, in the same language. Raises KeyError for a level the indicator lacks.
        """
        started = f"{level}_from_{period:%Y_%m}"
        later = [key for key in self.owner if key.startswith(f"{level}_from_") and key <= started]
        if language == "vi" and area_name.startswith(_KINDS):
            area_name = area_name[0].lower() + area_name[1:]
        return self.owner[max(later, default=level)].in_(language).replace("{area}", area_name)


@cache
def catalogue() -> dict[str, Indicator]:
    """Every indicator by id, in the order of the ids. Raises DefinitionError for a wrong file."""
    files = sorted((QUERIES / "indicators").glob("*.toml"))
    return {path.stem: read_indicator(path.stem, path.read_text(encoding="utf-8")) for path in files}


def read_indicator(indicator_id: str, toml: str) -> Indicator:
    """One definition from the text of its file. Raises DefinitionError naming the file and the field."""
    fields = Fields(f"queries/indicators/{indicator_id}.toml", tomllib.loads(toml))
    percent = fields.one_of("unit", ("percent", "count")) == "percent"
    levels = fields.some_of("levels", LEVELS)
    fields.require(bool(levels), "levels", "is empty")
    indicator = Indicator(
        id=indicator_id,
        name=fields.text("name"),
        short_name=fields.text("short_name", longest=LONGEST_SHORT_NAME),
        definition=fields.text("definition"),
        why=fields.text("why"),
        numerator=fields.text("numerator"),
        denominator=fields.text("denominator") if percent else None,
        unit="percent" if percent else "count",
        noun=fields.text("noun"),
        direction=fields.one_of("direction", ("up", "down", "none")),
        subject=fields.one_of("subject", ("persons", "dossiers", "services")),
        time=fields.one_of("time", ("stock", "flow")),
        group=fields.one_of("group", ("residents", "id_card", "e_identity", "services")),
        denominators=fields.some_of("denominators", DENOMINATORS),
        classes=_classes(fields, levels),
        levels=levels,
        source=fields.text("source"),
        frequency=fields.text("frequency"),
        caveats=fields.text("caveats"),
        status=fields.one_of("status", ("draft", "checked")),
        checked_by=fields.words("checked_by"),
        owner=fields.texts("owner", levels, also=r"(province|district|commune)_from_\d{4}_\d{2}"),
    )
    _require_sense(fields, indicator)
    fields.require_all_read()
    return indicator


def _classes(fields: Fields, levels: tuple[str, ...]) -> dict[str, tuple[float, ...]]:
    """Breaks for every level that a map can colour, which is every one below the province."""
    classes = fields.numbers("classes", tuple(level for level in levels if level != "province"))
    for level, breaks in classes.items():
        rising = list(breaks) == sorted(set(breaks))
        fields.require(
            rising and 1 <= len(breaks) <= MOST_BREAKS, f"classes.{level}", "needs 1-4 rising breaks"
        )
    return classes


def _require_sense(fields: Fields, indicator: Indicator) -> None:
    """What two fields say together."""
    of_persons = indicator.subject == "persons" and indicator.unit == "percent"
    fields.require(
        bool(indicator.denominators) == of_persons,
        "denominators",
        "are for rates of persons, and every such rate needs one",
    )
    if indicator.unit == "percent":
        rates = all(0 < edge < 1 for breaks in indicator.classes.values() for edge in breaks)
        fields.require(rates, "classes", "of a rate lie between 0 and 1")
