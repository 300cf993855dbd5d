"""Types of the commands' arguments; what does not fit is said in both languages."""

from __future__ import annotations

import argparse


def count(text: str) -> int:
    """1 or more. Raises ArgumentTypeError."""
    number = int(text)
    if number < 1:
        raise argparse.ArgumentTypeError("phải từ 1 trở lên · must be 1 or more")
    return number


def count_or_none(text: str) -> int:
    """0 or more. Raises ArgumentTypeError."""
    number = int(text)
    if number < 0:
        raise argparse.ArgumentTypeError("không được âm · must not be negative")
    return number
