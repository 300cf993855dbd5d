"""Days of the sample as whole numbers (days since 01/01/1970), curves that place events, and draws."""

from __future__ import annotations

import zlib
from collections.abc import Sequence
from datetime import date

import numpy as np

EPOCH = date(1970, 1, 1)
NEVER = np.int32(1_000_000)  # later than any day of a register


def day(year: int, month: int, of_month: int) -> int:
    return (date(year, month, of_month) - EPOCH).days


FIRST_DAY = day(2021, 1, 1)
LAST_DAY = day(2026, 10, 31)
CHILD_CARDS_FROM = day(2024, 7, 1)  # Law 26/2023/QH15: cards and e-identities below 14


def stream(seed: int, name: str) -> np.random.Generator:
    """The random numbers of one subject: another subject's draws never move them."""
    return np.random.Generator(np.random.PCG64([seed, zlib.crc32(name.encode())]))


def birthday(born: np.ndarray, age: int) -> np.ndarray:
    """The day on which somebody is `age`; who was born on 29/02 waits for 01/03."""
    days = born.astype("datetime64[D]")
    months = days.astype("datetime64[M]")
    later = (months + np.timedelta64(12 * age, "M")).astype("datetime64[D]") + (days - months)
    return later.astype(np.int32)


def waiting(draws: np.random.Generator, mean: np.ndarray | float, size: int) -> np.ndarray:
    """Whole days of exponential waiting, at most a lifetime. mean: in days, one for all or one each."""
    return np.minimum(draws.standard_exponential(size, np.float32) * mean, 40_000).astype(np.int32)


def when_reached(curve: Sequence[tuple[int, float]], standing: np.ndarray) -> np.ndarray:
    """The day on which a rising curve of (day, share) reaches each standing (0-1); NEVER above its end."""
    days, shares = np.array(curve).T
    reached = np.interp(standing, shares, days).astype(np.int32)
    return np.where(standing > shares[-1], NEVER, reached)


def standing(propensity: np.ndarray, among: np.ndarray) -> np.ndarray:
    """Each person's place among those marked, 0 (first) to 1 (last); high propensity comes first.

    Exact for those marked up to 1/4096; others are placed as if they stood among them.
    """
    shares = np.linspace(0, 1, 4097)
    values = np.quantile(-propensity[among], shares)
    return np.interp(-propensity, values, shares)


def level_on(curve: Sequence[tuple[int, float]], days: np.ndarray) -> np.ndarray:
    """The curve's value on each day, straight between its points and flat outside."""
    at, values = np.array(curve).T
    return np.interp(days, at, values)
