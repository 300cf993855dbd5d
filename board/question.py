"""What a viewer asks: everything that changes the numbers, and nothing that only changes how they look.

It travels in the page address, so that a link opens the same view. A stale part falls back and never fails.
"""

from __future__ import annotations

import re
from calendar import monthrange
from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date
from typing import TYPE_CHECKING

from board.dimensions import FIRST_PERIOD, SEXES
from board.indicators import Indicator, catalogue
from board.labels import RESIDENCE
from board.offers import offered_age_groups, offered_denominators, offered_levels
from geo.areas import PROVINCE_CODE, area, areas, vintage_of

if TYPE_CHECKING:
    from board.release_info import ReleaseInfo

_SERVICE = re.compile(r"[A-Z]{1,3}\d{2}")
_KEYS = {  # address key -> field; the defaults are left out of an address
    "area": "area_code",
    "level": "level",
    "age": "age_group",
    "sex": "sex",
    "residence": "residence",
    "of": "denominator",
    "service": "service_code",
}


@dataclass(frozen=True)
class Question:
    """One indicator in one period for one area; `by` (board/ask.py) says what the rows of the answer are.

    period: last day of a month; it decides the vintage. level: of the areas compared inside area_code; None for
    the next level below. age_group: key of board.offers.AGE_GROUPS. residence: 'permanent' | 'temporary'.
    denominator: 'present' | 'registered' | 'assigned'; for counts of persons it says who is counted.
    months: what happened in a month is summed over this many up to the period; not in an address, for reports alone.
    """

    indicator_id: str
    period: date
    area_code: str = PROVINCE_CODE
    level: str | None = None
    age_group: str | None = None
    sex: str | None = None
    residence: str | None = None
    denominator: str = "present"
    service_code: str | None = None
    months: int = 1

    @property
    def area_vintage(self) -> str:
        return vintage_of(self.period)

    @property
    def indicator(self) -> Indicator:
        return catalogue()[self.indicator_id]

    @property
    def compared_level(self) -> str:
        """Level of the areas compared; that of the area itself where nothing lies below."""
        if self.level is not None:
            return self.level
        return offered_levels(self.area_vintage, self.area_code)[0]

    @property
    def is_whole(self) -> bool:
        """No breakdown is chosen: the figures are those of whole areas."""
        return self.age_group is self.sex is self.residence is self.service_code is None

    def to_params(self) -> dict[str, str]:
        """The address of this question: stable codes, defaults left out."""
        default = Question(self.indicator_id, self.period)
        chosen = {key: getattr(self, field) for key, field in _KEYS.items()}
        kept = {key: code for key, code in chosen.items() if code not in (None, getattr(default, _KEYS[key]))}
        return {"indicator": self.indicator_id, "period": f"{self.period:%Y-%m}", **kept}

    @classmethod
    def from_params(
        cls, params: Mapping[str, str], default: Question, info: ReleaseInfo | None = None
    ) -> Question:
        """Read an address. A part that is missing, unknown or does not fit the others falls back; never raises.

        info: where given, months after the release's last one and services it does not have fall back too.
        """
        asked = replace(default, **{field: params[key] for key, field in _KEYS.items() if key in params})
        if params.get("indicator") in catalogue():
            asked = replace(asked, indicator_id=params["indicator"])
        last = info.last_period if info else date.max
        period = month_end(params.get("period", ""))
        if period is not None and FIRST_PERIOD <= period <= last:
            asked = replace(asked, period=period)
        services = tuple(info.services) if info else None
        return _that_fits(asked, default.area_code, services)

    def lost(self, params: Mapping[str, str]) -> list[str]:
        """Parts of an address, 'area=999', that reading it let fall."""
        plain = {"indicator": self.indicator_id, "period": f"{self.period:%Y-%m}"}
        kept = {**plain, **{key: str(getattr(self, field)) for key, field in _KEYS.items()}}
        return [f"{key}={text}"[:40] for key, text in params.items() if kept.get(key, text) != text]

    def about(self, indicator_id: str) -> Question:
        """The same question about another indicator; breakdowns that it lacks are dropped."""
        return _that_fits(replace(self, indicator_id=indicator_id), self.area_code, None)

    def around(self) -> Question:
        """What a table of areas compares: the parts of the area, or where it has none the parts of the one above."""
        own = area(self.area_vintage, self.area_code)
        if offered_levels(self.area_vintage, self.area_code) != (own.level,):
            return replace(self, level=None)
        return replace(self, area_code=own.parent_code, level=None)

    def before(self, months: int | None = None) -> Question | None:
        """The same question as many months earlier as it sums, or so many; None across the break of the vintages or
        before the first month."""
        period = months_before(self.period, months or self.months)
        first = months_before(period, self.months - 1)
        same = first >= FIRST_PERIOD and vintage_of(first) == self.area_vintage
        return replace(self, period=period) if same else None

    def by_month(self) -> list[Question]:
        """The questions about its single months, the first month first."""
        periods = [months_before(self.period, back) for back in range(self.months - 1, -1, -1)]
        return [replace(self, period=period, months=1) for period in periods]


def months_before(period: date, months: int) -> date:
    """The last day of the month so many months earlier."""
    month = period.year * 12 + period.month - 1 - months
    year, number = month // 12, month % 12 + 1
    return date(year, number, monthrange(year, number)[1])


def month_end(text: str) -> date | None:
    """'2023-09' -> 30/09/2023; None where the text is no month."""
    found = re.fullmatch(r"(\d{4})-(0[1-9]|1[0-2])", text, re.ASCII)
    if not found or found[1] == "0000":
        return None
    year, month = int(found[1]), int(found[2])
    return date(year, month, monthrange(year, month)[1])


def _that_fits(asked: Question, fallback_area: str, services: tuple[str, ...] | None) -> Question:
    """Drop every part that does not exist or does not go with the others."""
    indicator, vintage = asked.indicator, asked.area_vintage
    known = {item.area_code for item in areas(vintage)}
    code = next(code for code in (asked.area_code, fallback_area, PROVINCE_CODE) if code in known)
    asked = replace(asked, area_code=code)
    possible = [level for level in offered_levels(vintage, code) if level in indicator.levels]
    asked = replace(asked, level=asked.level if asked.level in possible else None)
    denominator = asked.denominator if asked.denominator in offered_denominators(indicator) else "present"
    of_persons = indicator.subject == "persons" and denominator != "assigned"
    residences = ("permanent",) if denominator == "registered" else tuple(RESIDENCE)
    service = asked.service_code or ""
    served = (
        indicator.subject == "dossiers"
        and _SERVICE.fullmatch(service)
        and service in (services or (service,))
    )
    ages = offered_age_groups(asked.compared_level) if of_persons else ()
    return replace(
        asked,
        denominator=denominator,
        age_group=asked.age_group if asked.age_group in ages else None,
        sex=asked.sex if of_persons and asked.sex in SEXES else None,
        residence=asked.residence if of_persons and asked.residence in residences else None,
        service_code=service if served else None,
        months=asked.months if indicator.time == "flow" else 1,
    )
