"""Where map sheets lie. A sheet is what screen and paper draw: one small JSON file per vintage, level and kind.

Built-in sheets lie in geo/maps; an imported one, or a population sheet made from a release, in the data folder's
maps/ wins.
Keys of a sheet: geo/README.md. Standard library only, because the app imports this.
"""

from __future__ import annotations

import json
import os
from pathlib import Path

from geo.places import data_folder

BUILT_IN = Path(__file__).parent / "maps"


def made_here() -> Path:
    """The folder of imported sheets and of population sheets."""
    return data_folder() / "maps"


def sheet_path(area_vintage: str, level: str, kind: str = "land") -> Path | None:
    """The file to draw: the imported one, else the built-in one, else None (kind 'people' before it was built)."""
    name = sheet_name(area_vintage, level, kind)
    return next((folder / name for folder in (made_here(), BUILT_IN) if (folder / name).is_file()), None)


def mosaic_path(area_vintage: str, level: str) -> Path:
    """The built-in land mosaic, which stays selectable beside imported boundaries."""
    return BUILT_IN / sheet_name(area_vintage, level, "land")


def sheet_name(area_vintage: str, level: str, kind: str) -> str:
    return f"{area_vintage}-{level}-{kind}.json"


def write_sheet(sheet: dict, folder: Path) -> Path:
    """One line of JSON, put in place in one step."""
    folder.mkdir(parents=True, exist_ok=True)
    target = folder / f"{sheet['id']}.json"
    beside = target.with_suffix(".part")
    beside.write_text(
        json.dumps(sheet, ensure_ascii=False, separators=(",", ":")) + "\n", encoding="utf-8", newline="\n"
    )
    os.replace(beside, target)
    return target
