"""Days, birthdays and the curves that place events."""

from __future__ import annotations

from datetime import date

import numpy as np
import pytest

from pipeline.sample.card_steps import expires
from pipeline.sample.days import EPOCH, NEVER, birthday, day, standing, stream, when_reached


def days(*dates: str) -> np.ndarray:
    return np.array([(date.fromisoformat(text) - EPOCH).days for text in dates], np.int32)


@pytest.mark.parametrize(
    ("born", "age", "expected"),
    [
        ("2010-03-15", 14, "2024-03-15"),
        ("2008-02-29", 14, "2022-03-01"),
        ("2008-02-29", 16, "2024-02-29"),
        ("1960-12-31", 60, "2020-12-31"),
    ],
)
def test_a_birthday_is_the_same_day_of_the_year_and_29_february_waits_for_1_march(
    born: str, age: int, expected: str
) -> None:
    assert birthday(days(born), age).tolist() == days(expected).tolist()


def test_a_curve_gives_the_day_of_each_share_and_never_above_its_end() -> None:
    curve = ((100, 0.0), (110, 0.5), (210, 0.9))
    assert when_reached(curve, np.array([0.0, 0.25, 0.5, 0.7, 0.91])).tolist() == [100, 105, 110, 160, NEVER]


def test_the_eager_stand_first_and_only_those_marked_fill_the_places() -> None:
    propensity = np.array([3.0, 2.0, 1.0, 0.0, 9.0, 1.5])
    among = np.array([True, True, True, True, False, False])
    assert standing(propensity, among) == pytest.approx([0, 1 / 3, 2 / 3, 1, 0, 0.5], abs=1e-3)


def test_one_subjects_draws_do_not_move_anothers() -> None:
    first = stream(6, "cards").random(3).tolist()
    stream(6, "spells").random(1000)
    assert stream(6, "cards").random(3).tolist() == first
    assert stream(7, "cards").random(3).tolist() != first
    assert stream(6, "spells").random(3).tolist() != first


@pytest.mark.parametrize(
    ("born", "printed", "expected"),
    [
        ("2018-05-20", "2024-08-01", "2032-05-20"),  # a child: to 14
        ("2012-05-20", "2024-08-01", "2037-05-20"),  # within two years of 14: to 25
        ("2000-05-20", "2021-08-01", "2025-05-20"),
        ("2000-05-20", "2023-05-19", "2025-05-20"),
        ("2000-05-20", "2023-05-20", "2040-05-20"),  # within two years of 25: to 40
        ("1970-05-20", "2021-08-01", "2030-05-20"),
        ("1963-05-20", "2021-05-20", None),  # from 58: for life
    ],
)
def test_a_card_runs_to_the_next_age_of_renewal_that_is_more_than_two_years_off(
    born: str, printed: str, expected: str | None
) -> None:
    wanted = days(expected)[0] if expected else NEVER
    assert expires(days(born), days(printed)).tolist() == [wanted]


def test_an_unprinted_card_has_no_expiry() -> None:
    assert expires(days("2000-05-20"), np.array([NEVER])).tolist() == [NEVER]


def test_the_day_number_is_that_of_the_calendar() -> None:
    assert (day(1970, 1, 1), day(2021, 1, 1)) == (0, 18_628)
