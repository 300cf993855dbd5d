"""Days away are cut out of stays, exactly."""

from __future__ import annotations

import numpy as np
import pytest

from pipeline.sample.spells import without_days_away


@pytest.mark.parametrize(
    ("stay", "left_over"),
    [
        ((0, 300), [(0, 99), (200, 300)]),  # in the middle of a stay
        ((0, 150), [(0, 99)]),  # the stay would have ended meanwhile
        ((0, 99), [(0, 99)]),  # it had ended before
        ((120, 180), []),  # begun and ended while away
        ((150, 300), [(200, 300)]),  # begun while away
        ((100, 300), [(200, 300)]),  # begun on the day of leaving
        ((200, 300), [(200, 300)]),  # begun after the return
    ],
)
def test_a_stay_loses_the_days_from_leaving_to_the_day_before_the_return(
    stay: tuple[int, int], left_over: list[tuple[int, int]]
) -> None:
    spell = [np.array([value]) for value in (1, 5, 2, *stay)]
    cut = without_days_away(spell, np.array([1]), np.array([100]), np.array([200]))
    assert list(zip(*(column.tolist() for column in cut), strict=True)) == [
        (1, 5, 2, *span) for span in left_over
    ]


def test_those_who_did_not_go_keep_their_stays() -> None:
    spells = [np.array(values) for values in ([0, 1], [3, 4], [2, 2], [0, 0], [300, 300])]
    cut = without_days_away(spells, np.array([1]), np.array([100]), np.array([200]))
    assert list(zip(*(column.tolist() for column in cut), strict=True)) == [
        (0, 3, 2, 0, 300),
        (1, 4, 2, 0, 99),
        (1, 4, 2, 200, 300),
    ]
