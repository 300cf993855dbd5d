"""The released cube read back to the last cell, held against the register's months, and its errors as they are shown."""

from __future__ import annotations

from dataclasses import replace

import duckdb
import numpy as np
import pytest

from board.errors import BoardError
from pipeline.audit.cubes import released_cubes, same_months
from pipeline.audit.exactness import errors_of
from pipeline.release import build_release
from tests.pipeline.tiny_extract import SPANS, one_dossier_each, population, write_tiny_extract


def arrays(cube) -> dict[str, np.ndarray]:
    return {name: value for name, value in vars(cube).items() if isinstance(value, np.ndarray)}


@pytest.fixture(scope="module")
def release(tmp_path_factory):
    folder = tmp_path_factory.mktemp("cubes")
    build_release(write_tiny_extract(folder / "extract"), folder / "release.duckdb")
    return folder / "release.duckdb"


def test_the_cube_comes_back_as_it_went_in(release):
    went_in = [
        *(population(vintage, 10) for vintage in SPANS),
        *(one_dossier_each(vintage) for vintage in SPANS),
    ]
    came_back = released_cubes(release)
    for first, second in zip(went_in, came_back, strict=True):
        assert (first.area_vintage, first.periods, first.base_codes) == (
            second.area_vintage, second.periods, second.base_codes,
        )  # fmt: skip
        assert all((value == arrays(second)[name]).all() for name, value in arrays(first).items())


def test_one_changed_row_comes_back_in_its_own_cell(tmp_path, release):
    copy = tmp_path / "release.duckdb"
    copy.write_bytes(release.read_bytes())
    with duckdb.connect(str(copy)) as con:
        con.execute(
            "UPDATE population SET e_identity_level_2 = 7 WHERE period = '2025-06-30' AND base_code = '25744' "
            "AND age_band = '80+' AND sex = 'female' AND residence = 'temporary'"
        )
    old = released_cubes(copy)[0]
    place = (1, old.base_codes.index("25744"), 47, 4)  # the last spine row, the highest level
    assert old.e_identity[place] == 7
    assert (old.e_identity == 7).sum() == 1


def test_the_true_months_are_cut_to_those_of_the_release_and_a_missing_one_is_refused():
    shown = [population(vintage, 10) for vintage in SPANS]
    old, new = shown
    longer = replace(
        old,
        periods=["2025-04", *old.periods],
        **{name: np.concatenate([x[:1] + 1, x]) for name, x in arrays(old).items()},
    )
    [cut, same] = same_months([longer, new], shown)
    assert cut.periods == old.periods
    assert (cut.residents == old.residents).all()
    assert same.periods == new.periods
    with pytest.raises(BoardError, match="not the register of this release|không phải sổ gốc"):
        same_months([longer], shown)


def test_errors_are_counted_as_they_are_shown():
    """One person of 25-39 more at one level of one commune, in the second month: that is what commune and province err."""
    true = population("to_2025_06", 10)
    cells = true.id_card.copy()
    cells[1, 0, 24, 5] += 40  # 25-39, male, permanent present
    errors = {
        (e.fact, e.who, e.level): (e.error, e.change) for e in errors_of(true, replace(true, id_card=cells))
    }
    assert errors["id_card", "present", "province"] == (40, 40)
    assert errors["id_card", "registered", "province"] == (40, 40)
    assert errors["id_card", "present", "commune"] == (0, 0), "95 of 100 communes are right"
    assert errors["e_identity", "present", "province"] == (0, 0)
    child = true.id_card.copy()
    child[1, 0, 0, 5] += 40  # under 6: not among those who are entitled
    assert {e.error for e in errors_of(true, replace(true, id_card=child))} == {0}
