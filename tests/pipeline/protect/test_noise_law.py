"""The noise law against published figures, a linear solver's limits and ONS's own application of a table."""

from __future__ import annotations

import numpy as np
import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from board.errors import DefinitionError
from pipeline.protect.noise_law import SLOTS, change_law, noise_table, perturb
from pipeline.protect.settings import Protection

protections = st.builds(
    lambda bound, gap, variance, lift: Protection(bound, variance, min(gap, bound - 1), lift),
    st.integers(1, 6),
    st.integers(0, 5),
    st.floats(0.1, 12),
    st.floats(0, 0.5),
)


def test_the_law_equals_the_published_figures():
    """R's ptable vignette: create_cnt_ptable(D = 2, V = 1.08, js = 1), row 1."""
    changes, shares = change_law(1, bound=2, variance=1.08, gap=1)
    assert (1 + changes).tolist() == [0, 2, 3]
    assert shares.round(4).tolist() == [0.5133, 0.46, 0.0267]


def test_the_settings_have_mean_zero_and_the_wished_variance_for_every_count():
    for count in range(1, 30):
        changes, shares = change_law(count, bound=5, variance=3.0, gap=2)
        assert shares @ changes == pytest.approx(0, abs=1e-9)
        assert shares @ changes**2 == pytest.approx(3, abs=1e-9)


@settings(max_examples=60, deadline=None)
@given(protections)
def test_every_table_is_unbiased_bounded_and_leaves_the_gap_empty(protection):
    table = noise_table.__wrapped__(protection).astype(int)
    results = table + np.arange(len(table))[:, None]
    assert (table[1:].sum(1) == 0).all(), "exactly zero bias"
    assert (np.abs(table[1:]) <= protection.bound).all()
    assert results.min() >= 0
    assert not ((results >= 1) & (results <= protection.gap)).any()
    for count in range(1, len(table)):
        changes, shares = change_law(count, protection.bound, protection.variance, protection.gap)
        assert (table[count] ** 2).mean() == pytest.approx(shares @ changes**2, abs=0.01)


@settings(max_examples=60, deadline=None)
@given(protections, st.integers(1, 15))
def test_no_law_with_the_same_mean_and_variance_has_more_entropy(protection, count):
    """Moving along any direction that keeps mass, mean and variance must lose entropy."""
    changes, shares = change_law(count, protection.bound, protection.variance, protection.gap)
    if len(changes) < 4 or shares.min() < 1e-6:
        return
    kept = np.vstack([np.ones(len(changes)), changes, changes**2])
    directions = np.linalg.svd(kept)[2][3:]
    assert np.abs(directions @ np.log(shares)).max() < 1e-5


def test_a_share_of_the_zeros_is_lifted_to_what_a_true_one_can_show():
    table = noise_table(Protection(zero_lift=0.08))
    assert (table[0] > 0).mean() == pytest.approx(0.08, abs=1e-4)
    assert set(table[0][table[0] > 0]) == set((table[1] + 1)[table[1] > -1])
    assert (noise_table(Protection(zero_lift=0))[0] == 0).all()


@pytest.mark.parametrize("wrong", [{"bound": 7}, {"gap": 5}, {"variance": 0}, {"zero_lift": 1}, {"bound": 0}])
def test_settings_without_an_unbiased_law_are_refused(wrong):
    with pytest.raises(DefinitionError, match=next(iter(wrong))):
        Protection(**wrong)


def test_the_offices_own_package_applies_the_same_table_to_the_same_keys_alike():
    """ONS `cell_key_perturbation`: a record key on the first person of a cell, zero on the others, is the cell key."""
    ons = pytest.importorskip("cell_key_perturbation.create_perturbed_table")
    chance = np.random.default_rng(4)
    table = noise_table(Protection())
    counts = np.concatenate([np.arange(1, 31), chance.integers(1, 31, 120)])
    keys = chance.integers(0, SLOTS, len(counts))
    keys[0] = SLOTS - 1  # ONS takes the range of keys from the largest
    rows = np.minimum(np.arange(1, 31), len(table) - 1)
    ptable = pd.DataFrame(
        {
            "pcv": np.repeat(np.arange(1, 31), SLOTS),
            "ckey": np.tile(np.arange(SLOTS), 30),
            "pvalue": table[rows].ravel().astype(int),
        }
    )
    first = np.cumsum(counts) - counts
    record_keys = np.zeros(counts.sum(), np.int64)
    record_keys[first] = keys
    people = pd.DataFrame({"cell": np.repeat(np.arange(len(counts)), counts), "record_key": record_keys})
    theirs = ons.create_perturbed_table(people, ptable, [], ["cell"], "record_key", threshold=0)
    ours = perturb(counts, keys.astype(np.uint64), table)
    assert theirs.sort_values("cell")["count"].tolist() == ours.tolist()
    assert (ours != counts).mean() > 0.5
