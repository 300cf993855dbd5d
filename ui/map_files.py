"""The addresses under which the board serves map sheets: name and content hash, so that a browser may keep them."""

from __future__ import annotations

import hashlib
import re
from functools import lru_cache
from pathlib import Path

from geo.areas import VINTAGES
from geo.map_sheets import mosaic_path, sheet_path

_NAME = re.compile(r"(\w+)-(district|commune)-(land|people|mosaic)-[0-9a-f]{12}\.json")


def sheet_address(area_vintage: str, level: str, kind: str = "land") -> str | None:
    """Relative address of a sheet, such as 'maps/to_2025_06-district-land-<hash>.json'; None where it is missing."""
    path = _path(area_vintage, level, kind)
    if path is None:
        return None
    return f"maps/{area_vintage}-{level}-{kind}-{_digest(path, path.stat().st_mtime_ns)}.json"


def sheet_file(name: str) -> Path | None:
    """The file behind the last part of such an address; the present one if it has changed since."""
    found = _NAME.fullmatch(name)
    if not found or found[1] not in VINTAGES:
        return None
    return _path(found[1], found[2], found[3])


def is_imported(area_vintage: str, level: str) -> bool:
    """Whether the authority's own boundaries stand in the place of the built-in mosaic."""
    return sheet_path(area_vintage, level, "land") != mosaic_path(area_vintage, level)


def _path(area_vintage: str, level: str, kind: str) -> Path | None:
    """kind 'mosaic': the built-in land mosaic, also where boundaries were imported."""
    return mosaic_path(area_vintage, level) if kind == "mosaic" else sheet_path(area_vintage, level, kind)


@lru_cache(maxsize=32)
def _digest(path: Path, changed_ns: int) -> str:
    return hashlib.sha256(path.read_bytes()).hexdigest()[:12]
