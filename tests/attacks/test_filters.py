"""Whoever subtracts and averages what the board shows finds no more small counts than one look at the cube would."""

from __future__ import annotations

from datetime import date
from functools import partial

import pytest

from board.access import ANYBODY
from board.ask import ask
from board.question import Question
from board.store import Release
from tests.attacks.filters import (
    MOST_AT_ONE_LOOK,
    averaging,
    board_of,
    differencing,
    hunt,
    noise_at_query_time,
    slices,
)

OLD = date(2025, 6, 30)


def slices_of(indicator_id: str) -> list[Question]:
    return slices(indicator_id, Question(indicator_id, OLD))


@pytest.mark.parametrize("indicator_id", ["card_undelivered", "card_expired", "backlog_90"])
def test_subtracting_by_every_filter_is_no_better_than_one_look(
    protected: Release, true: Release, indicator_id: str
) -> None:
    found = hunt(board_of(protected), protected, true, slices_of(indicator_id))
    assert found.small > 100, "nothing to find"
    assert found.share == found.one_look < MOST_AT_ONE_LOOK


def test_the_ways_to_a_figure_all_lead_to_the_same_number_and_asking_again_to_no_other(
    protected: Release,
) -> None:
    asked = slices_of("card_expired")[1]
    once, thrice = (differencing(partial(ask, protected, ANYBODY), asked, rounds) for rounds in (1, 3))
    assert once == pytest.approx(thrice)
    assert [figure for figure in once.values() if figure != pytest.approx(round(figure))] == []


def test_the_same_attacker_wins_against_noise_at_query_time(protected: Release, true: Release) -> None:
    """The test of the tests above: an attacker who loses here proves nothing."""
    board, asked = noise_at_query_time(true), slices_of("card_expired")[3:9]
    assert hunt(board, protected, true, asked, rounds=1).share < 0.50
    found = hunt(board, protected, true, asked, rounds=120)
    assert found.small > 10, "nothing to find"
    assert found.share > 0.90


def test_averaging_twelve_months_through_the_filters_finds_fewer_than_forty_percent(
    protected: Release, true: Release
) -> None:
    small, share = averaging(board_of(protected), true, slices_of("card_expired")[::5])
    assert small > 10, "nothing to average"
    assert share < 0.40
