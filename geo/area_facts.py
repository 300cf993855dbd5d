"""The table of areas as the facts give it: geo/facts (sources in its README) read once into Area rows.

Names are brought to one tone-mark style here, because the two vintages' sources spell Hòa in two ways.
"""

from __future__ import annotations

import csv
from dataclasses import dataclass, replace
from datetime import date
from functools import cache
from pathlib import Path

from geo.spelling import english_name, one_tone_mark, vietnamese_key

OLD_VINTAGE, NEW_VINTAGE = VINTAGES = ("to_2025_06", "from_2025_07")
PROVINCE_CODE = "74"  # the same code in both vintages; in the new one it is the 36 units together
FIRST_NEW_DAY = date(2025, 7, 1)
FACTS = Path(__file__).parent / "facts"
_PROVINCES = {
    OLD_VINTAGE: ("Bình Dương", "Tỉnh Bình Dương", "Binh Duong", "province"),
    NEW_VINTAGE: (
        "Bình Dương (36 phường, xã)",
        "36 phường, xã trên địa bàn tỉnh Bình Dương cũ, Thành phố Hồ Chí Minh",
        "Binh Duong (36 wards and communes)",
        "former_province",
    ),
}


@dataclass(frozen=True)
class Area:
    """One area of one vintage. `kind`, `full_name_vi`: as known on the vintage's last (or latest) day.

    valid_from, valid_to: the days for which that kind and full name are known, not the age of the area.
    lon, lat: a representative point (degrees, WGS84, rounded to 0.005). neighbours: codes of the same level.
    successors: of an old commune, the new units that took it: (code, 'whole' | 'part'), the main part first.
    """

    area_vintage: str
    area_code: str
    level: str
    parent_code: str | None
    kind: str
    name_vi: str
    full_name_vi: str
    name_en: str
    valid_from: date | None
    valid_to: date | None
    area_km2: float
    lon: float
    lat: float
    neighbours: tuple[str, ...]
    successors: tuple[tuple[str, str], ...] = ()


def rows(name: str) -> list[dict[str, str]]:
    """The rows of geo/facts/<name>.csv."""
    with open(FACTS / f"{name}.csv", encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


@cache
def dated_names() -> dict[tuple[str, str], list[tuple[str, str, date, date]]]:
    """(area_vintage, code) -> the kinds and full names with the first and last day they held."""
    names: dict[tuple[str, str], list[tuple[str, str, date, date]]] = {}
    for row in rows("dated_names"):
        span = date.fromisoformat(row["valid_from"]), date.fromisoformat(row["valid_to"])
        names.setdefault((row["area_vintage"], row["code"]), []).append(
            (row["kind"], row["full_name_vi"], *span)
        )
    return names


@cache
def table(area_vintage: str) -> dict[str, Area]:
    """Every area of a vintage by code: the province, then each level in Vietnamese alphabetical order."""
    if area_vintage == OLD_VINTAGE:
        districts = [_area(row, OLD_VINTAGE, "district", PROVINCE_CODE) for row in rows("districts")]
        communes = [_area(row, OLD_VINTAGE, "commune", row["district_code"]) for row in rows("communes")]
        successors = _successors()
        communes = [replace(item, successors=successors[item.area_code]) for item in communes]
        ordered = [_province(OLD_VINTAGE, districts), *_sorted(districts), *_sorted(communes)]
    elif area_vintage == NEW_VINTAGE:
        units = [_area(row, NEW_VINTAGE, "commune", PROVINCE_CODE) for row in rows("units")]
        ordered = [_province(NEW_VINTAGE, units), *_sorted(units)]
    else:
        raise KeyError(area_vintage)
    return {item.area_code: item for item in ordered}


def _sorted(items: list[Area]) -> list[Area]:
    return sorted(items, key=lambda item: (vietnamese_key(item.name_vi), item.area_code))


def _area(row: dict[str, str], area_vintage: str, level: str, parent: str) -> Area:
    name = one_tone_mark(row["name_vi"])
    return Area(
        area_vintage, row["code"], level, parent, row["kind"], name, one_tone_mark(row["full_name_vi"]),
        english_name(name), _day(row["valid_from"]), _day(row["valid_to"]), float(row["area_km2"]),
        float(row["lon"]), float(row["lat"]), tuple(row["neighbours"].split(";")),
    )  # fmt: skip


def _province(area_vintage: str, parts: list[Area]) -> Area:
    name, full_name, name_en, kind = _PROVINCES[area_vintage]
    km2 = sum(item.area_km2 for item in parts)
    lon = sum(item.lon * item.area_km2 for item in parts) / km2
    lat = sum(item.lat * item.area_km2 for item in parts) / km2
    first, last = (FIRST_NEW_DAY, None) if area_vintage == NEW_VINTAGE else (None, date(2025, 6, 30))
    return Area(
        area_vintage, PROVINCE_CODE, "province", None, kind, name, full_name, name_en, first, last,
        round(km2, 2), round(lon, 3), round(lat, 3), (),
    )  # fmt: skip


def _successors() -> dict[str, tuple[tuple[str, str], ...]]:
    order = {"whole": 0, "main_part": 1, "other_part": 2}
    found: dict[str, list[tuple[str, str]]] = {}
    for row in sorted(rows("crosswalk"), key=lambda row: order[row["role"]]):
        taken = "whole" if row["role"] == "whole" else "part"
        found.setdefault(row["old_commune_code"], []).append((row["new_commune_code"], taken))
    return {code: tuple(taken) for code, taken in found.items()}


def _day(text: str) -> date | None:
    return date.fromisoformat(text) if text else None
