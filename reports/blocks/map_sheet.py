"""A map sheet (geo/README.md) as paper reads it: its paths as points, a mosaic's sides made calm."""

from __future__ import annotations

import json
import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise
from pathlib import Path
from typing import Any

from board.errors import DataNotReady
from geo.map_sheets import mosaic_path, sheet_path

Corner = tuple[float, float]
Ring = tuple[Corner, ...]
RIM = 0.05  # around areas seen from close, of their width or height
_STEP = re.compile(r"([Mlvz])|(-?\d+)")


@dataclass(frozen=True)
class Sheet:
    """raw: the file; rings: code -> closed rings; lines: 'inner', 'district_lines', 'outline' -> polylines; all in
    drawing units, y downwards."""

    raw: dict[str, Any]
    rings: dict[str, tuple[Ring, ...]]
    lines: dict[str, tuple[Ring, ...]]

    @property
    def is_of_communes(self) -> bool:
        return self.raw["level"] == "commune"

    def note(self, language: str) -> str:
        """What stands under every map: that it is no legal map. Its scale counts cells, which paper does not show."""
        return self.raw["note"][language]


def sheet_of(area_vintage: str, level: str, kind: str = "land") -> Sheet:
    """The sheet that the screen draws, an imported one first. kind: 'land', 'people' or 'mosaic'.

    Raises DataNotReady where there is none.
    """
    mosaic = kind == "mosaic"
    path = mosaic_path(area_vintage, level) if mosaic else sheet_path(area_vintage, level, kind)
    if path is None:
        raise DataNotReady(
            "Chưa có khảm dân số của kỳ phát hành này. Hãy chọn bản đồ diện tích.",
            "This release has no population mosaic. Choose the land map.",
        )
    return _read(path, path.stat().st_mtime_ns)


@lru_cache(maxsize=8)
def _read(path: Path, written: int) -> Sheet:
    raw = json.loads(path.read_text(encoding="utf-8"))
    rings = {one["code"]: parsed(one["d"]) for one in raw["areas"]}
    lines = {name: parsed(raw[name]) for name in ("inner", "district_lines", "outline")}
    return calmed(Sheet(raw, rings, lines)) if raw["scale"] else Sheet(raw, rings, lines)


def calmed(sheet: Sheet) -> Sheet:
    """A mosaic drawn through the middles of its cells' sides: what is a millimetre wide on paper would be a saw's edge.

    Neighbours share these middles, and the corners where three meet stay, so no gap opens between them.
    """
    meeting = Counter(corner for rings in sheet.rings.values() for ring in rings for corner in set(ring))
    meeting.update(corner for ring in sheet.lines["outline"] for corner in set(ring))
    kept = {corner for corner, many in meeting.items() if many > 2}
    rings = {code: tuple(_calm(ring, kept, closed=True) for ring in own) for code, own in sheet.rings.items()}
    lines = {
        name: tuple(_calm(line, kept, closed=name == "outline") for line in own)
        for name, own in sheet.lines.items()
    }
    return Sheet(sheet.raw, rings, lines)


def _calm(line: Ring, kept: set[Corner], *, closed: bool) -> Ring:
    """The middles of a line's sides, the corners that are kept and, of an open line, its ends; straight runs as one."""
    sides = pairwise([*line, line[0]] if closed else line)
    found: list[Corner] = [] if closed else [line[0]]
    for a, b in sides:
        if a in kept and found[-1:] != [a]:
            found.append(a)
        found.append(((a[0] + b[0]) / 2, (a[1] + b[1]) / 2))
    if not closed:
        found.append(line[-1])
    around = [found[-1], *found, found[0]]
    bends = [
        here
        for before, here, after in zip(around, around[1:], around[2:], strict=False)
        if (here[0] - before[0]) * (after[1] - here[1]) != (here[1] - before[1]) * (after[0] - here[0])
    ]
    return tuple(
        bends
        if closed
        else [found[0], *(one for one in bends if one not in (found[0], found[-1])), found[-1]]
    )


def parsed(path: str) -> tuple[Ring, ...]:
    """The lines of a path as geo/lattice.py writes it: absolute starts, then relative steps."""
    lines: list[list[Corner]] = []
    x = y = 0
    command, waiting = "", []
    for letter, digits in _STEP.findall(path):
        if letter:
            command = letter
            continue
        waiting.append(int(digits))
        if command == "v":
            waiting = [0, *waiting]
        if len(waiting) < 2:
            continue
        (dx, dy), waiting = waiting, []
        if command == "M":
            x, y = dx, dy
            lines.append([])
        else:
            x, y = x + dx, y + dy
        lines[-1].append((x, y))
    return tuple(tuple(line) for line in lines)


def box_of(sheet: Sheet, codes: Sequence[str], narrowest: float = 0.0) -> list[float]:
    """Left, top, width and height around these areas, in drawing units, with a rim.

    narrowest: width by height; a narrower box is widened, so that more of what lies beside it is seen.
    """
    points = [point for code in codes for ring in sheet.rings[code] for point in ring]
    xs, ys = [x for x, _ in points], [y for _, y in points]
    rim = RIM * max(max(xs) - min(xs), max(ys) - min(ys))
    wide, high = max(xs) - min(xs) + 2 * rim, max(ys) - min(ys) + 2 * rim
    wider = max(wide, narrowest * high)
    return [min(xs) - rim - (wider - wide) / 2, min(ys) - rim, wider, high]


def inset_box(sheet: Sheet) -> list[float] | None:
    """The dense south as the sheet frames it; None where it needs no inset."""
    return sheet.raw["inset"]["view_box"] if sheet.raw["inset"] else None
