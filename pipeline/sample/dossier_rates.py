"""How likely each thing is for a dossier of the sample, by month, service and place: tables, not draws.

Published (facts, milestones): nearly 93 % of the dossiers of essential services came online in the first
quarter of 2024; 82.36 % of dossiers were digitised on 01/04/2025. The same year's 99.4 % rests on another
definition: the sample follows the 82.36 %. All the rest is invented.
"""

from __future__ import annotations

import csv
from dataclasses import dataclass
from pathlib import Path

import numpy as np

from pipeline.sample.days import FIRST_DAY, LAST_DAY, day, level_on
from pipeline.services import service_table

TRAITS = Path(__file__).with_name("services.csv")
MONTHS = 70
# The way from a service's first share online to its last.
ADOPTION = (
    (FIRST_DAY, 0.0), (day(2021, 12, 31), 0.12), (day(2022, 12, 31), 0.50), (day(2023, 12, 31), 0.94),
    (day(2024, 2, 15), 0.968), (day(2025, 6, 30), 0.988), (LAST_DAY, 1.0),
)  # fmt: skip
DIGITISED = (
    (FIRST_DAY, 0.06), (day(2021, 12, 31), 0.17), (day(2022, 12, 31), 0.42), (day(2023, 12, 31), 0.64),
    (day(2024, 12, 31), 0.79), (day(2025, 4, 1), 0.8236), (day(2025, 12, 31), 0.875), (LAST_DAY, 0.925),
)  # fmt: skip
PAID_ONLINE = (
    (FIRST_DAY, 0.24), (day(2021, 12, 31), 0.30), (day(2023, 6, 30), 0.46), (day(2024, 12, 31), 0.63),
    (LAST_DAY, 0.755),
)  # fmt: skip
# Late, of all dossiers; with the summers of the lockdown and of the merger.
LATE = (
    (FIRST_DAY, 0.036), (day(2021, 6, 30), 0.038), (day(2021, 8, 31), 0.085), (day(2021, 12, 31), 0.045),
    (day(2022, 12, 31), 0.030), (day(2024, 6, 30), 0.021), (day(2025, 6, 15), 0.016),
    (day(2025, 7, 31), 0.058), (day(2025, 10, 31), 0.024), (LAST_DAY, 0.013),
)  # fmt: skip
SATISFIED = ((FIRST_DAY, 0.935), (day(2023, 12, 31), 0.965), (LAST_DAY, 0.982))
RATED = ((FIRST_DAY, 0.18), (day(2023, 12, 31), 0.36), (LAST_DAY, 0.46))


@dataclass(frozen=True)
class Rates:
    """Month is the place counted from 01/2021. days, weight: one entry a service, in the order of the closed
    list.

    online [month, service]; full_process, with_fee, lateness [service]; digitised, paid_online, late,
    satisfied, rated [month]. All shares 0-1, before the traits of the place.
    """

    weight: np.ndarray
    days: np.ndarray
    online: np.ndarray
    full_process: np.ndarray
    with_fee: np.ndarray
    lateness: np.ndarray
    digitised: np.ndarray
    paid_online: np.ndarray
    late: np.ndarray
    satisfied: np.ndarray
    rated: np.ndarray


def read_rates() -> Rates:
    with TRAITS.open(encoding="utf-8", newline="") as file:
        rows = {row["service_code"]: row for row in csv.DictReader(file)}
    codes = service_table()["service_code"].to_list()
    trait = {
        name: np.array([float(rows[code][name]) for code in codes])
        for name in ("weight", "days", "online_first", "online_last", "full_process", "with_fee", "lateness")
    }
    middles = np.array([day(2021 + month // 12, month % 12 + 1, 15) for month in range(MONTHS)])
    way = level_on(ADOPTION, middles)[:, None]
    lateness = trait["lateness"] / np.average(trait["lateness"], weights=trait["weight"])
    return Rates(
        weight=trait["weight"] / trait["weight"].sum(),
        days=trait["days"].astype(np.int32),
        online=trait["online_first"] + way * (trait["online_last"] - trait["online_first"]),
        full_process=trait["full_process"],
        with_fee=trait["with_fee"],
        lateness=lateness,
        digitised=level_on(DIGITISED, middles),
        paid_online=level_on(PAID_ONLINE, middles),
        late=level_on(LATE, middles),
        satisfied=level_on(SATISFIED, middles),
        rated=level_on(RATED, middles),
    )


def shifted(share: np.ndarray, by: np.ndarray) -> np.ndarray:
    """A share moved on the scale of log odds, so that it stays between 0 and 1."""
    odds = share / np.maximum(1 - share, 1e-9) * np.exp(by)
    return odds / (1 + odds)
