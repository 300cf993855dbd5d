"""What the gate calls sheets, columns and other places in its messages: its own words, and the file's only where they
are harmless. A file without headings would show its first person; a sheet can be named after one."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from pipeline.gate.contracts import known_headings, plain_heading
from pipeline.gate.contracts.shape import Contract
from pipeline.gate.scan import scan_texts

_USUAL_SHEET = re.compile(r"(?i)(?:sheet|trang|trang tính|bảng|số liệu|hướng dẫn|danh mục)? ?[0-9]{0,3}")
_LONGEST_HEADING = 40
_PLACES = {
    "comment": "ghi chú · comment",
    "property": "thuộc tính · property",
    "header": "đầu trang, chân trang · header, footer",
    "metadata": "siêu dữ liệu · metadata",
}
# The sender's own name as a program writes it there; the sender is known anyway, and nothing of it is kept.
AUTHORS = (
    "property:creator",
    "property:lastModifiedBy",
    "property:manager",
    "property:user",
    "property:path",
    "comment:author",
)


def sheet_label(name: str, place: int) -> str:
    """A usual name as it is; any other sheet by its place, from 1."""
    return name if _USUAL_SHEET.fullmatch(name) else f"trang thứ {place} · sheet {place}"


def place_label(place: str) -> str:
    """'comment' -> 'ghi chú · comment'. What stands behind a colon may be the file's own word."""
    return _PLACES.get(place.partition(":")[0], "phần ngoài ô · outside the cells")


def column_labels(headings: Sequence[str], contract: Contract | None) -> Mapping[str, str]:
    """Heading -> as it is called: a known one by the contract's word, an unknown one as it is written when most of the
    contract's headings are there too and nothing in it looks like a person, else by its place, from 1."""
    known = known_headings(contract) if contract else {}
    found = {known[plain_heading(text)] for text in headings if plain_heading(text) in known}
    is_head = contract is not None and 2 * len(found) >= len(contract.columns)
    labels = {}
    for place, text in enumerate(headings, 1):
        if name := known.get(plain_heading(text)):
            labels[text] = contract.column(name).heading.vi
        elif is_head and len(text) <= _LONGEST_HEADING and not scan_texts([text], "", ""):
            labels[text] = text
        else:
            labels[text] = f"cột thứ {place} · column {place}"
    return labels
