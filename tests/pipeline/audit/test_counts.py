"""The attacks fail on a protected cube, win where they must, and notice every way of breaking the protection."""

from __future__ import annotations

from dataclasses import replace
from functools import partial

import numpy as np
import pytest

from pipeline.audit import attacks
from pipeline.audit.counts import LEAST_EMPTY, LEAST_SPREAD, audit_counts
from pipeline.audit.lattice import MOST_RECONSTRUCTED, lattice_findings
from pipeline.protect import Protection, drift, months, population, protect_population
from tests.pipeline.protect.cubes import persons
from tests.pipeline.protect.test_population import SECRET, some_months

FACTS = ("id_card", "e_identity")


@pytest.fixture(scope="module")
def true():
    return persons(months=13, first="2024-07", areas=20, people=600_000)


@pytest.fixture(scope="module")
def protected(true):
    return protect_population(true, SECRET)


def protect(counts, secret=SECRET, **options):
    return protect_population(counts, secret, workers=1, **options)


def failed(true, protected, again=protect) -> set[str]:
    """The checks that miss their bar; `again` protects the same counts another time."""
    return {finding.check for finding in audit_counts([true], [protected], again) if not finding.passed}


@pytest.fixture(scope="module")
def findings(true, protected):
    return audit_counts([true], [protected], protect)


def test_no_attack_of_the_audit_succeeds_and_every_attack_was_tried(findings):
    assert [finding for finding in findings if not finding.passed] == []
    tried = {(finding.check, finding.subject) for finding in findings}
    each = ("one_look", "sixty_pairs", "query_noise", "twelve_months", "fresh_noise", "reconstruction",
            "hidden_cells", "single_person", "last_person", "informed_guess", "empty_cells", "spread")  # fmt: skip
    assert {(check, f"to_2025_06:{fact}") for check in each for fact in FACTS} <= tried


def test_no_figure_tells_a_setting_of_the_noise_law(findings):
    """How many zeros are lifted and how far a cell errs would tell the settings: they are told as reached, no more."""
    cut = {
        finding.check: finding.figure for finding in findings if finding.check in ("spread", "empty_cells")
    }
    assert cut == {"spread": LEAST_SPREAD, "empty_cells": LEAST_EMPTY}
    assert all(round(finding.figure, 2) == finding.figure for finding in findings if finding.check not in cut)


def test_one_look_finds_fewer_than_thirty_percent(true, protected):
    for fact in FACTS:
        assert attacks.one_look(getattr(true, fact), getattr(protected, fact)) < 0.30


def test_sixty_pairs_are_no_better_than_one(true, protected):
    for fact in FACTS:
        cells, answer = getattr(true, fact), attacks.sums_of(getattr(protected, fact))
        assert attacks.differencing(cells, answer, 60) == attacks.differencing(cells, answer, 1) < 0.30


def test_the_same_attacker_wins_against_noise_at_query_time(true):
    """The test of the tests above: an attack that fails here proves nothing."""
    for fact in FACTS:
        cells = getattr(true, fact)
        assert attacks.differencing(cells, attacks.noise_at_query_time(cells, Protection()), 100) > 0.90


def test_twelve_months_averaged_find_fewer_than_forty_percent(true, protected):
    for fact in FACTS:
        steady = (getattr(true, fact)[:12] == getattr(true, fact)[:1]).all(0)
        assert (steady & attacks.small_cells(getattr(true, fact)[0])).sum() > 300, "nothing to average"
        assert attacks.averaging(getattr(true, fact), getattr(protected, fact)) < 0.40


def test_june_and_july_of_2025_together_find_no_more_than_one_look():
    old = persons(months=1, first="2025-06", areas=30, people=900_000)
    parts = persons("from_2025_07", months=1, first="2025-07", people=900_000)
    new = _as_in_june(old, parts)
    pairs = [(counts, protect_population(counts, SECRET)) for counts in (old, new)]
    assert attacks.vintage_step(*pairs, "id_card") < 0.30


def _as_in_june(old, parts):
    """July with nobody moved: the first part of every commune takes all its people, other parts are empty."""
    first = {code[:5]: place for place, code in reversed(list(enumerate(parts.base_codes)))}
    arrays = {}
    for name in ("residents", *FACTS):
        arrays[name] = np.zeros_like(getattr(parts, name))
        arrays[name][:, [first[code] for code in old.base_codes]] = getattr(old, name)
    return replace(parts, **arrays)


def test_without_noise_the_audit_fails(true, monkeypatch):
    monkeypatch.setattr(months, "perturb", lambda counts, draws, table: counts)
    assert failed(true, protect(true)) >= {
        "one_look",
        "sixty_pairs",
        "reconstruction",
        "last_person",
        "spread",
    }


def test_without_balancing_the_audit_fails(true, monkeypatch):
    for module in (population, drift):
        monkeypatch.setattr(module, "fit_margins", lambda cells, *margins: cells)
    monkeypatch.setattr(population, "fit_totals", lambda cells, *margins: cells)
    assert failed(true, protect(true)) == {"broken_promises"}


def test_without_the_lift_of_zeros_the_audit_fails(true):
    unlifted = Protection(zero_lift=0)
    again = partial(protect, settings=unlifted)
    assert failed(true, again(true), again) == {"empty_cells"}


def test_with_a_secret_per_run_the_audit_fails(true, protected):
    assert failed(true, protected, partial(protect, secret=b"another secret of another run...")) == {
        "another_run"
    }


def test_hiding_small_cells_beside_exact_sums_gives_most_of_them_away(true, protected):
    """The test of the reconstruction: the same attack must win against the usual remedy."""
    found = lattice_findings("x", "id_card", true, protected, False, np.random.default_rng(6))
    figures = {finding.check: finding.figure for finding in found}
    assert figures["reconstruction"] < MOST_RECONSTRUCTED < 0.5 < figures["hidden_cells"]


def test_twelve_secrets_for_one_month_would_give_most_small_cells_away(true):
    month = some_months(true, slice(0, 1))
    releases = [protect_population(month, bytes([run]) * 32).id_card for run in range(12)]
    assert attacks.averaging_versions(month.id_card, releases) > 0.40
    assert attacks.averaging_versions(month.id_card, releases[:1] * 12) < 0.30


def test_the_last_person_of_a_cell_is_guessed_a_little_better_than_by_coin(true, protected):
    for fact in FACTS:
        chances = attacks.last_person(getattr(true, fact), getattr(protected, fact))
        assert chances.shape == (10,)
        assert ((chances > 0.5) & (chances < 0.80))[:6].all()
    without_noise = attacks.last_person(true.id_card, true.id_card)
    assert (without_noise[:6] == 1).all(), "without noise she knows"
    rare = attacks.last_person(true.id_card[:1, :1], true.id_card[:1, :1])
    assert np.isnan(rare).all(), "a few cells say nothing about the law"


def test_knowing_how_common_each_count_is_gains_little_from_the_published_value(true, protected):
    for fact in FACTS:
        informed, blind = attacks.informed_guess(getattr(true, fact), getattr(protected, fact))
        assert blind < informed < blind + 0.20
    assert attacks.informed_guess(true.id_card, true.id_card)[0] == 1
