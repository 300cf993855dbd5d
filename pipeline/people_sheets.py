"""The population mosaics of a release: both vintages, from the protected residents of each vintage's last month."""

from __future__ import annotations

from pathlib import Path

import duckdb

from board import queries
from geo.areas import VINTAGES
from geo.people import build_people_sheets


def draw_people_sheets(release: Path, folder: Path) -> list[Path]:
    """Write the sheets and return their paths. Only communes and units are counted, never parts.

    Takes a few seconds a vintage; nothing where the same counts were drawn before. A vintage without a month is
    left out.
    """
    with duckdb.connect(str(release), read_only=True) as con:
        label = dict(queries.run(con, "views/release_info").rows())["label"]
        counts = {
            vintage: dict(queries.run(con, "build/residents_by_commune", area_vintage=vintage).rows())
            for vintage in VINTAGES
        }
    return [
        path
        for vintage, residents in counts.items()
        if residents
        for path in build_people_sheets(residents, vintage, label, folder)
    ]


def remove_people_sheets(folder: Path) -> None:
    """When no release is shown any more, neither are the sizes of its areas."""
    for path in folder.glob("*-people.json"):
        path.unlink()
