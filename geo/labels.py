"""Where names go on a map: inside their area at the largest size that fits, else outside with a leader line.

All lengths are drawing units (geo/lattice.py), y downwards. A label is a block of the name's lines and, where it
fits, one more line for a value; its point is the centre of the block, a line is LINE times the size high.
"""

from __future__ import annotations

from dataclasses import dataclass
from itertools import combinations, pairwise

import numpy as np
import shapely

LINE = 1.18
VALUE_WIDTH = 3.3  # of '100,0%' in sizes
_NARROW, _WIDE = set("iìỉĩíịltjrfI.,1 "), set("mwMWƯƠÔOĐHNUQC")


@dataclass(frozen=True)
class Label:
    x: int
    y: int
    size: int
    lines: tuple[str, ...]
    value_fits: bool
    leader: tuple[int, int] | None = None
    leader_start: tuple[int, int] | None = None

    def box(self) -> shapely.Polygon:
        lines = len(self.lines) + self.value_fits
        width, height = block(self.lines, self.value_fits)
        return shapely.box(
            self.x - width * self.size / 2, self.y - height * self.size / 2,
            self.x + width * self.size / 2, self.y + height * self.size / 2,
        ) if lines else shapely.Polygon()  # fmt: skip


def text_width(text: str) -> float:
    """Width in font sizes, for a semi-bold Latin face; on the safe side."""
    return sum(0.35 if sign in _NARROW else 0.82 if sign in _WIDE else 0.63 for sign in text)


def block(lines: tuple[str, ...], value: bool) -> tuple[float, float]:
    """Width and height of a label in font sizes."""
    width = max([text_width(line) for line in lines] + [VALUE_WIDTH] * value)
    return width, LINE * (len(lines) + value) - (LINE - 1)


def line_breaks(name: str, most: int) -> list[tuple[str, ...]]:
    """The name in one line, two lines ... up to `most`, every way to break it."""
    words = name.split()
    found = []
    for count in range(min(most, len(words))):
        for cuts in combinations(range(1, len(words)), count):
            ends = [0, *cuts, len(words)]
            found.append(tuple(" ".join(words[a:b]) for a, b in pairwise(ends)))
    return found


def inside(
    shape: shapely.Polygon, points: np.ndarray, name: str, sizes: range, *, lines: int, value: bool | None
) -> Label | None:
    """The largest label that stays inside the shape, or None below the smallest size.

    points (n, 2): where its centre may lie. value: True asks room for a value line, False for none, None takes
    the room where it costs less than a sixth of the size. More lines must earn a tenth of the size.
    """
    shapely.prepare(shape)
    best: tuple[float, Label] | None = None
    for broken in line_breaks(name, lines):
        for with_value in (True, False) if value is None else (value,):
            worth = (1.0 if with_value else 0.85) * 0.9 ** (len(broken) - 1)
            placed = _largest(shape, points, block(broken, with_value), sizes)
            if placed and (best is None or placed[2] * worth > best[0]):
                x, y, size = placed
                best = size * worth, Label(x, y, size, broken, with_value)
    return best[1] if best else None


def _largest(
    shape: shapely.Polygon, points: np.ndarray, extent: tuple[float, float], sizes: range
) -> tuple[int, int, int] | None:
    middle = np.array([shape.centroid.x, shape.centroid.y])
    x, y = points[:, 0], points[:, 1]
    for size in reversed(sizes):
        half_width, half_height = extent[0] * size / 2, extent[1] * size / 2
        boxes = shapely.box(x - half_width, y - half_height, x + half_width, y + half_height)
        fits = np.flatnonzero(shapely.contains(shape, boxes))
        if len(fits):
            near = fits[np.argmin(((points[fits] - middle) ** 2).sum(1))]
            return round(x[near]), round(y[near]), size
    return None


def outside(
    shape: shapely.Polygon, name: str, size: int, outline: shapely.Geometry, taken: list[shapely.Geometry]
) -> Label:
    """A label with a value line beside the map, clear of everything taken, with the shortest leader line."""
    end = shape.point_on_surface() if not shape.contains(shape.centroid) else shape.centroid
    width, height = block((name,), True)
    room = outline.buffer(size * 0.7)
    left, top, right, bottom = outline.bounds
    xs = np.arange(left - 4 * size, right + 4 * size, size / 2)
    ys = np.arange(top, bottom, size / 2)
    grid = np.array([(x, y) for x in xs for y in ys])
    boxes = shapely.box(
        grid[:, 0] - width * size / 2, grid[:, 1] - height * size / 2,
        grid[:, 0] + width * size / 2, grid[:, 1] + height * size / 2,
    )  # fmt: skip
    free = ~shapely.intersects(boxes, room)
    half = (width / 2 + 0.15) * size
    near_side = np.where(grid[:, 0] < end.x, grid[:, 0] + half, grid[:, 0] - half)
    leaders = shapely.linestrings(
        np.stack([np.column_stack([near_side, grid[:, 1]]), np.full_like(grid, (end.x, end.y))], 1)
    )
    for thing in taken:
        free &= ~shapely.intersects(boxes, thing.buffer(size * 0.3)) & ~shapely.intersects(leaders, thing)
    # a leader that runs nearly level reads best
    cost = shapely.length(leaders) + 0.8 * abs(grid[:, 1] - end.y)
    best = int(np.argmin(np.where(free, cost, np.inf)))
    x, y = round(grid[best, 0]), round(grid[best, 1])
    start = round(near_side[best]), y
    return Label(x, y, size, (name,), True, (round(end.x), round(end.y)), start)
