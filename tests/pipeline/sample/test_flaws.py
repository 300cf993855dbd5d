"""The sample's wrong rows: extra ones, all refused, of every kind, clearly more of them in some places."""

from __future__ import annotations

import shutil
from dataclasses import fields
from pathlib import Path

import numpy as np
import polars as pl
import pytest

from pipeline.contract import TABLES
from pipeline.counting import count_register
from pipeline.intake.by_area import CHECKED, CRITERION
from pipeline.register import Register, read_register
from pipeline.sample.files import flawed_rows
from pipeline.sample.flaws import BAD_COMMUNES, FIRST_ID, flawed_register
from pipeline.sample.places import read_places


@pytest.fixture(scope="module")
def read(small_sample: Path, tmp_path_factory: pytest.TempPathFactory):
    """The sample as its owner reads it, and its counts."""
    work = tmp_path_factory.mktemp("work")
    with read_register(small_sample, work=work, report=work / "r.csv", allow_refused=None) as register:
        return register, count_register(register)


def test_every_wrong_row_is_refused_and_no_other(small_sample: Path, read) -> None:
    register: Register = read[0]
    lines = {name: len((small_sample / f"{name}-flawed.csv").read_text("utf-8-sig").splitlines()) - 1
             for name in TABLES}  # fmt: skip
    assert {name: rows.refused for name, rows in register.rows.items()} == lines
    assert flawed_rows(small_sample) == register.refused_rows == sum(lines.values()) > 50


def test_wrong_rows_change_no_count(small_sample: Path, read, tmp_path: Path) -> None:
    clean = tmp_path / "clean"
    shutil.copytree(small_sample, clean)
    for name in TABLES:
        (clean / f"{name}-flawed.csv").unlink()
    with read_register(clean, work=tmp_path, report=tmp_path / "r.csv") as register:
        counts = count_register(register)
    assert len(counts[0]) == len(counts[1]) == 2
    for with_flaws, without in zip([*read[1][0], *read[1][1]], [*counts[0], *counts[1]], strict=True):
        for field in fields(without):
            assert np.array_equal(getattr(with_flaws, field.name), getattr(without, field.name)), field.name


def test_wrong_rows_are_about_one_to_three_in_a_thousand() -> None:
    made = flawed_register(read_places(6), 0.2, 6)
    assert 0.001 < len(made["dossiers"]) / (0.2 * 8_700_000) < 0.003
    assert 0.001 < len(made["residents"]) / (0.2 * 3_111_000) < 0.003


def test_two_communes_stand_out() -> None:
    places = read_places(6)
    made = pl.DataFrame(flawed_register(places, 1.0, 6)["dossiers"])
    share = dict(zip(places.commune_codes, np.zeros(107), strict=True))
    for code, residents, arrivals in zip(
        places.commune_codes, places.residents, places.arrivals, strict=True
    ):
        share[code] += 0.6 * residents + 0.4 * arrivals
    found = dict(made.group_by("commune_code").len().iter_rows())
    rate = sorted(((count / share[code], code) for code, count in found.items()), reverse=True)
    assert {code for _, code in rate[:2]} == set(BAD_COMMUNES)
    assert rate[1][0] > 1.5 * rate[2][0]


def test_the_sample_shows_every_criterion_failed(read) -> None:
    failed = {(table, one) for table, placed in read[0].placed.items()
              for one in placed.filter(pl.col("rows") > 0)["criterion"]}  # fmt: skip
    assert {one for table, one in failed if table == "dossiers"} == {CHECKED, *CRITERION.values()}


def test_no_wrong_row_has_the_id_of_another(small_sample: Path) -> None:
    ids = pl.concat(
        [pl.read_parquet(path, columns=["person_id"]) for path in small_sample.glob("residents-*.parquet")]
    )
    assert ids["person_id"].max() < FIRST_ID
