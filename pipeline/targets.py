"""Which targets can be: of a known unit that fits the indicator, a number that can be reached, an order of days."""

from __future__ import annotations

from datetime import date

from board.indicators import catalogue

UNITS = ("rate", "count", "assigned")
LARGEST_NUMBER = 20_000_000  # people: no province is larger


def can_be(indicator_id: str, unit: str, value: float, from_on: date, due_on: date) -> bool:
    """Whether the board could judge by it. A rate of a count, an assigned 0 or NaN would give figures without sense."""
    indicator = catalogue().get(indicator_id)
    if indicator is None or from_on > due_on:
        return False
    if unit == "assigned":  # a denominator
        return "assigned" in indicator.denominators and 1 <= value <= LARGEST_NUMBER
    largest = {"rate": 1, "count": LARGEST_NUMBER}.get(unit, -1)
    fits = (unit == "rate") == (indicator.unit == "percent")
    return fits and 0 <= value <= largest
