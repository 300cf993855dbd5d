"""Keyed draws: the chance of every cell comes from HMAC-SHA256(secret, fact | cell | count), never from a stream.

The same cell with the same count therefore gets the same noise for ever: asking again, in another month or in
another release, teaches nothing. A stock (persons) leaves the month out of the message, so months cannot be
averaged. A flow (dossiers) has it in, else a year's sum would carry twelve times the same error.
One draw serves a cell three times: its noise, its lift if it is zero, and its place among equals when units move.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Sequence

import numpy as np

from pipeline.protect.noise_law import SLOTS

_BLOCK = 64  # bytes of a SHA-256 block
_HIGH = np.int64(2**32)


def stock_draws(secret: bytes, fact: str, cells: Sequence[str], counts: np.ndarray) -> np.ndarray:
    """uint64 draws of `counts` [month, cell]; every different (cell, count) is hashed once."""
    prefixes = [f"{fact}|{cell}|".encode() for cell in cells]
    pairs = np.arange(len(cells), dtype=np.int64) * _HIGH + counts
    unique, where = np.unique(pairs, return_inverse=True)
    numbers = zip((unique // _HIGH).tolist(), (unique % _HIGH).tolist(), strict=True)
    draws = _digests(secret, (prefixes[cell] + b"%d" % count for cell, count in numbers))
    return draws[where].reshape(counts.shape)


def flow_draws(
    secret: bytes, fact: str, cells: Sequence[str], periods: Sequence[str], counts: np.ndarray
) -> np.ndarray:
    """uint64 draws of `counts` [month, cell], the month being part of the message."""
    prefixes = [f"{fact}|{cell}|".encode() for cell in cells]
    messages = (
        prefix + b"%b|%d" % (month, count)
        for month, row in zip((p.encode() for p in periods), counts.tolist(), strict=True)
        for prefix, count in zip(prefixes, row, strict=True)
    )
    return _digests(secret, messages).reshape(counts.shape)


def place_among_equals(draws: np.ndarray) -> np.ndarray:
    """Uniforms in [0, 1) from the part of each draw that the noise did not use."""
    return (draws // SLOTS % 2**32).astype(np.float64) / 2**32


def _digests(secret: bytes, messages: Iterable[bytes]) -> np.ndarray:
    """The first 8 bytes of the HMAC of each message, as uint64.

    HMAC is written out over two prepared hash states: half the time of `hmac.digest`, which a test compares.
    """
    key = (hashlib.sha256(secret).digest() if len(secret) > _BLOCK else secret).ljust(_BLOCK, b"\0")
    inner = hashlib.sha256(bytes(byte ^ 0x36 for byte in key))
    outer = hashlib.sha256(bytes(byte ^ 0x5C for byte in key))
    digests = []
    for message in messages:
        first, second = inner.copy(), outer.copy()
        first.update(message)
        second.update(first.digest())
        digests.append(second.digest())
    return np.frombuffer(b"".join(digests), ">u8")[::4].astype(np.uint64)
