"""Two releases of one month: a correction changes little and tells nothing more; a second noise is refused."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import duckdb
import numpy as np
import polars as pl
import pytest

from board.queries import QUERIES
from pipeline.audit import attacks, audited_release
from pipeline.audit.versions import MOST_CHANGED, changed_share, version_findings
from pipeline.cube_tables import dossiers_table, population_table
from pipeline.protect import protect_dossiers, protect_population
from pipeline.release_checks import ReleaseFailed
from tests.pipeline.protect.cubes import dossiers, persons
from tests.pipeline.protect.test_population import SECRET, some_months

OTHER = b"the secret after the first was lost"


@pytest.fixture(scope="module")
def true():
    return persons(months=2, first="2025-01", areas=20, people=600_000)


@pytest.fixture(scope="module")
def shown(true):
    return protect_population(true, SECRET, workers=1)


def corrected(counts, people: int):
    """The first month with so many people of 14 and over moved to another level of the card, the rest as it was."""
    chance, cells = np.random.default_rng(6), counts.id_card.copy()
    for _ in range(people):
        area, row = chance.integers(cells.shape[1]), chance.integers(12, 48)
        held = np.flatnonzero(cells[0, area, row])
        if held.size:
            source, target = chance.choice(held), chance.integers(2, 18)
            cells[0, area, row, source] -= 1
            cells[0, area, row, target] += 1
    return replace(counts, id_card=cells)


def share(was, now) -> float:
    """changed_share of the id_card cells of the first month."""
    areas = np.repeat(np.arange(was.id_card.shape[1]), 48)
    return changed_share(was.id_card[0].reshape(-1, 18), now.id_card[0].reshape(-1, 18), areas)


def written(path: Path, population, flows) -> Path:
    """A file with the two tables of the cube and no more."""
    with duckdb.connect(str(path)) as con:
        con.execute((QUERIES / "build" / "schema.sql").read_text(encoding="utf-8"))
        for name, table in (
            ("population", population_table(population)),
            ("dossiers", dossiers_table(flows)),
        ):
            rows = table.with_columns(pl.col("period").str.to_date("%Y-%m").dt.month_end())
            con.register("rows", rows.to_arrow())
            con.execute(f"INSERT INTO {name} SELECT * FROM rows")  # noqa: S608 - a table's name
    return path


def test_months_that_were_not_corrected_are_the_same_to_the_last_cell(true, shown):
    again = protect_population(corrected(true, 50), SECRET, workers=1)
    for name in ("residents", "id_card", "e_identity"):
        assert (getattr(again, name)[1] == getattr(shown, name)[1]).all()
    assert (again.e_identity[0] == shown.e_identity[0]).all(), (
        "a correction of cards leaves the other fact alone"
    )
    assert (again.id_card[0] != shown.id_card[0]).any()


@pytest.mark.parametrize("people", [1, 50, 1000])
def test_a_correction_keeps_most_small_cells_and_both_versions_together_tell_no_more_than_one(
    true, shown, people
):
    after = corrected(true, people)
    again = protect_population(after, SECRET, workers=1)
    assert share(shown, again) < 0.6 < MOST_CHANGED
    untouched = np.where(after.id_card[0] == true.id_card[0], true.id_card[0], 0)  # others are not attacked
    together = attacks.averaging_versions(untouched, [shown.id_card[0], again.id_card[0]])
    assert together < attacks.one_look(untouched, shown.id_card[0]) + 0.01


def test_the_same_month_in_another_noise_is_refused_because_two_versions_tell_more_than_one(true, shown):
    again = protect_population(true, OTHER, workers=1)
    assert share(shown, again) > 0.8 > MOST_CHANGED
    together = attacks.averaging_versions(true.id_card, [shown.id_card, again.id_card])
    assert together > attacks.one_look(true.id_card, shown.id_card) + 0.03


def test_where_an_areas_people_really_moved_nothing_is_judged():
    """Half of the cells are others, but the area's sum says that people moved, not noise."""
    was, now = np.full((400, 1), 5), np.full((400, 1), 6)
    assert changed_share(was, now, np.zeros(400, np.int64)) is None
    now[::2] = 4
    assert changed_share(was, now, np.zeros(400, np.int64)) == 1.0
    assert changed_share(was[:100], now[:100], np.zeros(100, np.int64)) is None, "too few cells to judge"


def test_dossiers_that_were_open_and_are_on_time_a_month_later_are_no_second_noise():
    """The newest month is provisional: a level that moves in the whole province is not judged, the others are."""
    was = np.tile([3, 2, 4], (300, 1))
    now = np.tile([7, 2, 0], (300, 1))
    areas = np.arange(300)  # no area moves by more than noise
    assert changed_share(was, now, areas) == 0.0
    assert changed_share(was[:, [0, 2]], now[:, [0, 2]], areas) is None


def test_a_release_is_held_against_the_files_before_it(true, shown, tmp_path):
    flows = dossiers(months=2, first="2025-01", areas=20)
    protected = protect_dossiers(flows, SECRET, workers=1)
    first = written(tmp_path / "board-2025-02-00000001.duckdb", shown, protected)
    same = written(
        tmp_path / "b.duckdb", protect_population(corrected(true, 50), SECRET, workers=1), protected
    )
    persons_anew = written(tmp_path / "c.duckdb", protect_population(true, OTHER, workers=1), protected)
    flows_anew = written(tmp_path / "d.duckdb", shown, protect_dossiers(flows, OTHER, workers=1))
    [kept], [second], [third] = (
        list(version_findings(first, path)) for path in (same, persons_anew, flows_anew)
    )
    assert (kept.check, kept.subject, kept.passed) == ("versions", "board-2025-02-00000001", True)
    assert (second.passed, third.passed) == (False, False)
    with pytest.raises(ReleaseFailed, match=r"versions \(board-2025-02-00000001, <= 0.75\)"):
        audited_release(persons_anew, [first])


def test_releases_without_a_common_month_are_not_compared(true, shown, tmp_path):
    flows = dossiers(months=2, first="2025-01", areas=20)
    first = written(tmp_path / "a.duckdb", some_months(shown, slice(0, 1)), some_flows(flows, 0))
    later = written(tmp_path / "b.duckdb", some_months(shown, slice(1, 2)), some_flows(flows, 1))
    assert list(version_findings(first, later)) == []


def some_flows(flows, month: int):
    arrays = {
        name: value[month : month + 1] for name, value in vars(flows).items() if isinstance(value, np.ndarray)
    }
    return replace(flows, periods=flows.periods[month : month + 1], **arrays)
