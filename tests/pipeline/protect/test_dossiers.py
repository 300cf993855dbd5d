"""The protected dossiers add up, and being flows they draw anew every month."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from board.dimensions import DOSSIER_FACTS
from pipeline.audit.attacks import one_look, spread
from pipeline.cube import DossierCounts
from pipeline.protect import ProtectionFailed, check, protect_dossiers
from pipeline.protect.self_check import failures
from tests.pipeline.protect.cubes import dossiers

SECRET = b"a secret of the tests, 32 bytes!"
ARRAYS = ("received", *DOSSIER_FACTS)


def part_of(counts: DossierCounts, months=slice(None), areas=slice(None)) -> DossierCounts:
    arrays = {name: getattr(counts, name)[months][:, areas] for name in ARRAYS}
    codes = np.array(counts.base_codes)[areas].tolist()
    return replace(counts, periods=counts.periods[months], base_codes=codes, **arrays)


def equal(first: DossierCounts, second: DossierCounts) -> bool:
    return all(getattr(first, name).tobytes() == getattr(second, name).tobytes() for name in ARRAYS)


@pytest.fixture(scope="module")
def true() -> DossierCounts:
    return dossiers(months=12, areas=15, yearly=250_000, services=20)


@pytest.fixture(scope="module")
def protected(true) -> DossierCounts:
    return protect_dossiers(true, SECRET)


def test_protected_dossiers_keep_every_promise(true, protected):
    check(true, protected)


@settings(max_examples=40, deadline=None)
@given(st.integers(0, 2**32 - 1), st.sampled_from([10, 500, 50_000]))
def test_random_dossiers_keep_every_promise(seed, yearly):
    counts = dossiers(months=2, areas=4, yearly=yearly, services=5, seed=seed)
    assert failures(counts, protect_dossiers(counts, SECRET)) == []


def test_same_input_same_bytes_another_secret_another_cube(true, protected):
    assert equal(protected, protect_dossiers(true, SECRET))
    assert equal(protected, protect_dossiers(true, SECRET, workers=2))
    assert not equal(protected, protect_dossiers(true, SECRET[::-1]))


def test_adding_a_month_leaves_history_unchanged(true, protected):
    assert equal(protect_dossiers(part_of(true, slice(0, 9)), SECRET), part_of(protected, slice(0, 9)))


def test_the_order_of_the_areas_changes_no_cell(true, protected):
    mixed = np.random.default_rng(3).permutation(15)
    assert equal(protect_dossiers(part_of(true, areas=mixed), SECRET), part_of(protected, areas=mixed))


def test_the_errors_of_a_year_do_not_add_up_alike():
    """The same true counts every month: with the month in the key the errors partly cancel over the year."""
    month = dossiers(months=1, areas=15, yearly=250_000, services=20)
    arrays = {name: np.repeat(getattr(month, name), 12, axis=0) for name in ARRAYS}
    true = replace(month, periods=[f"2024-{x:02d}" for x in range(1, 13)], **arrays)
    protected = protect_dossiers(true, SECRET)
    monthly = spread(true.received, protected.received)
    yearly = spread(true.received, protected.received, over=(0,))
    assert yearly < 12 * monthly / 2


def test_fewer_than_a_third_of_the_small_cells_are_exact(true, protected):
    for name in ARRAYS:
        assert one_look(getattr(true, name), getattr(protected, name)) < 0.30, name


def test_the_self_check_sees_a_dossier_moved_between_services(true, protected):
    received = protected.received.copy()
    large = true.received[0].sum(0).argsort()[-2:]
    area = received[0, :, large[0]].argmax()
    received[0, area, large[0]] -= 1
    received[0, area, large[1]] += 1
    with pytest.raises(ProtectionFailed, match="service not exact"):
        check(true, replace(protected, received=received))
