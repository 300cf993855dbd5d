"""Which row of a boundary file is which area: by code, else by name as people spell it (Hoà, Hòa; Thị xã, Thành phố)."""

from __future__ import annotations

import re
from collections.abc import Callable

import shapely

from geo.areas import Area, plain
from geo.boundary_checks import POINT_KM, BoundaryError, known_point
from geo.spelling import one_tone_mark

_KIND = re.compile(r"^(thành phố|thị xã|thị trấn|huyện|quận|phường|xã|tp\.?|tx\.?|tt\.?) +(?=\S)")


def name_key(text: object) -> str:
    """A name for comparing: one tone-mark style, lower case, accents kept, without the kind, which changes
    ('Thị xã Tân Uyên' became 'Thành phố Tân Uyên')."""
    return _KIND.sub("", " ".join(one_tone_mark(str(text)).lower().split()))


def code_key(value: object) -> str:
    """A code for comparing: 25741.0, ' 25741' and '025741' are 25741."""
    text = str(value).strip().removesuffix(".0")
    return text.lstrip("0")


def matched(
    columns: dict[str, list[object]], shapes: list[shapely.Geometry], known: tuple[Area, ...]
) -> tuple[list[str | None], str]:
    """The code of every row (None: not one of ours) and the column that told it.

    shapes: in the local plane (km). The column with most of the codes wins, else the one with most of the names;
    a name that several areas carry goes to the nearest of them.
    """
    codes = {item.area_code for item in known}
    names: dict[str, list[Area]] = {}
    for item in known:
        for text in {name_key(item.name_vi), plain(item.name_vi), plain(item.full_name_vi)}:
            names.setdefault(text, []).append(item)

    def by_code(value: object, _: shapely.Geometry) -> str | None:
        return code_key(value) if code_key(value) in codes else None

    def by_name(value: object, shape: shapely.Geometry) -> str | None:
        found = names.get(name_key(value)) or names.get(plain(str(value))) or []
        near = [item for item in found if shape.distance(known_point(item)) < 3 * POINT_KM[item.level]]
        return min(near, key=lambda item: shape.distance(known_point(item))).area_code if near else None

    for told in (by_code, by_name):
        best = _best_column(columns, shapes, told)
        if best is not None:
            return best
    listed = ", ".join(columns)
    raise BoundaryError(
        f"Không cột nào của tệp chứa mã hoặc tên đơn vị hành chính đã biết (các cột: {listed}). "
        "Hãy thêm một cột mã, ví dụ 'code'.",
        f"No column of the file holds known area codes or names (columns: {listed}). Add a code column, e.g. 'code'.",
    )


def _best_column(
    columns: dict[str, list[object]], shapes: list[shapely.Geometry], told: Callable
) -> tuple[list[str | None], str] | None:
    answers = {
        name: [told(value, shape) for value, shape in zip(values, shapes, strict=True)]
        for name, values in columns.items()
    }
    if not answers:
        return None
    name = max(answers, key=lambda name: len({code for code in answers[name] if code}))
    told_codes = [code for code in answers[name] if code]
    return (answers[name], name) if len(set(told_codes)) > 1 else None
