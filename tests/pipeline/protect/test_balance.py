"""Balancing meets its margins exactly, never goes below zero, and treats blocks one by one."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pipeline.protect.balance import fit_margins, fit_totals

seeds = st.integers(0, 2**32 - 1)


def random_block(seed: int):
    """Noisy cells and the margins of another table of the same size: sparse, or large, or nearly empty."""
    chance = np.random.default_rng(seed)
    shape = tuple(chance.integers(1, (6, 13, 9)))
    mean = chance.choice([0.1, 1, 10, 1000])
    wanted = chance.poisson(mean, shape) * (chance.random(shape) < 0.5)
    cells = np.maximum(wanted + chance.integers(-5, 6, shape), 0)
    return cells, wanted.sum(2), wanted.sum(1), chance.random(shape)


@settings(max_examples=300, deadline=None)
@given(seeds)
def test_random_blocks_meet_both_margins_and_stay_non_negative(seed):
    cells, rows, columns, places = random_block(seed)
    fitted = fit_margins(cells, rows, columns, places)
    assert fitted.min() >= 0
    assert (fitted.sum(2) == rows).all()
    assert (fitted.sum(1) == columns).all()


@settings(max_examples=100, deadline=None)
@given(seeds)
def test_a_block_is_balanced_as_if_it_were_alone(seed):
    cells, rows, columns, places = random_block(seed)
    together = fit_margins(cells, rows, columns, places)
    alone = [
        fit_margins(cells[b : b + 1], rows[b : b + 1], columns[b : b + 1], places[b : b + 1])[0]
        for b in range(len(cells))
    ]
    assert (together == np.array(alone)).all()


@settings(max_examples=200, deadline=None)
@given(seeds)
def test_totals_are_met_and_fixed_cells_left_alone(seed):
    chance = np.random.default_rng(seed)
    cells = chance.poisson(chance.choice([0.3, 5, 500]), (8, 7))
    fixed = chance.random(cells.shape) < 0.3
    fixed[:, 0] = False
    totals = np.where(fixed, cells, 0).sum(1) + chance.integers(0, 300, 8)
    fitted = fit_totals(cells, totals, chance.random(cells.shape), fixed)
    assert fitted.min() >= 0
    assert (fitted.sum(1) == totals).all()
    assert (fitted == cells)[fixed].all()


def test_a_unit_goes_to_the_large_cell_and_a_zero_stays_empty():
    fitted = fit_totals(np.array([[0, 3, 400]]), np.array([404]), np.array([[0.9, 0.9, 0.1]]))
    assert fitted.tolist() == [[0, 3, 401]]


def test_equal_large_cells_are_chosen_by_their_keyed_place_not_by_position():
    cells = np.array([[50, 90, 70]])
    for places, expected in (([0.1, 0.2, 0.9], [50, 90, 71]), ([0.9, 0.2, 0.1], [51, 90, 70])):
        assert fit_totals(cells, np.array([211]), np.array([places])).tolist() == [expected]


def test_cells_that_already_add_up_are_not_touched():
    cells = np.array([[[4, 0], [1, 30]]])
    assert (fit_margins(cells, cells.sum(2), cells.sum(1), np.full(cells.shape, 0.5)) == cells).all()


def test_margins_that_no_table_has_are_refused():
    cells = np.ones((1, 2, 2), int)
    with pytest.raises(ValueError, match="margins disagree"):
        fit_margins(cells, np.array([[2, 2]]), np.array([[2, 3]]), cells / 2)
    with pytest.raises(ValueError, match="cannot be reached"):
        fit_totals(cells[0], np.array([9, 2]), cells[0] / 2, fixed=np.ones((2, 2), bool))
