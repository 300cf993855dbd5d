"""What a question may choose: levels, age groups and denominators, where and for which indicator."""

from __future__ import annotations

from board.dimensions import AGE_BANDS, BROAD_AGE_GROUPS
from board.indicators import Indicator
from geo.areas import area, levels

AGE_GROUPS = {**BROAD_AGE_GROUPS, **{code: (code,) for code, _, _ in AGE_BANDS}}  # code -> bands


def offered_levels(area_vintage: str, area_code: str) -> tuple[str, ...]:
    """Levels that can be compared inside an area, largest first; a commune compares only itself."""
    own = area(area_vintage, area_code).level
    ordered = levels(area_vintage)
    return ordered[ordered.index(own) + 1 :] or (own,)


def offered_age_groups(level: str) -> tuple[str, ...]:
    """Age groups that rows of a level may have; the finer bands only above commune level."""
    bands = () if level == "commune" else tuple(code for code, _, _ in AGE_BANDS)
    return (*BROAD_AGE_GROUPS, *(code for code in bands if code not in BROAD_AGE_GROUPS))


def offered_denominators(indicator: Indicator) -> tuple[str, ...]:
    """What a rate may be taken of; for counts of persons, who may be counted; one choice for the rest."""
    if indicator.denominators:
        return indicator.denominators
    return ("present", "registered") if indicator.subject == "persons" else ("present",)
