"""Which part of a workbook's package is which sheet, and which sheet a comment or a drawing belongs to."""

from __future__ import annotations

import posixpath
from collections.abc import Iterator
from dataclasses import dataclass
from xml.etree import ElementTree

from pipeline.gate.opening.limits import Limits
from pipeline.gate.opening.refusals import damaged, too_many_sheets
from pipeline.gate.opening.xlsx_texts import require_plain_xml
from pipeline.gate.opening.zip_file import Zip


@dataclass(frozen=True)
class Sheet:
    """name: as its tab says; part: of the package, in lower case."""

    name: str
    part: str


def sheets_of(package: Zip, limits: Limits) -> tuple[Sheet, ...]:
    """All sheets in the order of their tabs, hidden ones too. Raises FileRefused."""
    targets = dict(_relations(package, "xl/workbook.xml"))
    sheets = []
    for element in _elements(package, "xl/workbook.xml"):
        if _local(element.tag) == "sheet":
            relation = next((value for key, value in element.items() if _local(key) == "id"), "")
            sheets.append(Sheet(element.get("name", ""), targets.get(relation, "")))
    parts = {name.lower() for name in package.names}
    names = {sheet.name.casefold() for sheet in sheets}
    known = all(sheet.part in parts and sheet.part.startswith("xl/worksheets/") for sheet in sheets)
    if not sheets or not known or len(names) < len(sheets):
        raise damaged("XLSX")
    if len(sheets) > limits.sheets:
        raise too_many_sheets(len(sheets), limits)
    return tuple(sheets)


def owners_of(package: Zip, sheets: tuple[Sheet, ...]) -> dict[str, str]:
    """{part: name of the sheet it belongs to}: the sheet itself, its comments, drawings, links, and what these refer to.
    Parts of the whole workbook are not in it."""
    owners: dict[str, str] = {}
    for sheet in sheets:
        waiting = [sheet.part]
        while waiting:
            part = waiting.pop()
            if part not in owners:
                owners[part] = owners[_relations_part(part)] = sheet.name
                waiting += [target for _, target in _relations(package, part)]
    return owners


def _relations(package: Zip, part: str) -> Iterator[tuple[str, str]]:
    """(id, part in lower case) of everything that a part refers to within the package."""
    for element in _elements(package, _relations_part(part)):
        if _local(element.tag) == "Relationship" and element.get("TargetMode") != "External":
            target = posixpath.join("/", posixpath.dirname(part), element.get("Target", ""))
            yield element.get("Id", ""), posixpath.normpath(target).lstrip("/").lower()


def _relations_part(part: str) -> str:
    folder, name = posixpath.split(part)
    return f"{folder}/_rels/{name}.rels"


def _elements(package: Zip, part: str) -> Iterator[ElementTree.Element]:
    """All elements of a part; none where the package has no such part."""
    for name in package.names:
        if name.lower() == part:
            data = package.read(name)
            require_plain_xml(data)
            try:
                yield from ElementTree.fromstring(data).iter()
            except (ElementTree.ParseError, UnicodeError, ValueError, LookupError):
                raise damaged("XLSX") from None


def _local(name: str) -> str:
    return name.rpartition("}")[2]
