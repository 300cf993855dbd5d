"""A part of a map sheet as a picture: places in millimetres, classes, and names in points of type where they fit."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any, Literal

from reports.blocks.map_sheet import Corner, Ring, Sheet, inset_box

Picture = dict[str, Any]
Placing = Callable[[Sequence[Corner]], list[list[float]]]  # drawing units to mm
Seen = Literal["whole", "inset", "close"]
POINTS_PER_MM = 72 / 25.4
SMALLEST = 4.7  # points of type: a smaller label is noise on paper
LARGEST = 7.0  # labels of a few areas seen from close
_NO_NAMES: dict[str, list] = {"labels": [], "leaders": [], "outside": []}


@dataclass(frozen=True)
class Look:
    """How an area appears: fill: class of the scale, 'withheld' or 'beyond'; text: its value, '' for none."""

    fill: int | str
    text: str
    on_dark: bool


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

    def seen_of(lines: Sequence[Ring]) -> list[list[list[float]]]:
        return [placed(line) for line in lines if _touches((line,), left, top, wide, high)]

    areas = [
        {"rings": [placed(ring) for ring in rings], "fill": looks[code].fill if code in looks else "beyond"}
        for code, rings in sheet.rings.items()
        if _touches(rings, left, top, wide, high)
    ]
    seen: Seen = "whole" if box is None else "inset" if list(box) == inset_box(sheet) else "close"
    frame = inset_box(sheet)
    return {
        "width": round(wide * scale, 2),
        "height": round(high * scale, 2),
        "areas": areas,
        **{name: seen_of(lines) for name, lines in _lines(sheet).items()},
        "chosen": [placed(ring) for ring in sheet.rings.get(selected, ())],
        "framed": seen == "inset",
        "frame": placed(_corners(frame)) if frame and labels and seen == "whole" else [],
        **(_names(sheet, looks, scale, placed, seen) if labels else _NO_NAMES),
    }


def _lines(sheet: Sheet) -> dict[str, tuple[Ring, ...]]:
    """Without those between communes where districts are compared."""
    return sheet.lines if sheet.is_of_communes else {**sheet.lines, "inner": ()}


def _names(sheet: Sheet, looks: dict[str, Look], scale: float, placed: Placing, seen: Seen) -> dict[str, Any]:
    dense = set((sheet.raw["inset"] or {"codes": ()})["codes"])
    labels, leaders, outside = [], [], []
    for one in sheet.raw["areas"]:
        code = one["code"]
        named_elsewhere = seen != "close" and (code in dense) != (seen == "inset")
        label = (
            None if code not in looks or named_elsewhere else _label(one, looks[code], scale, placed, seen)
        )
        if label:
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


def _label(
    one: dict[str, Any], look: Look, scale: float, placed: Placing, seen: Seen
) -> dict[str, Any] | None:
    """Name and value as large as they fit; the name alone where both are too small; None where that is too.

    A label with a leader stands outside its area, where there is room; from close it stands inside.
    """
    x, y, units = one["label"]
    is_outside = one["leader"] is not None and seen != "close"
    place = one["leader"] if one["leader"] and not is_outside else (x, y)
    room, lines = units * scale * POINTS_PER_MM, one["lines"]
    both = room if one["value_fits"] else room * len(lines) / (len(lines) + 1)
    with_value = bool(look.text) and (both >= SMALLEST or is_outside)
    size = both if with_value else room
    if size < SMALLEST and not is_outside:
        return None
    size = max(SMALLEST, min(size, LARGEST) if seen == "close" else size)
    return {
        "at": placed([place])[0],
        "size": round(size, 2),
        "lines": lines,
        "value": look.text if with_value else "",
        "tone": "light" if look.on_dark and not is_outside else "dark",
        "on_ground": look.fill == "withheld" and not is_outside,
    }


def _over(one: dict[str, Any], scale: float, placed: Placing) -> dict[str, Any]:
    """A district's name over its communes, whose own names stand in the inset."""
    x, y, units = one["label"]
    size = max(SMALLEST, units * scale * POINTS_PER_MM)
    return {
        "at": placed([(x, y)])[0],
        "size": round(size, 2),
        "lines": one["lines"],
        "value": "",
        "tone": "strong",
        "on_ground": True,
    }


def _corners(box: Sequence[float]) -> list[tuple[float, float]]:
    left, top, wide, high = box
    return [(left, top), (left + wide, top), (left + wide, top + high), (left, top + high)]


def _touches(rings: Sequence[Ring], left: float, top: float, wide: float, high: float) -> bool:
    xs, ys = [x for ring in rings for x, _ in ring], [y for ring in rings for _, y in ring]
    return min(xs) < left + wide and max(xs) > left and min(ys) < top + high and max(ys) > top
