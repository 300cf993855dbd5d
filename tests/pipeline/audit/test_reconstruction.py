"""The reconstruction on tables so small that its answer is known by hand."""

from __future__ import annotations

import numpy as np
import pytest

from pipeline.audit.most_likely import ERRORS, REACH, Candidates, Sums, most_likely
from pipeline.audit.reconstruction import error_law, guess_hidden, guess_protected, tightened


def test_a_single_hidden_cell_beside_an_exact_sum_is_known_for_certain():
    true = np.array([[4, 30, 12], [25, 11, 17]])
    low, high = tightened(true, [(0,), (1,)])
    assert (low == true).all()
    assert (high == true).all()


def test_two_hidden_cells_of_a_row_are_bounded_by_their_sum_and_known_through_another_sum():
    true = np.array([[2, 3, 20], [40, 8, 20]])
    low, high = tightened(true, [(1,)])
    assert (low[0, :2].tolist(), high[0, :2].tolist()) == ([1, 1], [4, 4]), "they sum to 5"
    low, high = tightened(true, [(0,), (1,)])
    assert (low == high).all(), "the columns tell the rest"


def test_a_sum_under_ten_is_hidden_too_and_tells_nothing():
    true = np.array([[2, 3], [1, 2]])
    low, high = tightened(true, [(0,), (1,)])
    assert (low == 1).all()
    assert (high == 9).all()


def test_the_likeliest_counts_under_an_exact_sum_are_found():
    """Each of two cells is likelier 1 than 2, but together they are 3: the one that is surer gives way last."""
    candidates = Candidates(
        np.array([0, 0, 1, 1]), np.array([1, 2, 1, 2]), -np.log(np.array([0.9, 0.1, 0.6, 0.4]))
    )
    assert most_likely(2, candidates, [Sums(np.array([0, 0]), np.array([3]))]).tolist() == [1, 2]


def test_a_sum_that_is_only_about_right_gives_way_when_the_cells_are_surer():
    candidates = Candidates(
        np.array([0, 0, 1, 1]), np.array([1, 2, 1, 2]), -np.log(np.array([0.9, 0.1, 0.9, 0.1]))
    )
    chance = np.where(np.abs(ERRORS) <= 1, 0.3, 0.1 / 14)
    assert most_likely(2, candidates, [Sums(np.array([0, 0]), np.array([3]), chance)]).tolist() == [1, 1]


def test_the_hidden_cells_of_a_known_table_are_guessed_with_its_sums():
    true = np.array([[[1, 5, 40], [6, 1, 50], [30, 20, 10]]])
    low, high = tightened(true, [(1,), (2,)])
    assert (guess_hidden(true, low, high) == true).all()


@pytest.mark.parametrize("seed", range(5))
def test_however_far_the_published_cells_lie_there_is_always_a_solution(seed):
    """A law learnt from few cells may not even hold the published value; the attack must not end in an error."""
    chance = np.random.default_rng(seed)
    true = chance.integers(0, 12, (3, 2, 4))
    published = chance.integers(0, 30, (3, 2, 4))
    guess = guess_protected(true, published, error_law(true, published))
    assert guess.shape == true.shape
    assert (guess >= 0).all()
    assert (np.abs(guess - published) <= REACH).all()
