"""Solve the built-in map again and draw its sheets: `python -m geo.build` (about 20 seconds)."""

from __future__ import annotations

import argparse
import sys

from geo.areas import NEW_VINTAGE, OLD_VINTAGE
from geo.land import STORED, STORED_SEED, cells_text, cut_units, solve_land, stored_cells, stored_labels
from geo.map_sheets import BUILT_IN, write_sheet
from geo.mosaic import SEEDS
from geo.mosaic_sheets import LAND_SCALE, NOTE, draw_sheet

LAND_SHEETS = ((OLD_VINTAGE, "district"), (OLD_VINTAGE, "commune"), (NEW_VINTAGE, "commune"))


def built_cells(seed: int = STORED_SEED) -> str:
    """The text of geo/mosaic_cells.csv."""
    communes, _ = solve_land(seed)
    return cells_text(communes, cut_units(communes, seed))


def built_sheets() -> list[dict]:
    """The three land sheets from the stored cells."""
    return [
        draw_sheet(vintage, level, "land", stored_labels(vintage), LAND_SCALE, NOTE)
        for vintage, level in LAND_SHEETS
    ]


def main(arguments: list[str]) -> int:
    parser = argparse.ArgumentParser(prog="python -m geo.build", description=__doc__)
    parser.add_argument(
        "--all-seeds", action="store_true", help="print the objective of every seed, write nothing"
    )
    parser.add_argument("--sheets-only", action="store_true", help="draw the sheets from the stored cells")
    chosen = parser.parse_args(arguments)
    if chosen.all_seeds:
        for seed in SEEDS:
            print(seed, round(solve_land(seed)[1], 1), flush=True)
        return 0
    if not chosen.sheets_only:
        STORED.write_text(built_cells(), encoding="utf-8", newline="\n")
        stored_cells.cache_clear()
    for sheet in built_sheets():
        print(write_sheet(sheet, BUILT_IN).name)
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
