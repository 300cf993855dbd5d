"""The protected persons add up, repeat byte by byte, and depend on nothing but counts, secret and settings."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from board.dimensions import PERSON_FACTS
from board.errors import DefinitionError
from geo.areas import base_areas
from pipeline.cube import Counts
from pipeline.protect import ImpossibleCounts, Protection, ProtectionFailed, check, protect_population
from pipeline.protect.self_check import failures
from pipeline.protect.structural import possible_levels
from tests.pipeline.protect.cubes import months_from, persons

SECRET = b"a secret of the tests, 32 bytes!"
ARRAYS = ("residents", *PERSON_FACTS)


def equal(first: Counts, second: Counts) -> bool:
    return all(getattr(first, name).tobytes() == getattr(second, name).tobytes() for name in ARRAYS)


def some_months(counts: Counts, which: slice) -> Counts:
    arrays = {name: getattr(counts, name)[which] for name in ARRAYS}
    return replace(counts, periods=counts.periods[which], **arrays)


def some_areas(counts: Counts, which: list[int]) -> Counts:
    arrays = {name: getattr(counts, name)[:, which] for name in ARRAYS}
    return replace(counts, base_codes=[counts.base_codes[x] for x in which], **arrays)


def random_counts(seed: int) -> Counts:
    """Nothing like people: empty areas, empty months, single persons, lonely levels; around the law's change."""
    chance = np.random.default_rng(seed)
    periods = months_from("2024-05", 4)
    codes = [area.base_code for area in base_areas("to_2025_06")][: chance.integers(1, 6)]
    residents = chance.poisson(chance.choice([0, 0.1, 2, 60], (4, len(codes), 48)))
    facts = {}
    for fact, levels in PERSON_FACTS.items():
        # Every age group may have the first level of a fact in every month.
        cells = chance.multinomial(residents, chance.dirichlet(np.full(len(levels), 0.3)))
        young = cells[:, :, :12]
        young[..., 0] = young.sum(-1)
        young[..., 1:] = 0
        facts[fact] = cells
    return Counts("to_2025_06", periods, codes, residents, **facts)


@pytest.fixture(scope="module")
def true() -> Counts:
    return persons(months=4, first="2024-05", areas=12, people=350_000)


@pytest.fixture(scope="module")
def protected(true) -> Counts:
    return protect_population(true, SECRET)


def test_a_protected_cube_keeps_every_promise(true, protected):
    check(true, protected)
    assert protected.id_card.dtype == np.int32
    assert protected.id_card.shape == true.id_card.shape


@settings(max_examples=60, deadline=None)
@given(st.integers(0, 2**32 - 1))
def test_random_cubes_keep_every_promise(seed):
    counts = random_counts(seed)
    assert failures(counts, protect_population(counts, SECRET)) == []


def test_same_input_same_bytes_also_on_two_processes(true, protected):
    assert equal(protected, protect_population(true, SECRET))
    assert equal(protected, protect_population(true, SECRET, workers=2))


def test_another_secret_makes_another_cube(true, protected):
    other = protect_population(true, SECRET[::-1])
    small = (true.id_card > 0) & (true.id_card < 10)
    assert (other.id_card == protected.id_card)[small].mean() < 0.5


def test_adding_a_month_leaves_history_unchanged(true, protected):
    history = protect_population(some_months(true, slice(0, 3)), SECRET)
    assert equal(history, some_months(protected, slice(0, 3)))


def test_the_order_of_the_areas_changes_no_cell(true, protected):
    mixed = [int(x) for x in np.random.default_rng(2).permutation(len(true.base_codes))]
    assert equal(protect_population(some_areas(true, mixed), SECRET), some_areas(protected, mixed))


def test_before_balancing_a_whole_commune_draws_the_same_in_both_vintages():
    """One area alone has only its own totals to meet; the draw key of a whole commune is the old code."""
    old = some_areas(persons(months=1, first="2025-06", areas=2), [1])
    whole = next(a for a in base_areas("from_2025_07") if a.draw_key == old.base_codes[0])
    new = replace(old, area_vintage="from_2025_07", base_codes=[whole.base_code])
    assert equal(protect_population(old, SECRET), replace(protect_population(new, SECRET)))


def test_the_law_keeps_children_without_cards_until_june_2024(true, protected):
    assert true.periods == ["2024-05", "2024-06", "2024-07", "2024-08"]
    assert not protected.id_card[:2, :, :12, 2:].any()
    assert protected.id_card[2:, :, :12, 2:].any()
    assert possible_levels("id_card", "14+", true.periods).all()


def test_a_register_that_contradicts_the_law_is_refused_without_a_count(true):
    cards = true.id_card.copy()
    cards[0, 3, 0, 0] -= 1
    cards[0, 3, 0, 8] += 1
    with pytest.raises(
        ImpossibleCounts, match=r"id_card \(delivered_current\), 00-05, permanent_present, 2024-05"
    ) as refusal:
        protect_population(replace(true, id_card=cards), SECRET)
    assert true.base_codes[3] not in str(refusal.value) + refusal.value.en


def test_a_cube_without_months_or_people_stays_empty(true):
    none = protect_population(some_months(true, slice(0, 0)), SECRET)
    assert none.id_card.shape == (0, 12, 48, 18)
    nobody = replace(true, **{name: np.zeros_like(getattr(true, name)) for name in ARRAYS})
    assert not protect_population(nobody, SECRET).id_card.any()


def test_a_fact_that_does_not_partition_the_residents_is_refused(true):
    with pytest.raises(DefinitionError, match="id_card: the counts do not partition residents"):
        protect_population(replace(true, residents=true.residents + 1), SECRET)


def test_a_missing_or_short_secret_is_refused(true):
    for secret in (b"", b"short"):
        with pytest.raises(DefinitionError, match="secret"):
            protect_population(true, secret)


def test_an_unknown_area_is_refused(true):
    with pytest.raises(DefinitionError, match="base_codes"):
        protect_population(replace(true, base_codes=["00000", *true.base_codes[1:]]), SECRET)


@pytest.mark.parametrize(
    ("name", "cell", "change", "promise"),
    [
        ("residents", (0, 0, 20), 1, "province totals not exact"),
        ("residents", (0, 0, 20), -(10**6), "negative"),
        ("id_card", (0, 0, 20, 8), 1, "levels that do not sum"),
        ("e_identity", (0, 0, 20, 0), 1, "province x level not exact from 10"),
        ("id_card", (0, 0, 0, 8), 1, "structural zeros filled"),
    ],
)
def test_the_self_check_sees_a_single_wrong_cell(true, protected, name, cell, change, promise):
    wrong = getattr(protected, name).copy()
    wrong[cell] += change
    with pytest.raises(ProtectionFailed, match=promise):
        check(true, replace(protected, **{name: wrong}))


def test_noise_can_be_set_stronger_or_weaker(true):
    calm, loud = (protect_population(true, SECRET, Protection(variance=v, zero_lift=0.0)) for v in (2.0, 5.0))
    errors = [(x.residents - true.residents).std() for x in (calm, loud)]
    assert errors[0] < errors[1]
