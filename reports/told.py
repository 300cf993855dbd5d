"""What the command line says: both languages, a bar on a terminal."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from tqdm import tqdm


def say(vi: str, en: str) -> None:
    """A message for whoever runs a command."""
    print(f"{vi}\n  {en}", flush=True)


@contextmanager
def bar(vi: str, en: str, total: int) -> Iterator[Any]:
    """tqdm's bar on standard error; silent where that is no terminal or there is one piece alone."""
    with tqdm(
        total=total, desc=f"{vi} · {en}", dynamic_ncols=True, disable=not sys.stderr.isatty() or total < 2
    ) as drawn:
        yield drawn
