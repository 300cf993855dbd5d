"""The built-in mosaic: solved from facts, stored, and as true as docs promise."""

from __future__ import annotations

import math
from collections import Counter

import numpy as np
import pytest
import shapely

from geo.annealing import keeps_whole
from geo.areas import NEW_VINTAGE, OLD_VINTAGE, area, areas
from geo.build import built_cells
from geo.land import STORED, neighbour_pairs, plane, problem, stored_cells, stored_labels
from geo.lattice import (
    CELL_AREA,
    STEP_X,
    STEP_Y,
    borders,
    corner,
    neighbour,
    path,
    rings,
    side_length,
    texture,
)
from geo.mosaic import Problem, lattice, quotas, solve, solve_seed
from tests.geo.reference import DISTRICTS, UNITS, needs_reference


def district_of(code: str) -> str:
    return area(OLD_VINTAGE, code).parent_code


def shared_sides(label: dict) -> Counter:
    """Unordered pair of labels -> cell sides they share."""
    found: Counter = Counter()
    for cell, own in label.items():
        for k in range(3):
            other = label.get(neighbour(cell, k), own)
            if other != own:
                found[frozenset((own, other))] += 1
    return found


def regions(label: dict) -> dict[str, set]:
    found: dict[str, set] = {}
    for cell, own in label.items():
        found.setdefault(own, set()).add(cell)
    return found


@pytest.fixture(scope="module")
def communes() -> dict:
    return stored_labels(OLD_VINTAGE)


@pytest.fixture(scope="module")
def units() -> dict:
    return stored_labels(NEW_VINTAGE)


def test_the_stored_cells_are_what_the_solver_makes_byte_for_byte():
    assert built_cells().encode() == STORED.read_bytes().replace(b"\r\n", b"\n")  # git on Windows


def test_another_seed_gives_another_mosaic_and_the_same_seed_the_same():
    facts = problem(OLD_VINTAGE)
    board = lattice(facts)
    first, again, other = (solve_seed(facts, board, seed, sweeps=5) for seed in (1, 1, 2))
    assert first == again != other


def test_the_mosaic_has_91_communes_9_districts_and_36_units(communes, units):
    assert set(communes.values()) == {item.area_code for item in areas(OLD_VINTAGE, "commune")}
    assert {district_of(code) for code in communes.values()} == {
        item.area_code for item in areas(OLD_VINTAGE, "district")
    }
    assert set(units.values()) == {item.area_code for item in areas(NEW_VINTAGE, "commune")}


def test_every_area_is_one_piece_without_a_hole(communes, units):
    districts = {cell: district_of(code) for cell, code in communes.items()}
    for label in (communes, districts, units):
        assert {code: len(rings(cells)) for code, cells in regions(label).items()} == dict.fromkeys(
            set(label.values()), 1
        )
    assert len(rings(set(communes))) == 1


def test_every_commune_has_its_km2_within_one_and_a_half_cells(communes):
    count = Counter(communes.values())
    off = {code: abs(count[code] - area(OLD_VINTAGE, code).area_km2) for code in count}
    assert max(off.values()) <= 1.5
    assert sum(count.values()) == pytest.approx(2694.64, abs=6)


def test_no_true_neighbours_are_lost_and_false_ones_only_touch_at_a_corner(communes):
    sides = shared_sides(communes)
    true = neighbour_pairs(areas(OLD_VINTAGE, "commune"))
    assert len(true) == 218
    assert true - sides.keys() == set()
    false = {pair: count for pair, count in sides.items() if pair not in true}
    assert len(false) <= 6
    assert max(false.values()) <= 2  # at most 1.2 km of some 25: a corner


def test_districts_touch_exactly_their_true_neighbours(communes):
    sides = shared_sides({cell: district_of(code) for cell, code in communes.items()})
    assert sides.keys() == neighbour_pairs(areas(OLD_VINTAGE, "district"))


def test_exactly_the_communes_that_touch_the_outside_do(communes):
    at_rim = {
        code for cell, code in communes.items() if any(neighbour(cell, k) not in communes for k in range(6))
    }
    assert at_rim == problem(OLD_VINTAGE).outside


