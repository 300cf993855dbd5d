"""What a command says while it works: a bar on a terminal, one plain line a step elsewhere, nothing in tests."""

from __future__ import annotations

import sys
import time
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager

from tqdm import tqdm

# progress("Đọc sổ gốc", "Reading the register", total) -> `with` block; its value is called with what was done.
Progress = Callable[..., AbstractContextManager[Callable[[int], object]]]


@contextmanager
def silent(vi: str, en: str, total: int | None = None) -> Iterator[Callable[[int], object]]:
    """Says nothing: the default of every function that takes `progress`."""
    yield lambda done: None


@contextmanager
def spoken(vi: str, en: str, total: int | None = None) -> Iterator[Callable[[int], object]]:
    """One step on standard error. total: how many pieces of work it has; None where that is not known."""
    if sys.stderr.isatty():
        with tqdm(total=total, desc=f"{vi} · {en}", unit_scale=True, dynamic_ncols=True, miniters=1) as bar:
            yield bar.update
        return
    started = time.monotonic()
    print(f"{vi} · {en} …", file=sys.stderr, flush=True)
    yield lambda done: None
    print(f"  {time.monotonic() - started:.1f} s", file=sys.stderr, flush=True)


def say(vi: str, en: str) -> None:
    """A message for whoever runs a command, in both languages."""
    print(f"{vi}\n  {en}", flush=True)
