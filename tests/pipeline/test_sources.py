"""Where an extract's figures come from: agency, months that hold anything, rows, basis; nothing that protection hides."""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path

import numpy as np
import polars as pl
import pytest

from pipeline.extract_shapes import SHAPES
from pipeline.intake.errors import RegisterRefused
from pipeline.register import read_register
from pipeline.sources import sources_table
from tests.pipeline.small_register import LAST_DAY, resident, spell, write_register
from tests.pipeline.tiny_extract import empty_tables, one_dossier_each, population, tiny_offers

AGENCIES = {"population": "A", "dossiers": "B", "service_offers": "C", "targets": "D"}
GIVEN = {"agencies": AGENCIES, "received_on": date(2026, 11, 5)}
NO_TARGETS = empty_tables("targets")["targets"]


def table(dossiers, offers=None, targets=NO_TARGETS) -> dict[str, tuple]:
    people = [population(vintage, 10) for vintage in ("to_2025_06", "from_2025_07")]
    offers = tiny_offers() if offers is None else offers
    return {row[0]: row[1:] for row in sources_table(people, dossiers, offers, targets, **GIVEN).rows()}


def test_a_source_says_its_months_rows_and_basis_and_one_without_figures_is_not_there() -> None:
    day = date(2026, 11, 5)
    found = table([one_dossier_each("to_2025_06"), one_dossier_each("from_2025_07")])
    assert found == {
        "population": ("A", "month", "2025-05", "2025-07", day, 10 * 48 * 107, "protected"),
        "dossiers": ("B", "month", "2025-05", "2025-07", day, 31 * (2 * 91 + 107), "protected"),
        "service_offers": ("C", "month", "2025-05", "2025-07", day, 3, "public: C"),
    }


def test_dossiers_that_end_before_the_people_do_say_so() -> None:
    filed = [one_dossier_each("to_2025_06"), one_dossier_each("from_2025_07")]
    filed[1].received[:] = 0
    filed[0].received[1] = 0
    assert table(filed)["dossiers"][1:4] == ("month", "2025-05", "2025-05")


def test_targets_reach_from_their_first_day_to_their_last() -> None:
    row = ("card_delivered", "to_2025_06", "74", date(2024, 1, 1), date(2024, 12, 31), 0.9, "rate", *"pbls")
    targets = pl.DataFrame([row], SHAPES["targets"], orient="row")
    assert table([one_dossier_each("to_2025_06")], targets=targets)["targets"][1:4] == (
        "once",
        "2024-01",
        "2024-12",
    )


def about(folder: Path, **more: object) -> Path:
    write_register(folder, [resident(1)], [spell(1)])
    path = folder / "register.json"
    said = json.loads(path.read_text("utf-8")) | more
    path.write_text(json.dumps(said, ensure_ascii=False), encoding="utf-8")
    return folder


def test_a_register_may_name_its_agencies_and_the_day_it_came_and_else_its_source_and_last_day_stand(
    tmp_path,
) -> None:
    def read(folder: Path):
        return read_register(folder, work=tmp_path, report=tmp_path / "r.csv")

    with read(about(tmp_path / "a", agencies={"dossiers": "Sở X"}, received_on="2026-11-07")) as register:
        assert register.agencies == {**dict.fromkeys(AGENCIES, "Bài thử"), "dossiers": "Sở X"}
        assert register.received_on == date(2026, 11, 7)
    with read(about(tmp_path / "b")) as register:
        assert register.received_on == LAST_DAY


@pytest.mark.parametrize("wrong", [{"agencies": {"police": "x"}}, {"received_on": "2026-10-30"}, {"received_on": "5/11/2026"},
                                   {"agencies": "x"}])  # fmt: skip
def test_a_register_that_names_an_unknown_source_or_an_impossible_day_is_refused(tmp_path, wrong) -> None:
    with (
        pytest.raises(RegisterRefused, match="agencies"),
        read_register(about(tmp_path / "a", **wrong), work=tmp_path, report=tmp_path / "r.csv"),
    ):
        pass


def test_the_sums_are_of_the_protected_counts() -> None:
    filed = one_dossier_each("to_2025_06")
    filed.received[:] = np.arange(filed.received.size).reshape(filed.received.shape)
    assert table([filed])["dossiers"][5] == filed.received.sum()