def test_75_communes_keep_their_cells_and_the_36_units_keep_all_82_neighbours(communes, units):
    for item in stored_cells():
        successors = dict(area(OLD_VINTAGE, item.commune_code).successors)
        assert item.unit_code in successors
    assert len({(item.commune_code, item.unit_code) for item in stored_cells()}) == 107
    true, sides = neighbour_pairs(areas(NEW_VINTAGE, "commune")), shared_sides(units)
    assert (len(true), len(true & sides.keys())) == (82, 82)
    assert len(sides.keys() - true) <= 1


def on_paper(shape: shapely.Geometry) -> shapely.Geometry:
    """Degrees to the drawing units of the lattice, so that the two can be laid over each other."""
    side = side_length(1.0)

    def project(points: np.ndarray) -> np.ndarray:
        km = np.array([plane(lon, lat) for lon, lat in points])
        return km * (STEP_X / (side * math.sqrt(3) / 2), -STEP_Y / (side / 2))

    return shapely.transform(shape, project)


def overlap(cells: set, true: shapely.Geometry) -> float:
    own, true = shapely.Polygon(rings(cells)[0]), on_paper(true)
    return own.intersection(true).area / own.union(true).area


@pytest.mark.reference
@needs_reference
def test_districts_lie_over_their_true_shapes(communes):
    import geopandas

    true = geopandas.read_file(DISTRICTS).set_index("districtCode").geometry
    found = regions({cell: district_of(code) for cell, code in communes.items()})
    score = {code: overlap(cells, true[code]) for code, cells in found.items()}
    print({code: round(value, 3) for code, value in score.items()})
    assert np.mean(list(score.values())) >= 0.83
    assert min(score.values()) >= 0.75
    assert overlap(set(communes), true.union_all()) >= 0.92


@pytest.mark.reference
@needs_reference
def test_the_36_units_lie_over_their_true_shapes(units):
    import geopandas

    true = geopandas.read_file(UNITS).set_index("code").geometry
    score = [overlap(cells, true[code]) for code, cells in regions(units).items()]
    assert np.mean(score) >= 0.70
    assert min(score) >= 0.50


def test_quotas_round_by_largest_remainder_and_leave_nobody_out():
    assert quotas([2.6, 1.3, 1.1]).tolist() == [3, 1, 1]
    assert quotas([0.2, 3.4, 1.4]).tolist() == [1, 3, 1]
    assert quotas([1499, 2501], 1000).tolist() == [1, 3]


def test_two_neighbours_become_two_touching_regions():
    facts = Problem(
        codes=("a", "b"),
        points=np.array([(0.0, 0.0), (4.0, 0.0)]),
        quotas=np.array([12, 12]),
        pairs=frozenset({frozenset("ab")}),
        outside=frozenset("ab"),
        groups={"a": "", "b": ""},
    )
    label = solve(facts, seeds=(1,), sweeps=60)
    assert Counter(label.values()) == {"a": 12, "b": 12}
    assert shared_sides(label).keys() == {frozenset("ab")}


def test_a_move_may_not_split_a_region_nor_enclose_a_hole():
    assert keeps_whole([1, 1, 2, 2, 2, 1], 1, 2)
    assert not keeps_whole([1, 2, 1, 2, 2, 2], 1, 2)  # 1 would fall in two
    assert not keeps_whole([1, 1, 1, 1, 1, 1], 1, 2)  # 2 is not beside it


def test_the_outline_of_cells_is_exact_and_clockwise_on_paper():
    flower = {(0, 0), *(neighbour((0, 0), k) for k in range(6))}
    (ring,) = rings(flower)
    shape = shapely.Polygon(ring)
    assert shape.area == 7 * CELL_AREA
    assert len(ring) == 18
    assert shape.exterior.is_ccw  # anticlockwise with y upwards is clockwise on paper, where y runs down
    outer, hole = rings(flower - {(0, 0)})
    assert (len(outer), len(hole)) == (18, 6)
    assert not shapely.LinearRing(hole).is_ccw


def test_borders_and_texture_hold_every_side_once():
    pair = {(0, 0): "a", (1, 0): "b", (0, 1): "a"}
    assert sum(len(line) - 1 for line in borders(pair)) == 2  # a|b twice: the middle cell touches both
    assert sum(len(line) - 1 for line in texture({(0, 0), (1, 0), (0, 1)})) == 3
    assert path([[corner((0, 0), 1), corner((0, 0), 0)]]) == "M26 -15v30"


def test_paths_are_written_with_relative_steps():
    assert path([[(0, 0), (26, 15), (0, 30)]], closed=True, shift=(10, 5)) == "M10 5l26 15-26 15z"
