"""The colours of every figure, the map and the paper: one ink, one teal family, three statuses, one grey.

The screen's theme (.streamlit/config.toml) has the same ones; a test compares them. Statuses keep 4.5:1 as text and
differ by shape too; light and dark teal differ by lightness, so that they hold in print and for the colour-blind.
"""

from __future__ import annotations

INK = "#08181f"
SOFT_INK = "#4c5c63"
LINE = "#d9e1e2"
TEAL = ("#dcebeb", "#b1d1d2", "#78b0b2", "#39868b", "#155d66")  # map classes, low to high
ACTUAL = "#0e5a63"
PREVIOUS = "#b1d1d2"
SERIES = ("#0e5a63", "#c48a1f", "#78b0b2", "#5a6b72")  # at most four lines
PARTS = (ACTUAL, TEAL[3], TEAL[1])  # of one whole, the most pressing first
WITHHELD = "#5a6b72"  # hatched, never solid
CHOSEN = "#c8460f"
STATUS = {"met": "#2a7f62", "near": "#c48a1f", "missed": "#c0463c"}
STATUS_TEXT = {"met": "#14593f", "near": "#7a4b00", "missed": "#8f1d16"}
STATUS_BACKGROUND = {"met": "#e2f2ea", "near": "#fdf0cf", "missed": "#fbe2df"}
TYPEFACE = "Be Vietnam Pro, sans-serif"


def class_of(value: float | None, breaks: tuple[float, ...]) -> int | None:
    """Which map class a value is in: 0 below the first break, len(breaks) from the last on; None stays None."""
    return None if value is None else sum(value >= edge for edge in breaks)
