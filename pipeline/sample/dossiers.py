"""Dossiers of the sample, a year at a time: service, place, day, channel, and what became of each."""

from __future__ import annotations

import numpy as np

from pipeline.sample.days import LAST_DAY, NEVER, day, stream, waiting
from pipeline.sample.dossier_rates import Rates, shifted
from pipeline.sample.places import Places
from pipeline.services import service_table

# Dossiers of a year at full size; 2026 has ten months. About 1.5 million a year.
A_YEAR = {
    2021: 1_130_000,
    2022: 1_390_000,
    2023: 1_500_000,
    2024: 1_560_000,
    2025: 1_660_000,
    2026: 1_460_000,
}
WEEKDAYS = np.array([1.12, 1.05, 1.0, 0.98, 0.95, 0.34, 0.20])  # Monday to Sunday; online goes on at weekends
# Quiet spells: first and last day, share of the usual (lockdown; the days of Tết; the merger's first weeks).
QUIET = (
    (day(2021, 7, 5), day(2021, 9, 30), 0.35),
    *((day(*first), day(*first) + 7, 0.12) for first in
      ((2021, 2, 10), (2022, 1, 31), (2023, 1, 20), (2024, 2, 8), (2025, 1, 25), (2026, 2, 14))),
    (day(2025, 7, 1), day(2025, 7, 20), 0.75),
)  # fmt: skip
EXAM, EXAM_MONTHS = "DV21", (4, 5)  # registration for the school-leaving examination
NEVER_FINISHED = 0.0008  # share of dossiers without an end
DRIFT_FROM = 36  # months from 01/2021: where online_drift, log odds a year, is nothing
LATE_DAYS = 11  # mean days after the due day of the late ones
Codes = dict[str, np.ndarray]


def make_dossiers(year: int, places: Places, rates: Rates, scale: float, seed: int) -> Codes:
    """The year's dossiers by filing day: service, part (places in their lists), filed, due, finished (days,
    NEVER where open), and the place of each fact's level in board/dimensions.py."""
    draws = stream(seed, f"dossiers {year}")
    size = round(A_YEAR[year] * scale)
    service = np.repeat(np.arange(len(rates.weight), dtype=np.int8), draws.multinomial(size, rates.weight))
    filed = _filed(draws, year, service)
    order = np.argsort(filed, kind="stable")
    service, filed = service[order], filed[order]
    part = places.draw(draws, size, 0.6 * places.residents + 0.4 * places.arrivals)
    months = filed.astype("datetime64[D]").astype("datetime64[M]").astype(np.int32) - (2021 - 1970) * 12
    pace = (
        places.traits["online_pace"][part] + places.traits["online_drift"][part] * (months - DRIFT_FROM) / 12
    )
    likely = rates.late[months] * rates.lateness[service] * places.traits["lateness"][part]
    late = draws.random(size) < np.minimum(likely, 0.6)
    due = filed + rates.days[service]
    return {
        "service": service,
        "part": part,
        "filed": filed,
        "due": due,
        "finished": _finished(draws, filed, due, late),
        "channel": _channel(draws, rates, months, service, pace),
        "payment": _payment(draws, rates, months, service, pace),
        "digitised": _second(draws, 1 - shifted(rates.digitised[months], 0.5 * pace)),
        "rating": _rating(draws, rates, months, late),
    }


def _filed(draws: np.random.Generator, year: int, service: np.ndarray) -> np.ndarray:
    days = np.arange(day(year, 1, 1), min(day(year, 12, 31), LAST_DAY) + 1, dtype=np.int32)
    weight = WEEKDAYS[(days + 3) % 7] * (1 + 0.0002 * (days - days[0]))  # 01/01/1970 was a Thursday
    for first, last, share in QUIET:
        weight[(days >= first) & (days <= last)] *= share
    exam = weight * np.isin(
        days.astype("datetime64[D]").astype("datetime64[M]").astype(int) % 12 + 1, EXAM_MONTHS
    )
    examined = service == service_table()["service_code"].to_list().index(EXAM)
    filed = np.empty(len(service), np.int32)
    for chosen, shares in ((~examined, weight), (examined, exam)):
        steps = np.cumsum(shares)
        filed[chosen] = days[np.searchsorted(steps / steps[-1], draws.random(int(chosen.sum())))]
    return filed


def _finished(draws: np.random.Generator, filed: np.ndarray, due: np.ndarray, late: np.ndarray) -> np.ndarray:
    size = len(filed)
    in_time = filed + ((due - filed) * np.sqrt(draws.random(size))).astype(np.int32)
    after = due + 1 + waiting(draws, LATE_DAYS, size)
    finished = np.where(late, after, in_time)
    open_still = (finished > LAST_DAY) | (draws.random(size) < NEVER_FINISHED)
    return np.where(open_still, NEVER, finished).astype(np.int32)


def _channel(
    draws: np.random.Generator, rates: Rates, months: np.ndarray, service: np.ndarray, pace: np.ndarray
) -> np.ndarray:
    """0 online in full, 1 online in part, 2 at the counter."""
    online = draws.random(len(service)) < shifted(rates.online[months, service], pace)
    full = draws.random(len(service)) < rates.full_process[service]
    return np.where(online, np.where(full, 0, 1), 2).astype(np.int8)


def _payment(
    draws: np.random.Generator, rates: Rates, months: np.ndarray, service: np.ndarray, pace: np.ndarray
) -> np.ndarray:
    """0 online, 1 at the counter, 2 no fee."""
    with_fee = draws.random(len(service)) < rates.with_fee[service]
    easier = pace + 0.8 * (rates.full_process[service] - 0.5)
    online = draws.random(len(service)) < shifted(rates.paid_online[months], easier)
    return np.where(with_fee, np.where(online, 0, 1), 2).astype(np.int8)


def _rating(draws: np.random.Generator, rates: Rates, months: np.ndarray, late: np.ndarray) -> np.ndarray:
    """0 satisfied, 1 unsatisfied, 2 not rated; who waited too long is less often satisfied."""
    size = len(months)
    rated = draws.random(size) < rates.rated[months]
    content = draws.random(size) < np.where(late, 0.62, rates.satisfied[months])
    return np.where(rated, np.where(content, 0, 1), 2).astype(np.int8)


def _second(draws: np.random.Generator, share: np.ndarray) -> np.ndarray:
    """1 with that share, else 0."""
    return (draws.random(len(share)) < share).astype(np.int8)
