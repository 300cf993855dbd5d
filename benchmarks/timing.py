"""What the screen's benchmarks share: percentiles, and an honest word on how busy the machine was."""

from __future__ import annotations

import os
import time
from collections.abc import Sequence
from pathlib import Path

import numpy as np


def percentile(seconds: Sequence[float], of: int) -> float:
    return float(np.percentile(seconds, of))


def milliseconds(seconds: Sequence[float], of: int) -> str:
    return f"{1000 * percentile(seconds, of):.0f} ms"


def busy_share(during: float = 1.0) -> str:
    """How much of all cores others use, looked at while this process sleeps (Linux)."""
    stat = Path("/proc/stat")
    if not stat.exists():
        return "load of the machine not known"

    def ticks() -> tuple[int, int]:
        values = [int(word) for word in stat.read_text().splitlines()[0].split()[1:9]]
        return sum(values), values[3] + values[4]

    all_before, idle_before = ticks()
    time.sleep(during)
    all_after, idle_after = ticks()
    share = 1 - (idle_after - idle_before) / max(1, all_after - all_before)
    return f"others use {share:.0%} of {os.cpu_count()} cores"
