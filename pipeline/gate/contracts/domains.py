"""The closed lists that a cell may be taken from: codes, their names in both languages, and other names they go by.

A name is compared without accents, case and style of tone marks, so that 'phuong phu cuong' is 'Phường Phú Cường'.
Short names that two areas share ('An Bình') are known as ambiguous, so that the refusal can say so.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache

from board.definition_file import Text
from board.indicators import catalogue
from geo.areas import NEW_VINTAGE, OLD_VINTAGE, PROVINCE_CODE, areas
from geo.spelling import one_tone_mark, plain
from pipeline.services import service_table

LABEL = "Dữ liệu mô phỏng"
PROVISIONS = {
    "full_process": Text("Toàn trình", "Full process online"),
    "partial": Text("Một phần", "Partly online"),
    "information": Text("Cung cấp thông tin", "Information only"),
}
UNITS = {
    "rate": Text("Tỷ lệ", "Rate"),
    "count": Text("Số lượng", "Count"),
    "assigned": Text("Số giao", "Assigned number"),
}
VINTAGES = {
    OLD_VINTAGE: Text("Đến 06/2025", "Until 06/2025"),
    NEW_VINTAGE: Text("Từ 07/2025", "From 07/2025"),
}
PROVINCE_NAMES = ("Tỉnh Bình Dương", "Toàn tỉnh")  # of both vintages, in whose areas it is still counted
LABELS = {LABEL: Text(LABEL, "Simulated data")}


@dataclass(frozen=True)
class Domain:
    """names: code -> what the template's dropdown shows; known: normalised text -> code; shared: names of several."""

    names: Mapping[str, Text]
    known: Mapping[str, str]
    shared: frozenset[str]


def normal(text: str) -> str:
    """'  Phường  Phú Hoà' -> 'phuong phu hoa': how a cell, a name and a heading are compared."""
    return plain(one_tone_mark(text))


@cache
def domain(name: str) -> Domain:
    """One of: commune, unit, service, provision, indicator, vintage, area:<vintage>, target_unit, label."""
    if name in ("commune", "unit"):
        vintage = OLD_VINTAGE if name == "commune" else NEW_VINTAGE
        return _areas([item for item in areas(vintage, "commune")])
    if name.startswith("area:"):
        return _areas(areas(name.removeprefix("area:")), ((known, PROVINCE_CODE) for known in PROVINCE_NAMES))
    if name == "service":
        rows = service_table().select("service_code", "name_vi", "name_en").rows()
        return _domain({code: Text(vi, en) for code, vi, en in rows})
    if name == "indicator":
        return _domain({code: indicator.name for code, indicator in catalogue().items()})
    return _domain(
        {"provision": PROVISIONS, "target_unit": UNITS, "vintage": VINTAGES, "label": LABELS}[name]
    )


def _areas(items: Iterable, others: Iterable[tuple[str, str]] = ()) -> Domain:
    """Areas go by their full name, by their name where no other has it, by the English one, and by (name, code) of others."""
    items = list(items)
    names = {item.area_code: Text(item.full_name_vi, f"{item.name_en} ({item.kind})") for item in items}
    return _domain(names, (*((item.name_vi, item.area_code) for item in items), *others))


def _domain(names: Mapping[str, Text], others: Iterable[tuple[str, str]] = ()) -> Domain:
    own = {normal(text): code for code, name in names.items() for text in (code, name.vi)}
    claims: dict[str, set[str]] = {}
    english = ((name.en, code) for code, name in names.items())
    for text, code in (*others, *english):
        claims.setdefault(normal(text), set()).add(code)
    extra = {text: next(iter(codes)) for text, codes in claims.items() if len(codes) == 1}
    shared = frozenset(text for text, codes in claims.items() if len(codes) > 1 and text not in own)
    return Domain(names, {**extra, **own}, shared)
