"""Errors of many areas must not pile up in one row x level of the province."""

from __future__ import annotations

import numpy as np

from pipeline.protect import drift, protect_dossiers, protect_population
from pipeline.protect.balance import fit_margins
from pipeline.protect.drift import fit_areas
from tests.pipeline.protect.cubes import dossiers, persons

SECRET = b"a secret of the tests, 32 bytes!"


def test_areas_balanced_in_turns_meet_their_own_margins():
    chance = np.random.default_rng(7)
    true = chance.poisson(6, (2, 25, 8, 5))
    noisy = np.maximum(true + chance.integers(-3, 5, true.shape), 0)
    fitted = fit_areas(true, noisy, true.sum(3), true.sum(2), chance.random(true.shape))
    assert fitted.min() >= 0
    assert (fitted.sum(3) == true.sum(3)).all()
    assert (fitted.sum(2) == true.sum(2)).all()


def test_a_lean_chooses_where_a_unit_goes():
    cells, places = np.full((1, 1, 3), 50), np.full((1, 1, 3), 0.5)
    rows, columns = np.array([[150]]), np.array([[50, 49, 51]])
    assert fit_margins(cells, rows, columns, places).tolist() == [[[50, 49, 51]]]
    two = np.full((1, 2, 2), 50)
    lean = np.array([[[0.0, 0.0], [-1.0, 1.0]]])
    fitted = fit_margins(two, two.sum(2), np.array([[99, 101]]), np.full(two.shape, 0.5), lean)
    assert fitted.tolist() == [[[50, 50], [49, 51]]]


def test_a_debt_is_paid_by_a_move_that_keeps_rows_and_columns():
    cells = np.array([[[9, 30], [9, 30]]])
    owed = np.array([[[-9, 9], [9, -9]]])
    drift._settle(cells, owed, np.full(cells.shape, 0.5))
    assert cells.tolist() == [[[5, 34], [13, 26]]]
    assert owed.tolist() == [[[-5, 5], [5, -5]]]


def _province_error(true, protected, fact: str) -> np.ndarray:
    return (getattr(protected, fact).astype(np.int64) - getattr(true, fact)).sum(1)


def test_the_province_by_row_and_level_keeps_a_small_error_where_a_large_one_piled_up(monkeypatch):
    people, files = persons(months=1, first="2024-09"), dossiers(months=2)

    def errors():
        return (
            _province_error(people, protect_population(people, SECRET), "id_card")[:, 12:],
            _province_error(files, protect_dossiers(files, SECRET), "channel"),
        )

    kept = errors()
    monkeypatch.setattr(drift, "FULL_LEAN", 1e9)
    monkeypatch.setattr(drift, "MOST_MOVES", 0)
    for small, large in zip(kept, errors(), strict=True):
        assert small.std() < large.std() / 2
        assert (small == 0).mean() < 0.25, "nor may it be exact"
