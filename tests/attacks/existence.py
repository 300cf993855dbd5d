"""The attacker who asks whether anybody is there: what a published positive count says of one person against none."""

from __future__ import annotations

import numpy as np

from board.dimensions import PERSON_FACTS
from pipeline.cube import Counts
from pipeline.protect.structural import GROUPS, group_rows, possible_levels


def cells_of_one_and_none(fact: str, true: Counts, published: Counts) -> tuple[np.ndarray, np.ndarray]:
    """The published numbers of the cells that hold one person, and of those that could hold somebody and do not."""
    ones, nones = [], []
    for group in GROUPS:
        rows = group_rows(group)
        truth, shown = (getattr(counts, fact)[:, :, rows] for counts in (true, published))
        possible = possible_levels(fact, group, true.periods)[:, None, None]
        ones.append(shown[truth == 1])
        nones.append(shown[(truth == 0) & possible])
    return np.concatenate(ones), np.concatenate(nones)


def likelihood_ratios(fact: str, true: Counts, published: Counts) -> dict[str, float]:
    """How much more often cells with one person show each thing than empty cells do: 'nothing', 'somebody' and every
    single number that at least a hundred of the empty or the lonely cells show. 1 says nothing; infinity proves."""
    ones, nones = cells_of_one_and_none(fact, true, published)
    seen = {"nothing": (ones == 0, nones == 0), "somebody": (ones > 0, nones > 0)}
    for number in np.unique(ones[ones > 0]):
        if (ones == number).sum() >= 100:
            seen[str(number)] = (ones == number, nones == number)
    with np.errstate(divide="ignore"):
        return {name: float(np.float64(one.mean()) / none.mean()) for name, (one, none) in seen.items()}


FACTS = tuple(PERSON_FACTS)
