"""The template's closed lists: what its dropdowns show, and the codes for whoever fills it by program."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from xlsxwriter.utility import xl_range_abs
from xlsxwriter.workbook import Workbook
from xlsxwriter.worksheet import Worksheet

from board.palette import LINE, TEAL
from geo.areas import NEW_VINTAGE, OLD_VINTAGE, area, areas
from pipeline.contract import crosswalk
from pipeline.gate.contracts.domains import domain
from pipeline.gate.contracts.reading import FIRST_MONTH
from pipeline.gate.contracts.shape import Closed, ClosedBy, Contract, Month
from pipeline.gate.contracts.wholeness import months_between

LISTS = "Danh mục"
_MONTHS = "month"


@dataclass(frozen=True)
class ListColumn:
    """name: of the domain whose names stand here, '' for codes and pairs that no dropdown shows."""

    name: str
    heading: str
    values: tuple[str, ...]


def list_columns(contract: Contract, last_month: str) -> list[ListColumn]:
    """Every list that the contract's columns use: names with their codes; the months newest first; the pairs."""
    found: list[ListColumn] = []
    for column in contract.columns:
        match column.content:
            case Month():
                months = reversed(months_between(FIRST_MONTH, last_month))
                found.append(
                    ListColumn(_MONTHS, "Danh mục · Tháng", tuple(f"{m[5:]}/{m[:4]}" for m in months))
                )
            case Closed(name):
                found += _names(name, column.heading.vi)
            case ClosedBy(chooser, names):
                for value, name in names.items():
                    chosen = domain(contract.column(chooser).content.domain).names[value].vi
                    found += _names(name, f"{column.heading.vi} {chosen[0].lower()}{chosen[1:]}")
    return [*found, *_pairs(contract)]


def _names(name: str, heading: str) -> Iterator[ListColumn]:
    names = domain(name).names
    yield ListColumn(name, f"Danh mục · {heading}", tuple(text.vi for text in names.values()))
    yield ListColumn("", f"Mã · {heading}", tuple(names))


def _pairs(contract: Contract) -> Iterator[ListColumn]:
    """Which unit took which commune, where a contract asks for both."""
    if {"commune_code", "unit_code"} <= {column.name for column in contract.columns}:
        communes = {item.area_code: place for place, item in enumerate(areas(OLD_VINTAGE, "commune"))}
        old, new = zip(*sorted(crosswalk(), key=lambda pair: communes[pair[0]]), strict=True)
        for heading, vintage, codes in (
            ("xã, phường cũ", OLD_VINTAGE, old),
            ("phường, xã mới", NEW_VINTAGE, new),
        ):
            names = tuple(area(vintage, code).full_name_vi for code in codes)
            yield ListColumn("", f"Đối chiếu · {heading}", names)


def write_lists(book: Workbook, sheet: Worksheet, columns: list[ListColumn]) -> dict[str, str]:
    """Fill the sheet; returns where each dropdown's list stands: name of the domain -> 'Danh mục'!$A$2:$A$92."""
    head = book.add_format({"bold": True, "bg_color": TEAL[0], "bottom": 1, "border_color": LINE})
    places = {}
    for place, column in enumerate(columns):
        sheet.write_string(0, place, column.heading, head)
        sheet.write_column(1, place, column.values)
        longest = max(len(text) for text in (f"{column.heading}  ", *column.values))
        sheet.set_column(place, place, min(longest + 2, 110))
        if column.name:
            places[column.name] = f"'{LISTS}'!{xl_range_abs(1, place, len(column.values), place)}"
    sheet.freeze_panes(1, 0)
    sheet.set_landscape()
    sheet.set_paper(9)
    sheet.protect()
    return places
