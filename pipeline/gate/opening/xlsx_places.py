"""What to call the place of a text in a workbook that is not in a cell, by its part of the package and its element."""

from __future__ import annotations

import re

HIDDEN_TEXT = "hidden text"  # in the list of texts that cells share, and in no cell
_ELEMENTS = {
    "sheet": "sheet name", "definedName": "hidden name", "fileSharing": "property:user", "absPath": "property:path",
    "hyperlink": "link", "Relationship": "link", "dataValidation": "validation", "formula1": "validation",
    "formula2": "validation", "filter": "filter", "customFilter": "filter", "numFmt": "number format",
    **{f"{which}{part}": "header" for which in ("odd", "even", "first") for part in ("Header", "Footer")},
}  # fmt: skip
_PARTS = (
    (re.compile(r"xl/(?:threaded)?comments|xl/persons"), "comment"),
    (re.compile(r"xl/drawings"), "drawing"),
    (re.compile(r"xl/charts"), "chart"),
    (re.compile(r"xl/pivot"), "pivot"),
    (re.compile(r"xl/tables"), "table"),
    (re.compile(r"xl/printersettings"), "printer"),
    (re.compile(r"xl/sharedstrings"), HIDDEN_TEXT),
)
_COMMENTATORS = {"author", "person"}
_PROPERTY = re.compile(r"[A-Za-z]{1,30}")


def place_of(part: str, element: str) -> str:
    """part: its name in lower case. 'comment', 'comment:author', 'header', 'property:creator' ...; else 'setting'."""
    if part.startswith("docprops/custom"):
        return "property:custom"
    if part.startswith("docprops/"):
        return f"property:{element}" if _PROPERTY.fullmatch(element) else "property"
    of_part = next((place for pattern, place in _PARTS if pattern.match(part)), "setting")
    if of_part == "comment":
        return "comment:author" if element in _COMMENTATORS else "comment"
    return _ELEMENTS.get(element, of_part)
