"""Rows checked and failed by area: exact where they are counted, rounded where they leave the owner."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import numpy as np
import polars as pl
import pytest

from board.dimensions import CHECKED_TABLES, CRITERIA
from geo.areas import NEW_VINTAGE, OLD_VINTAGE
from pipeline.intake.by_area import CHECKED, CRITERION
from pipeline.intake.refused import REASONS
from pipeline.quality import quality_table, rounded
from pipeline.register import read_register
from tests.pipeline.small_register import dossier, resident, spell, write_csv, write_register

SECRET = b"a secret of thirty-two bytes ..."
OTHER = {"commune_code": "25744", "unit_code": "25750"}
DAY = date(2022, 3, 4)


def placed(folder: Path) -> dict[str, list[tuple]]:
    with read_register(folder, work=folder / "work", report=folder / "r.csv", allow_refused=None) as register:
        return {
            table: sorted(rows.filter(pl.col("rows") > 0).rows(), key=str)
            for table, rows in register.placed.items()
        }


def test_every_reason_is_mapped_to_one_criterion_and_every_criterion_has_a_reason() -> None:
    assert CRITERION.keys() == REASONS.keys()
    assert set(CRITERION.values()) == set(CRITERIA)


def test_a_resident_lies_where_they_lived_last_even_when_their_row_and_stays_are_refused(tmp_path) -> None:
    residents = [resident(1), resident(2, sex="?"), resident(3)]
    stays = [spell(1, to_on=date(2020, 1, 1)), spell(1, date(2020, 1, 2), **OTHER), spell(2, **OTHER)]
    found = placed(write_register(tmp_path, residents, stays))
    assert found["residents"] == [
        ("25744", "25750", CHECKED, 2),
        ("25744", "25750", "code_list", 1),
        (None, None, CHECKED, 1),
    ]
    assert found["spells"] == [
        ("25741", "25747", CHECKED, 1),
        ("25744", "25750", CHECKED, 2),
        ("25744", "25750", "consistent", 1),
    ]


def test_a_row_fails_a_criterion_once_however_many_of_its_rules_it_breaks(tmp_path) -> None:
    rows = [
        dossier(1, DAY, date(2022, 3, 1), date(2022, 3, 2)),  # both days before the filing
        dossier(2, DAY, DAY, service_code="?", channel="?"),
        dossier(3, DAY, DAY),
        dossier(3, DAY, DAY),
    ]
    assert placed(write_register(tmp_path, dossiers=rows))["dossiers"] == [
        ("25741", "25747", CHECKED, 4),
        ("25741", "25747", "code_list", 1),
        ("25741", "25747", "consistent", 1),
        ("25741", "25747", "unique", 2),
    ]


def test_a_line_that_cannot_be_read_and_a_code_that_is_unknown_lie_nowhere(tmp_path) -> None:
    folder = write_register(tmp_path)
    (folder / "dossiers.parquet").unlink()
    write_csv(folder / "dossiers.csv", "dossiers", [
        {**dossier(1, DAY, DAY), "filed_on": "30/02/2022"}, dossier(2, DAY, DAY, commune_code="99999"),
    ])  # fmt: skip
    found = placed(folder)["dossiers"]
    assert found == [(None, "25747", CHECKED, 1), (None, "25747", "code_list", 1),
                     (None, None, CHECKED, 1), (None, None, "valid", 1)]  # fmt: skip


def test_the_table_holds_every_area_of_both_vintages_and_the_province_holds_what_lies_nowhere() -> None:
    rows = pl.DataFrame(
        [("25741", "25747", CHECKED, 400), ("25741", "25747", "valid", 30), (None, None, CHECKED, 100),
         (None, None, "valid", 20), ("25744", "25747", CHECKED, 200)],
        ["commune_code", "unit_code", "criterion", "rows"], orient="row",
    )  # fmt: skip
    table = quality_table(dict.fromkeys(CHECKED_TABLES, rows), SECRET)
    assert table.height == 3 * (91 + 36 + 2) * len(CRITERIA)
    assert (table.select(pl.col("rows", "failed") % 10).sum_horizontal() == 0).all()
    valid = table.filter(pl.col("criterion") == "valid", pl.col("source") == "dossiers", pl.col("rows") > 0)
    assert sorted(valid.drop("source", "criterion").rows()) == [
        (NEW_VINTAGE, "25747", 600, 30), (NEW_VINTAGE, "74", 700, 50),
        (OLD_VINTAGE, "25741", 400, 30), (OLD_VINTAGE, "25744", 200, 0), (OLD_VINTAGE, "74", 700, 50),
    ]  # fmt: skip


@pytest.mark.parametrize("count", [0, 3, 10, 17, 4_321])
def test_rounding_is_right_on_average_moves_less_than_ten_and_is_the_same_every_time(count: int) -> None:
    cells = [f"cell {number}" for number in range(4_000)]
    counts = np.full(len(cells), count)
    shown = rounded(SECRET, cells, counts)
    assert set(shown) <= {count - count % 10, count - count % 10 + 10}
    assert shown.mean() == pytest.approx(count, abs=0.4)
    assert np.array_equal(rounded(SECRET, cells, counts), shown)
    if count % 10:
        assert not np.array_equal(rounded(SECRET[::-1], cells, counts), shown)


def test_one_row_more_or_less_cannot_be_told_from_what_is_shown() -> None:
    """Neighbouring counts share both of their results; only a whole ten is sure, and its neighbours may show it too."""
    cells = [f"cell {number}" for number in range(2_000)]
    of = {count: set(rounded(SECRET, cells, np.full(len(cells), count))) for count in range(1, 20)}
    assert all(of[count] & of[count + 1] for count in range(1, 19))
    assert of[1] == of[9] == {0, 10}


def test_a_commune_that_went_over_whole_is_rounded_once() -> None:
    """Two roundings of the same rows would say more than one."""
    shown = []
    for count in range(1, 40):
        rows = pl.DataFrame(
            [("25846", "25846", CHECKED, 1_000 + count), ("25846", "25846", "unique", count)],
            ["commune_code", "unit_code", "criterion", "rows"], orient="row",
        )  # fmt: skip
        table = quality_table(dict.fromkeys(CHECKED_TABLES, rows), SECRET)
        mine = table.filter(pl.col("area_code") == "25846").drop("area_vintage")
        shown.append(mine.unique().height * 2 == mine.height)
    assert all(shown)
