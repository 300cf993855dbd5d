"""The benchmark's page questions without a release: of the register in DuckDB, of the extract in pandas.

Written as somebody would write them who has no cube: one scan as of a day. Nothing is protected or withheld.
"""

from __future__ import annotations

from calendar import monthrange
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from board.dimensions import LAST_OLD_PERIOD, PRESENT
from geo.areas import OLD_VINTAGE, area_parts
from pipeline.register import read_register

if TYPE_CHECKING:
    import pandas as pd

Elsewhere = dict[str, Callable[[date], object]]
DISTRICT_OF = {base: code for base, level, code in area_parts(OLD_VINTAGE) if level == "district"}
FIRST_MONTHS = 54  # of the vintage with districts
_DELIVERED = tuple(
    f"id_card_{level}" for level in ("delivered_current", "due_12", "due_3", "expired")
) + tuple(
    f"id_card_renewal_{step}_{wait}" for step in ("collected", "printed") for wait in ("30", "90", "over")
)
_ENTITLED = ("14-17", "18-24", "25-39", "40-59", "60-79", "80+")

_AS_OF = """
    SELECT {key}, count(*) FILTER (WHERE resident.delivered_on <= $day), count(*)
    FROM spells AS spell
    JOIN residents AS resident ON resident.person_id = spell.person_id
    JOIN district_of ON district_of.commune_code = CAST(spell.commune_code AS VARCHAR)
    WHERE spell.from_on <= $day AND (spell.to_on IS NULL OR spell.to_on >= $day)
        AND spell.residence IN ('permanent_present', 'temporary')
        AND resident.born_on <= $day - INTERVAL 14 YEAR {slice}
    GROUP BY ALL ORDER BY ALL
"""
_SLICE = "AND resident.sex = 'female' AND resident.born_on <= $day - INTERVAL 60 YEAR"
_DOSSIERS = """
    SELECT {key}, count(*) FILTER (WHERE finished_on <= due_on AND finished_on <= $known), count(*)
    FROM dossiers
    JOIN district_of ON district_of.commune_code = CAST(dossiers.commune_code AS VARCHAR)
    WHERE filed_on BETWEEN date_trunc('month', $day) AND $day
        AND (finished_on <= $known OR due_on < $known)
    GROUP BY ALL ORDER BY ALL
"""
_AGE = "date_diff('year', resident.born_on, CAST($day AS DATE)) // 10"
_KEYS = {
    "areas": ("district_of.district_code", "", 1),
    "communes": ("spell.commune_code", "", 1),
    "months": ("$day", "", FIRST_MONTHS),  # one scan a month
    "ages": (_AGE, "", 1),
    "slice": ("spell.commune_code", _SLICE, 1),
    "slice_months": ("$day", _SLICE, FIRST_MONTHS),
}


@contextmanager
def on_register(folder: Path, aside: Path) -> Iterator[Elsewhere]:
    """The register read into typed tables in memory; only the questions are timed."""
    with read_register(folder, work=aside, report=aside / "refused.csv", allow_refused=None) as register:
        con = register.con
        con.execute("CREATE TABLE district_of (commune_code VARCHAR, district_code VARCHAR)")
        con.executemany("INSERT INTO district_of VALUES (?, ?)", list(DISTRICT_OF.items()))

        def persons(key: str, part: str, months: int) -> Callable[[date], object]:
            sql = _AS_OF.replace("{key}", key).replace("{slice}", part)
            return lambda day: [con.execute(sql, {"day": on}).fetchall() for on in _days(day, months)]

        def dossiers(key: str) -> Callable[[date], object]:
            sql = _DOSSIERS.replace("{key}", key)
            return lambda day: con.execute(sql, {"day": day, "known": _month_end(day, 1)}).fetchall()

        asked = {name: persons(*how) for name, how in _KEYS.items()}
        yield {**asked, "dossiers": dossiers("district_code"), "services": dossiers("service_code")}


def on_extract(folder: Path) -> Elsewhere:
    """The extract's tables as pandas frames in memory; only the questions are timed."""
    import pandas as pd

    people, filed = (pd.read_parquet(folder / f"{name}.parquet") for name in ("population", "dossiers"))
    people = people[people.area_vintage == OLD_VINTAGE].assign(
        district=lambda rows: rows.base_code.map(DISTRICT_OF)
    )
    filed = filed[filed.area_vintage == OLD_VINTAGE].assign(
        district=lambda rows: rows.base_code.map(DISTRICT_OF)
    )

    def persons(key: str, part: bool, months: bool) -> Callable[[date], object]:
        def asked(day: date) -> pd.DataFrame:
            rows = people if months else people[people.period == f"{day:%Y-%m}"]
            rows = rows[
                rows.residence.isin(PRESENT) & rows.age_band.isin(_ENTITLED[4:] if part else _ENTITLED)
            ]
            rows = rows[rows.sex == "female"] if part else rows
            counts = rows.assign(numerator=rows[list(_DELIVERED)].sum(axis=1))
            return counts.groupby(key)[["numerator", "residents"]].sum()

        return asked

    def dossiers(key: str) -> Callable[[date], object]:
        def asked(day: date) -> pd.DataFrame:
            rows = filed[filed.period == f"{day:%Y-%m}"]
            return rows.groupby(key)[["timeliness_on_time", "timeliness_late"]].sum()

        return asked

    return {
        "areas": persons("district", False, False),
        "communes": persons("base_code", False, False),
        "months": persons("period", False, True),
        "ages": persons("age_band", False, False),
        "slice": persons("base_code", True, False),
        "slice_months": persons("period", True, True),
        "dossiers": dossiers("district"),
        "services": dossiers("service_code"),
    }


def _month_end(day: date, later: int) -> date:
    """The last day of the month so many months after that of `day`."""
    place = 12 * day.year + day.month - 1 + later
    year, month = divmod(place, 12)
    return date(year, month + 1, monthrange(year, month + 1)[1])


def _days(day: date, months: int) -> list[date]:
    """The day itself, or the last days of so many months of the vintage with districts."""
    return [day] if months == 1 else [_month_end(LAST_OLD_PERIOD, -back) for back in range(months)]
