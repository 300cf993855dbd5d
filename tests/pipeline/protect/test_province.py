"""Province margins: exact from 10, smaller counts perturbed without moving any exact one."""

from __future__ import annotations

import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as st

from pipeline.protect.noise_law import noise_table
from pipeline.protect.province import exact_from_ten, group_margins
from pipeline.protect.settings import Protection

TABLE = noise_table(Protection(), 0)
seeds = st.integers(0, 2**32 - 1)


def draws(shape, seed=0):
    return np.random.default_rng(seed).integers(0, 2**63, shape, dtype=np.uint64)


@settings(max_examples=200, deadline=None)
@given(seeds)
def test_a_row_keeps_its_sum_and_every_count_from_ten(seed):
    counts = np.random.default_rng(seed).choice([0, 1, 4, 9, 10, 5000], (6, 8))
    published = exact_from_ten(counts, draws(counts.shape, seed), TABLE)
    assert published.min() >= 0
    assert (published.sum(1) == counts.sum(1)).all()
    assert (published == counts)[counts >= 10].all()


def test_small_counts_of_a_row_are_perturbed_among_themselves():
    counts = np.tile([3, 6, 0, 8, 90_000], (400, 1))
    published = exact_from_ten(counts, draws(counts.shape), TABLE)
    assert (published[:, 4] == 90_000).all()
    assert (published[:, :4] == counts[:, :4]).mean() < 0.5


def test_one_small_count_beside_exact_ones_stays_for_subtraction_gives_it_away():
    counts = np.array([[3, 50, 90_000]])
    assert exact_from_ten(counts, draws(counts.shape), TABLE).tolist() == counts.tolist()


@settings(max_examples=200, deadline=None)
@given(seeds)
def test_groups_and_large_levels_stay_exact_and_impossible_levels_empty(seed):
    chance = np.random.default_rng(seed)
    possible = chance.random((5, 3, 6)) < 0.7
    possible[:, :, 0] = True
    counts = chance.choice([0, 0, 2, 7, 12, 4000], possible.shape) * possible
    published = group_margins(counts, draws(counts.shape, seed), TABLE, possible)
    assert published.min() >= 0
    assert (published.sum(2) == counts.sum(2)).all()
    large = counts.sum(1) >= 10
    assert (published.sum(1) == counts.sum(1))[large].all()
    assert not published[~possible].any()


def test_a_small_group_of_a_large_level_is_perturbed_against_the_largest_group():
    counts = np.tile([[800, 3], [90_000, 4000]], (400, 1, 1))
    published = group_margins(counts, draws(counts.shape), TABLE, np.ones(counts.shape, bool))
    assert (published[:, 0, 1] != 3).mean() > 0.5
    assert (published.sum(1) == counts.sum(1)).all()
