"""A published positive count does not prove that somebody is there, nor an empty cell that nobody is."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from pipeline.cube import Counts
from pipeline.protect import Protection, protect_population
from tests.attacks.existence import FACTS, likelihood_ratios
from tests.attacks.worlds import counts_of, tables_of
from tests.small_counts import small_population
from tests.small_release import SECRET

MOST = (
    25  # times more often than an empty cell: beyond it a number would all but prove that one person exists
)


@pytest.fixture(scope="module")
def true() -> Counts:
    counts = small_population()[0]
    arrays = {name: getattr(counts, name)[-1:] for name in ("residents", *FACTS)}
    return replace(counts, periods=counts.periods[-1:], **arrays)


@pytest.mark.parametrize("fact", FACTS)
def test_one_person_and_nobody_look_alike(true: Counts, small_release: Path, fact: str) -> None:
    ratios = likelihood_ratios(fact, true, counts_of(tables_of(small_release)["population"], true))
    assert ratios["nothing"] > 0.5  # most single persons are not seen at all
    assert ratios["somebody"] < 6
    assert max(ratios.values()) < MOST


def test_without_the_lift_of_zeros_a_number_would_prove_it(true: Counts) -> None:
    unlifted = protect_population(true, SECRET, Protection(zero_lift=0), workers=1)
    assert max(max(likelihood_ratios(fact, true, unlifted).values()) for fact in FACTS) > 2 * MOST
