"""The second look: scanning what no contract has proven, and telling where something was found in harmless words."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

import polars as pl

from pipeline.gate.column_check import headings_of
from pipeline.gate.contracts.judging import Judged
from pipeline.gate.contracts.shape import Closed, ClosedBy, Contract, Day, Month, Words
from pipeline.gate.labels import AUTHORS, column_labels, place_label
from pipeline.gate.opening import Opened
from pipeline.gate.scan import Hit, scan_table, scan_texts

# A refused cell of such a column is listed as a wrong row anyway; that it looks like this is no sign of a person.
_NO_SIGN = {Closed: {"name", "address"}, ClosedBy: {"name", "address"}, Month: {"date"}, Day: {"date"}}


def scan_figures(
    contract: Contract, judged: Judged, unknown: pl.DataFrame, label: str, called: Mapping[str, str]
) -> list[Hit]:
    """The sheet of figures: the unproven cells of the contract's columns, and its unknown columns whole.

    called: heading -> as it may be called.
    """
    dated = [item.name for item in contract.columns if isinstance(item.content, Words) and item.content.dates]
    left = judged.unproven.select(cells for cells in judged.unproven if cells.null_count() < len(cells))
    hits = []
    for hit in scan_table(left, label, dated=dated):
        column = contract.column(hit.column)
        if hit.kind not in _NO_SIGN.get(type(column.content), ()):
            hits.append(replace(hit, column=column.heading.vi))
    return hits + _called(scan_table(unknown, label), unknown, called)


def scan_whole(table: pl.DataFrame, label: str) -> list[Hit]:
    """A sheet of which nothing is known."""
    return _called(scan_table(table, label), table, column_labels(headings_of(table), None))


def scan_loose(opened: Opened, labels: Mapping[str, str]) -> list[Hit]:
    """Comments, properties and all else outside the cells, and the names of the sheets."""
    places: dict[tuple[str, str], list[str]] = {}
    for sheet, place, text in opened.loose:
        places.setdefault((sheet, place), []).append(text)
    hits = []
    for (sheet, place), texts in places.items():
        dated = not place.startswith("property:")  # programs write there when a file was made
        found = scan_texts(texts, labels.get(sheet, ""), place_label(place), dates=dated)
        hits += [hit for hit in found if not (place in AUTHORS and hit.kind == "name")]
    for name, label in labels.items():
        hits += scan_texts([name], label, "tên trang · sheet name", dates=False)
    return hits


def _called(hits: list[Hit], table: pl.DataFrame, called: Mapping[str, str]) -> list[Hit]:
    """With harmless names of columns. The scan itself calls a heading that it takes for an identifier '#<place>'."""
    names = {text: called[text] for text in headings_of(table)}
    names |= {f"#{place}": called[text] for place, text in enumerate(headings_of(table), 1)}
    return [replace(hit, column=names[hit.column]) for hit in hits]
