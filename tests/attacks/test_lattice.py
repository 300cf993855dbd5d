"""Whoever solves for the cells behind a whole district's figures learns protected numbers at most, and not the true ones."""

from __future__ import annotations

from datetime import date

import pytest

from board.question import Question
from board.store import Release
from tests.attacks.filters import MOST_AT_ONE_LOOK, counts_behind
from tests.attacks.lattice import Hidden, lattice_of, share_found

DISTRICT = Question("card_undelivered", date(2025, 6, 30), "722")
INDICATORS = ("card_undelivered", "backlog_90")


@pytest.fixture(scope="module")
def hidden(protected: Release) -> list[Hidden]:
    return [one for name in INDICATORS for one in lattice_of(protected, name, DISTRICT)]


def test_a_linear_program_over_all_that_is_shown_finds_fewer_than_thirty_percent(
    hidden: list[Hidden], true: Release
) -> None:
    small, share = share_found(hidden, true)
    assert small > 40, "nothing to find"
    assert share < MOST_AT_ONE_LOOK


def test_the_same_program_wins_against_small_counts_hidden_beside_exact_ones(true: Release) -> None:
    """The test of the test above: to hide counts under ten and publish all others as they are protects nobody."""
    assert share_found(lattice_of(true, DISTRICT.indicator_id, DISTRICT), true)[1] > 0.45


def test_what_the_program_says_of_protected_numbers_is_true(hidden: list[Hidden], protected: Release) -> None:
    """And for most hidden figures it cannot tell even those."""
    for one in hidden:
        assert one.least <= counts_behind(protected, one.question)[one.code] <= one.most
    assert sum(one.least == one.most for one in hidden) < len(hidden) / 2
