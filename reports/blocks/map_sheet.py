"""A map sheet (geo/README.md) as paper draws it: its paths as points in millimetres, its names in points of type."""

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
Picture = dict[str, Any]
POINTS_PER_MM = 72 / 25.4
SMALLEST = 4.7  # points of type: a smaller label is noise on paper
LARGEST = 7.0  # labels of a few areas seen from close
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


@dataclass(frozen=True)
class Look:
    """How an area appears: fill: class of the scale, 'withheld' or 'beyond'; text: its value, '' for none."""

    fill: int | str
    text: str
    on_dark: bool


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


def picture(
    sheet: Sheet,
    looks: dict[str, Look],
    width: float,
    *,
    box: Sequence[float] | None = None,
    tallest: float | None = None,
    selected: str = "",
    labels: bool = True,
) -> Picture:
    """The part of a sheet in a box (the whole sheet where None), `width` mm wide unless that is too tall.

    labels: draw names and values. The picture of the inset is that of the box of the sheet's inset.
    """
    left, top, wide, high = box or sheet.raw["view_box"]
    scale = width / wide if tallest is None else min(width / wide, tallest / high)

    def placed(line: Sequence[Sequence[float]]) -> list[list[float]]:
        return [[round((x - left) * scale, 2), round((y - top) * scale, 2)] for x, y in line]

    areas = [
        {"rings": [placed(ring) for ring in rings], "fill": looks[code].fill if code in looks else "beyond"}
        for code, rings in sheet.rings.items()
        if _touches(rings, left, top, wide, high)
    ]
    seen = "whole" if box is None else "inset" if list(box) == inset_box(sheet) else "close"
    frame = inset_box(sheet)
    return {
        "width": round(wide * scale, 2),
        "height": round(high * scale, 2),
        "areas": areas,
        **{name: [placed(line) for line in lines] for name, lines in _lines(sheet).items()},
        "chosen": [placed(ring) for ring in sheet.rings.get(selected, ())],
        "framed": seen == "inset",
        "frame": placed(_corners(frame)) if frame and labels and seen == "whole" else [],
        **(_names(sheet, looks, scale, placed, seen) if labels else _NO_NAMES),
    }


def _lines(sheet: Sheet) -> dict[str, tuple[Ring, ...]]:
    """Without those between communes where districts are compared."""
    return sheet.lines if sheet.is_of_communes else {**sheet.lines, "inner": ()}


_NO_NAMES: dict[str, list] = {"labels": [], "leaders": [], "outside": []}


def _names(sheet: Sheet, looks: dict[str, Look], scale: float, placed: Any, seen: str) -> dict[str, Any]:
    dense = set((sheet.raw["inset"] or {"codes": ()})["codes"])
    labels, leaders, outside = [], [], []
    for one in sheet.raw["areas"]:
        code = one["code"]
        if (
            code not in looks
            or (seen == "whole" and code in dense)
            or (seen == "inset" and code not in dense)
        ):
            continue
        label = _label(one, looks[code], scale, placed, seen == "close")
        if label is None:
            continue
        labels.append(label)
        if one["leader"] and seen != "close":
            leaders.append(placed([one["leader_start"], one["leader"]]))
    if seen == "whole":
        labels += [_over(one, scale, placed) for one in sheet.raw["over_labels"]]
        outside = [
            {"text": one["text"], "at": placed([(one["x"], one["y"])])[0], "angle": one["angle"],
             "size": round(one["size"] * scale * POINTS_PER_MM, 2)}
            for one in sheet.raw["outside"]
        ]  # fmt: skip
    return {"labels": labels, "leaders": leaders, "outside": outside}


def _label(one: dict[str, Any], look: Look, scale: float, placed: Any, close: bool) -> dict[str, Any] | None:
    """Name and value as large as they fit; the name alone where both are too small; None where that is too."""
    x, y, units = one["label"]
    room = units * scale * POINTS_PER_MM
    lines = one["lines"]
    both = room if one["value_fits"] else room * len(lines) / (len(lines) + 1)
    with_value = bool(look.text) and (both >= SMALLEST or one["leader"] is not None)
    size = both if with_value else room
    if size < SMALLEST and one["leader"] is None:
        return None
    size = max(SMALLEST, min(size, LARGEST) if close else size)
    on_dark = look.on_dark and one["leader"] is None
    return {
        "at": placed([(x, y)])[0],
        "size": round(size, 2),
        "lines": lines,
        "value": look.text if with_value else "",
        "tone": "light" if on_dark else "dark",
    }


def _over(one: dict[str, Any], scale: float, placed: Any) -> dict[str, Any]:
    """A district's name over its communes, whose own names stand in the inset."""
    x, y, units = one["label"]
    size = max(SMALLEST, units * scale * POINTS_PER_MM)
    return {
        "at": placed([(x, y)])[0],
        "size": round(size, 2),
        "lines": one["lines"],
        "value": "",
        "tone": "over",
    }


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


def _corners(box: Sequence[float]) -> list[tuple[float, float]]:
    left, top, wide, high = box
    return [(left, top), (left + wide, top), (left + wide, top + high), (left, top + high)]


def _touches(rings: tuple[Ring, ...], left: float, top: float, wide: float, high: float) -> bool:
    xs, ys = [x for ring in rings for x, _ in ring], [y for ring in rings for _, y in ring]
    return min(xs) < left + wide and max(xs) > left and min(ys) < top + high and max(ys) > top
