"""The two facts of a person as paths: the month from which each level holds, in the order in which levels follow.

A person runs along the path and never back, so the months never fall; a level that is skipped begins when the next
one does and holds for no month. A delivered renewal runs through the same levels of expiry a second time.
"""

from __future__ import annotations

from collections.abc import Mapping

import numpy as np

from pipeline.counting.months import month_of

LONGER_THAN_30, LONGER_THAN_90 = 31, 91  # days after which a wait is no longer '0-30' or '31-90'
DUE_WITHIN = (12, 3)  # calendar months before the month of expiry

ID_CARD_PATH = (
    "no_number", "number_only",
    "collected_30", "collected_90", "collected_over",
    "printed_30", "printed_90", "printed_over",
    "delivered_current", "due_12", "due_3", "expired",
    "renewal_collected_30", "renewal_collected_90", "renewal_collected_over",
    "renewal_printed_30", "renewal_printed_90", "renewal_printed_over",
    "delivered_current", "due_12", "due_3", "expired",
)  # fmt: skip
E_IDENTITY_PATH = ("none", "registered", "approved", "level_1", "level_2")
Days = Mapping[str, np.ndarray]


def id_card_months(days: Days) -> list[np.ndarray]:
    """Months [level of ID_CARD_PATH][person] from the dates of the card (int32 days, NEVER where missing)."""
    return _rising(
        [
            np.zeros(len(days["born_on"]), np.int16),
            month_of(days["id_number_on"]),
            *_waits(days["collected_on"]),
            *_waits(days["printed_on"]),
            *_expiry(days["delivered_on"], days["expires_on"]),
            *_waits(days["renewal_collected_on"]),
            *_waits(days["renewal_printed_on"]),
            *_expiry(days["renewal_delivered_on"], days["renewal_expires_on"]),
        ]
    )


def e_identity_months(days: Days) -> list[np.ndarray]:
    """Months [level of E_IDENTITY_PATH][person] from the dates of the e-identity."""
    steps = ("e_registered_on", "e_approved_on", "e_level1_on", "e_level2_on")
    return _rising([np.zeros(len(days["born_on"]), np.int16), *(month_of(days[step]) for step in steps)])


def _waits(since: np.ndarray) -> tuple[np.ndarray, ...]:
    """The step itself and the two waiting times: days since the step at the month's last day."""
    return month_of(since), month_of(since, LONGER_THAN_30), month_of(since, LONGER_THAN_90)


def _expiry(delivered: np.ndarray, expires: np.ndarray) -> tuple[np.ndarray, ...]:
    """Delivery, the two spans of months before expiry, and the first month's end after the last valid day."""
    start, month = month_of(delivered), month_of(expires)
    due = (np.maximum(start, month - np.int16(before)) for before in DUE_WITHIN)
    return start, *due, np.maximum(start, month_of(expires, 1))


def _rising(months: list[np.ndarray]) -> list[np.ndarray]:
    """The same months, each cut to the next one's, so that the path is monotone; the last level decides."""
    for place in reversed(range(len(months) - 1)):
        np.minimum(months[place], months[place + 1], out=months[place])
    return months
