"""Days as months: every rule about dates becomes 'from which month's end on', a whole number.

Month 0 is 01/2021, the board's first. What happened on a day holds from the end of that day's month on, so the month
of an event, of a day of birth or of a threshold is all that counting needs.
"""

from __future__ import annotations

from datetime import date

import numpy as np

from board.dimensions import FIRST_PERIOD

NEVER = date(2199, 12, 31)  # stands for a date that is not there; its month is after every period
_EPOCH = date(1970, 1, 1)
_FIRST_DAY, _LAST_DAY = date(1900, 1, 1), NEVER


def _calendar() -> np.ndarray:
    days = np.arange(np.datetime64(_FIRST_DAY), np.datetime64(_LAST_DAY) + 1)
    since_1970 = days.astype("datetime64[M]").astype(np.int64)
    return (since_1970 - ((FIRST_PERIOD.year - _EPOCH.year) * 12 + FIRST_PERIOD.month - 1)).astype(np.int16)


_MONTHS = _calendar()
_ORIGIN = np.int32((_FIRST_DAY - _EPOCH).days)


def month_of(days: np.ndarray, later: int = 0) -> np.ndarray:
    """int16 months of days (int32, since 1970-01-01), or of the day `later` days after each.

    Days before 1900 or after 2199 count as the first and the last of that span.
    """
    return _MONTHS.take(days + (np.int32(later) - _ORIGIN), mode="clip")
