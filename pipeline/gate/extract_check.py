"""The second look at an extract, before anything of it is published.

Its contract (pipeline/extract_checks.py) leaves a few columns of words and the manifest open: they are scanned.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from board.release_record import RELEASE_ID
from pipeline.extract_files import MANIFEST, Extract, ExtractRefused, read_extract
from pipeline.extract_shapes import SHAPES
from pipeline.gate.scan import Hit, scan_table, scan_texts
from pipeline.gate.verdict import hit_words

# The columns that no closed list, count or kind of day bounds; True: full dates may stand in their words.
_OPEN = {
    "targets": {"programme": True, "legal_basis": True, "label": False, "source": True},
    "sources": {"agency": False, "basis": True},
    "audit": {"check": False, "bar": False},
}
_MOMENT = re.compile(r"20\d\d-\d\d-\d\d(?:T\d\d:\d\d:\d\d(?:[+-]\d\d:\d\d)?)?")
_FORMED = {"made_on": _MOMENT, "last_day": _MOMENT, "built_on": RELEASE_ID}  # entries of the manifest
_LONGEST_MANIFEST = 64_000  # bytes


def check_extract_folder(folder: Path) -> Extract:
    """The extract of a folder, its contract kept and nothing in it that points to a person.

    Raises ExtractRefused: table, column, kind and count are named, never a value.
    """
    extract = read_extract(folder)
    if hits := scan_extract(extract):
        said = [hit_words(hit) for hit in hits]
        vi, en = (
            "; ".join(
                f"{hit.sheet} {hit.column}: {text.in_(language)}"
                for hit, text in zip(hits, said, strict=True)
            )
            for language in ("vi", "en")
        )
        raise ExtractRefused(
            f"Từ chối bản trích {folder.name}, có dấu hiệu thông tin về cá nhân: {vi}. Hãy bỏ các nội dung này ở nơi "
            "lập bản trích rồi lập lại.",
            f"The extract {folder.name} is refused, it seems to hold data about persons: {en}. Take this out where the "
            "extract is made and make it again.",
        )
    return extract


def scan_extract(extract: Extract) -> list[Hit]:
    """What the scan finds in the open columns and in the manifest."""
    hits = []
    for name, columns in _OPEN.items():
        table = extract.tables[name].select(list(columns))
        hits += scan_table(table, name, dated=[column for column, dated in columns.items() if dated])
    texts = list(_texts({key: value for key, value in extract.about.items() if key != "files"}))
    return hits + scan_texts(texts, MANIFEST, "", dates=False) + _odd_manifest(extract)


def _odd_manifest(extract: Extract) -> list[Hit]:
    """The list of files is left out of the scan, since checksums look like anything; so it may say nothing else."""
    files = extract.about["files"]
    usual = files.keys() == {f"{name}.parquet" for name in SHAPES} and all(
        stated.keys() == {"rows", "sha256"} for stated in files.values()
    )
    size = (extract.folder / MANIFEST).stat().st_size
    return [] if usual and size <= _LONGEST_MANIFEST else [Hit(MANIFEST, "files", "pseudonym", 1)]


def _texts(value: Any, key: str = "") -> Iterator[str]:
    """Every word and number of the manifest, the names of its entries too."""
    if isinstance(value, dict):
        for name, inside in value.items():
            yield name
            yield from _texts(inside, name)
    elif isinstance(value, list):
        for inside in value:
            yield from _texts(inside)
    elif value is not None and not (key in _FORMED and _FORMED[key].fullmatch(str(value))):
        yield str(value)
