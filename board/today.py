"""The one place that knows which day it is. What depends on it is said beside figures and never changes one."""

from __future__ import annotations

import os
from datetime import date


def today() -> date:
    """This machine's day; BANG06_TODAY (yyyy-mm-dd) sets another one, to see the board as it will look then."""
    chosen = os.environ.get("BANG06_TODAY")
    return date.fromisoformat(chosen) if chosen else date.today()
