"""A lattice of equal hexagons (pointy top, axial coordinates q, r) and the outlines of regions made of its cells.

Drawing coordinates are exact integers: half a hexagon is 26 wide and a quarter is 15 high (26/15 is the square root
of 3 to 0.07 %), y grows downwards. So equal borders have equal numbers and nothing is ever rounded.
"""

from __future__ import annotations

import math

import numpy as np

Cell = tuple[int, int]
Point = tuple[int, int]
DIRECTIONS = (
    (1, 0),
    (0, 1),
    (-1, 1),
    (-1, 0),
    (0, -1),
    (1, -1),
)  # in cyclic order: E, NE, NW, W, SW, SE (north up)
STEP_X, STEP_Y = 26, 15
CELL_AREA = 6 * STEP_X * STEP_Y  # of one hexagon in drawing units: 2,340
# Corner k and corner k + 1 end the side towards DIRECTIONS[k]; clockwise on paper when taken in reverse.
_CORNERS = ((1, 1), (1, -1), (0, -2), (-1, -1), (-1, 1), (0, 2))


def side_length(cell_area: float) -> float:
    """The side of a regular hexagon of this area."""
    return math.sqrt(2.0 * cell_area / (3.0 * math.sqrt(3.0)))


def centres(cells: list[Cell], cell_area: float) -> np.ndarray:
    """Centres of the cells (n, 2) in the unit of the area's root, y upwards."""
    axial = np.asarray(cells, float).reshape(-1, 2)
    side = side_length(cell_area)
    return np.column_stack(
        [side * math.sqrt(3.0) * (axial[:, 0] + axial[:, 1] / 2), side * 1.5 * axial[:, 1]]
    )


def paper(cell: Cell) -> Point:
    """The centre of a cell in drawing units."""
    return STEP_X * (2 * cell[0] + cell[1]), -3 * STEP_Y * cell[1]


def corner(cell: Cell, number: int) -> Point:
    x, y = paper(cell)
    dx, dy = _CORNERS[number % 6]
    return x + STEP_X * dx, y + STEP_Y * dy


def neighbour(cell: Cell, direction: int) -> Cell:
    return cell[0] + DIRECTIONS[direction][0], cell[1] + DIRECTIONS[direction][1]


def rings(cells: set[Cell]) -> list[list[Point]]:
    """Closed outlines of a region, clockwise on paper (holes run the other way), the longest first.

    Three cells meet at a corner, so every corner of an outline has one way on: no geometry is needed.
    """
    onward = {
        corner(cell, k + 1): corner(cell, k)
        for cell in cells
        for k in range(6)
        if neighbour(cell, k) not in cells
    }
    # anticlockwise corners, side walked backwards: clockwise
    found = []
    while onward:
        start = min(onward)
        ring = [start]
        while (after := onward.pop(ring[-1])) != start:
            ring.append(after)
        found.append(ring)
    return sorted(found, key=lambda ring: (-len(ring), ring))


def borders(label: dict[Cell, str], kept=lambda a, b: True) -> list[list[Point]]:
    """Lines between cells of different labels where kept(label, label), each side once, chained into long lines."""
    sides: dict[Point, set[Point]] = {}
    for cell, own in label.items():
        for k in range(3):
            other = label.get(neighbour(cell, k))
            if other is not None and other != own and kept(own, other):
                a, b = corner(cell, k), corner(cell, k + 1)
                sides.setdefault(a, set()).add(b)
                sides.setdefault(b, set()).add(a)
    return chains(sides)


def texture(cells: set[Cell]) -> list[list[Point]]:
    """The sides between cells of one region as zigzags and uprights, each side once."""
    lines: list[list[Point]] = []
    for cell in sorted(cells, key=lambda c: (c[1], c[0])):
        if neighbour(cell, 0) in cells:
            lines.append([corner(cell, 0), corner(cell, 1)])
    top: list[list[Point]] = []
    for cell in sorted(cells, key=lambda c: (c[1], c[0])):
        for k in (2, 1):  # NW then NE: the zigzag on top of a row, left to right
            if neighbour(cell, k) in cells:
                a, b = corner(cell, k + 1), corner(cell, k)
                if top and top[-1][-1] == a:
                    top[-1].append(b)
                else:
                    top.append([a, b])
    return lines + top


def chains(sides: dict[Point, set[Point]]) -> list[list[Point]]:
    """Sides (point -> points it is joined with, both ways) as long lines from junction to junction."""
    left = {point: set(ends) for point, ends in sides.items()}
    lines = []
    # ends and junctions first, so that a line runs from junction to junction; then what is closed
    starts = sorted(point for point, ends in sides.items() if len(ends) != 2) + sorted(sides)
    for start in starts:
        while left[start]:
            line = [start]
            while left[line[-1]] and (len(line) == 1 or len(sides[line[-1]]) == 2):
                after = min(left[line[-1]])
                left[line[-1]].discard(after)
                left[after].discard(line[-1])
                line.append(after)
            lines.append(line)
    return lines


def path(lines: list[list[Point]], *, closed: bool = False, shift: Point = (0, 0)) -> str:
    """An SVG path of the lines: absolute starts, then relative steps, as short as it can be written."""
    return "".join(_one_path(line, closed, shift) for line in lines)


def _one_path(line: list[Point], closed: bool, shift: Point) -> str:
    (x, y), written = line[0], ""
    command = f"M{x + shift[0]} {y + shift[1]}"
    for nx, ny in line[1:]:
        dx, dy = nx - x, ny - y
        if dx == 0:
            command, written = command + f"v{dy}", "v"
        else:
            step = f"{dx} {dy}" if dy >= 0 else f"{dx}{dy}"
            joint = "l" if written != "l" else ("" if dx < 0 else " ")
            command, written = command + joint + step, "l"
        x, y = nx, ny
    return command + ("z" if closed else "")
