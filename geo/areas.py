"""Areas and their two vintages: which codes, names and parents exist when, and how base areas sum to them.

Until 30/06/2025 Bình Dương had 9 districts and 91 communes; since 01/07/2025 it is part of TP. Hồ Chí Minh and its
ground holds 36 wards and communes. The new codes reuse old ones, so an area's key is (area_vintage, area_code).
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from functools import cache

from geo.area_facts import (
    FIRST_NEW_DAY,
    NEW_VINTAGE,
    OLD_VINTAGE,
    PROVINCE_CODE,
    VINTAGES,
    Area,
    dated_names,
    rows,
    table,
)
from geo.spelling import one_tone_mark, plain, vietnamese_key

__all__ = [
    "NEW_VINTAGE", "OLD_VINTAGE", "PROVINCE_CODE", "VINTAGES", "Area", "BaseArea", "area", "area_parts", "areas",
    "base_areas", "children", "full_name_on", "kind_on", "levels", "plain", "predecessors", "search",
    "vietnamese_key", "vintage_of",
]  # fmt: skip

_LEVELS = {OLD_VINTAGE: ("province", "district", "commune"), NEW_VINTAGE: ("province", "commune")}


@dataclass(frozen=True)
class BaseArea:
    """The finest area of the cube (docs/DATA.md); a part of a divided commune is never shown."""

    base_code: str
    area_vintage: str
    commune_code: str
    unit_code: str | None
    draw_key: str


def vintage_of(period: date) -> str:
    """The vintage in force on that day."""
    return NEW_VINTAGE if period >= FIRST_NEW_DAY else OLD_VINTAGE


def levels(area_vintage: str) -> tuple[str, ...]:
    """The levels of a vintage, largest first; the new one has no district."""
    return _LEVELS[area_vintage]


def areas(area_vintage: str, level: str | None = None) -> tuple[Area, ...]:
    """All areas of a vintage, level by level, each level in Vietnamese alphabetical order."""
    return tuple(item for item in table(area_vintage).values() if level in (None, item.level))


def area(area_vintage: str, code: str) -> Area:
    """One area. Raises KeyError where the code does not exist in this vintage."""
    return table(area_vintage)[code]


def children(area_vintage: str, code: str, level: str) -> tuple[Area, ...]:
    """The areas of a lower level inside an area, in alphabetical order; empty where there are none."""
    parents = {item.area_code: item.parent_code for item in areas(area_vintage)}

    def inside(item: Area) -> bool:
        above = item.parent_code
        while above is not None and above != code:
            above = parents[above]
        return above == code

    return tuple(item for item in areas(area_vintage, level) if inside(item))


def kind_on(item: Area, day: date) -> str | None:
    """The kind (city, town, ward ...) held on that day; None where unknown."""
    return _dated(item, day)[0]


def full_name_on(item: Area, day: date) -> str:
    """The full name held on that day ('Thị xã Tân Uyên' before 10/04/2023); the plain name where unknown."""
    return _dated(item, day)[1]


def _dated(item: Area, day: date) -> tuple[str | None, str]:
    for kind, full_name, first, last in dated_names().get((item.area_vintage, item.area_code), ()):
        if first <= day <= last:
            return kind, full_name
    if (item.valid_from or date.min) <= day <= (item.valid_to or date.max):
        return item.kind, item.full_name_vi
    return None, item.name_vi


@cache
def predecessors(unit_code: str) -> tuple[tuple[str, str], ...]:
    """The old communes a new unit was made of: (old code, 'whole' | 'part'), by code."""
    communes = sorted(areas(OLD_VINTAGE, "commune"), key=lambda item: item.area_code)
    return tuple(
        (item.area_code, taken) for item in communes for code, taken in item.successors if code == unit_code
    )


@cache
def base_areas(area_vintage: str) -> tuple[BaseArea, ...]:
    """The 91 communes of the old vintage, or the 107 parts of the new one, by code."""
    if area_vintage == OLD_VINTAGE:
        codes = sorted(item.area_code for item in areas(OLD_VINTAGE, "commune"))
        return tuple(BaseArea(code, OLD_VINTAGE, code, None, code) for code in codes)
    parts = []
    for row in sorted(rows("crosswalk"), key=lambda row: (row["old_commune_code"], row["new_commune_code"])):
        commune, unit = row["old_commune_code"], row["new_commune_code"]
        base = f"{commune}-{unit}"
        parts.append(BaseArea(base, NEW_VINTAGE, commune, unit, commune if row["role"] == "whole" else base))
    return tuple(parts)


@cache
def area_parts(area_vintage: str) -> tuple[tuple[str, str, str], ...]:
    """(base_code, level, area_code): how base areas sum to every level, the province included."""
    parts = []
    for base in base_areas(area_vintage):
        item: Area | None = area(area_vintage, base.unit_code or base.commune_code)
        while item is not None:
            parts.append((base.base_code, item.level, item.area_code))
            item = area(area_vintage, item.parent_code) if item.parent_code else None
    return tuple(parts)


def search(text: str, area_vintage: str) -> tuple[Area, ...]:
    """Areas whose name or full name holds the text, accents ignored; first names that begin with it, then
    names with a word that begins with it, then the rest. An empty text finds nothing."""
    asked = plain(text)
    if not asked:
        return ()

    def rank(item: Area) -> int | None:
        name, full = plain(one_tone_mark(item.name_vi)), plain(item.full_name_vi)
        if name.startswith(asked):
            return 0
        if f" {asked}" in f" {full}" or asked == item.area_code:
            return 1
        return 2 if asked in full else None

    ranked = [(rank(item), item) for item in areas(area_vintage)]
    return tuple(item for wanted in range(3) for place, item in ranked if place == wanted)
