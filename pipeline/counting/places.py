"""Base areas as places: from a pair of codes to its part, and from the parts of the new vintage to old communes."""

from __future__ import annotations

import numpy as np

from board.dimensions import LAST_OLD_PERIOD
from geo.areas import NEW_VINTAGE, OLD_VINTAGE, base_areas
from pipeline.contract import closed_lists, crosswalk

_OLD_UNTIL = f"{LAST_OLD_PERIOD:%Y-%m}"


def part_places() -> np.ndarray:
    """int64 [commune, unit]: the place of the pair among the 107 parts; -1 where there is no such pair."""
    communes, units = closed_lists()["commune"], closed_lists()["unit"]
    places = np.full((len(communes), len(units)), -1)
    for place, (commune, unit) in enumerate(crosswalk()):
        places[communes.index(commune), units.index(unit)] = place
    return places


def by_vintage(
    periods: list[str], *cells: np.ndarray
) -> list[tuple[str, list[str], list[str], list[np.ndarray]]]:
    """Counts [month, part, ...] cut into the vintages that have months: (vintage, periods, base codes, counts).

    Every part lies in one old commune, so the counts of the old vintage are sums of parts.
    """
    old = sum(period <= _OLD_UNTIL for period in periods)
    communes = [commune for commune, _ in crosswalk()]
    firsts = [place for place, code in enumerate(communes) if code not in communes[:place]]
    cut = {
        OLD_VINTAGE: (periods[:old], [np.add.reduceat(c[:old], firsts, axis=1) for c in cells]),
        NEW_VINTAGE: (periods[old:], [c[old:] for c in cells]),
    }
    return [
        (vintage, months, [base.base_code for base in base_areas(vintage)], counts)
        for vintage, (months, counts) in cut.items()
        if months
    ]
