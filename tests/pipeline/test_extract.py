"""From a register's files to a protected extract: what goes in, what comes out, and what must not."""

from __future__ import annotations

import random
from datetime import date, timedelta
from pathlib import Path

import polars as pl
import pytest

from board.dimensions import ENTITLED_BANDS
from pipeline.contract import crosswalk
from pipeline.extract import make_extract
from pipeline.extract_files import read_extract
from pipeline.intake.errors import RowsRefused
from pipeline.protect import ImpossibleCounts, Protection, ProtectionFailed
from tests.pipeline.small_register import dossier, resident, spell, write_register

SECRET = b"a secret of thirty-two bytes ..."
LAST_DAY = date(2021, 6, 30)  # few months, because protecting takes time
CANARY_DAY = date(1903, 7, 19)


@pytest.fixture(scope="module")
def register(tmp_path_factory) -> Path:
    chance = random.Random(6)
    residents, spells, dossiers = [], [], []
    for person in range(2000):
        day = date(2021, 2, 1) + timedelta(days=chance.randrange(100))
        card = {"collected_on": day, "printed_on": day, "delivered_on": day, "expires_on": date(2030, 1, 1)}
        residents.append(resident(700_000_000 + person, date(1980, 1, 1), id_number_on=day, **card))
        commune, unit = crosswalk()[person % 107]
        spells.append(spell(700_000_000 + person, commune_code=commune, unit_code=unit))
        dossiers.append(dossier(900_000_000 + person, day, day, day, commune_code=commune, unit_code=unit))
    residents.append(resident(799_999_999, CANARY_DAY))
    spells.append(spell(799_999_999, CANARY_DAY))
    folder = tmp_path_factory.mktemp("owner") / "register"
    return write_register(folder, residents, spells, dossiers, last_day=LAST_DAY)


@pytest.fixture(scope="module")
def extract(register, tmp_path_factory) -> Path:
    return make_extract(register, tmp_path_factory.mktemp("incoming") / "small", secret=SECRET)


def test_the_extract_is_one_that_the_board_reads_with_the_registers_label_and_months(extract) -> None:
    about = read_extract(extract).about
    assert (about["label"], about["source"], about["refused"]) == ("Dữ liệu mô phỏng", "Bài thử", 0)
    assert about["last_day"] == "2021-06-30"
    assert about["periods"] == {"to_2025_06": ["2021-01", "2021-06"]}
    assert not [key for key in about if "secret" in key or key in ("bound", "variance", "gap", "zero_lift")]


def test_the_province_is_exact_and_the_communes_are_not_all(extract) -> None:
    table = read_extract(extract).tables["population"].filter(pl.col("period") == "2021-06")
    assert table["residents"].sum() == 2001
    by_base = table.group_by("base_code").agg(pl.col("residents").sum())["residents"]
    true = pl.Series([sum(1 for person in range(2000) if crosswalk()[person % 107][0] == code) for code in
                      sorted({commune for commune, _ in crosswalk()})])  # fmt: skip
    assert (by_base.sort() != true.sort()).any()
    delivered = table.filter(pl.col("age_band").is_in(ENTITLED_BANDS))["id_card_delivered_current"].sum()
    assert delivered == 2000


def test_the_dossiers_of_every_month_are_exact_for_the_province(extract) -> None:
    table = read_extract(extract).tables["dossiers"]
    assert table["received"].sum() == 2000
    assert table["timeliness_on_time"].sum() > 1900


def test_the_same_register_and_secret_make_the_same_files(register, extract, tmp_path) -> None:
    again = make_extract(register, tmp_path / "again", secret=SECRET)
    assert read_extract(again).about["files"] == read_extract(extract).about["files"]


def test_another_secret_or_other_settings_make_other_counts(register, extract, tmp_path) -> None:
    files = read_extract(extract).about["files"]["population.parquet"]
    for name, change in (
        ("secret", {"secret": SECRET[::-1]}),
        ("settings", {"settings": Protection(variance=2.0)}),
    ):
        other = make_extract(register, tmp_path / name, **{"secret": SECRET, **change})
        assert read_extract(other).about["files"]["population.parquet"] != files


def test_no_word_or_number_of_a_person_reaches_the_extract(extract) -> None:
    """The canary was born on a day of 1903 that nothing else has; ids are nine digits long."""
    tables = read_extract(extract).tables
    told = "".join(table.write_csv() for table in tables.values()) + (extract / "manifest.json").read_text(
        "utf-8"
    )
    assert len(told) > 1_000_000
    assert [word for word in ("799999999", "1903", "70000", "90000") if word in told] == []


def test_nothing_of_the_register_is_left_beside_it(register, extract) -> None:
    assert [path.name for path in register.parent.iterdir()] == ["register"]


def test_a_refused_row_stops_the_extract_unless_it_is_allowed_and_then_the_manifest_says_so(tmp_path) -> None:
    folder = write_register(
        tmp_path / "register", [resident(1), resident(2, sex="?")], [spell(1)], last_day=date(2021, 3, 31)
    )
    with pytest.raises(RowsRefused, match="--allow-refused 1"):
        make_extract(folder, tmp_path / "incoming" / "a", secret=SECRET)
    assert not (tmp_path / "incoming").exists()
    assert (tmp_path / "refused-register.csv").is_file()
    extract = make_extract(folder, tmp_path / "incoming" / "a", secret=SECRET, allow_refused=1)
    assert read_extract(extract).about["refused"] == 1


def test_a_state_that_the_law_excludes_stops_the_extract_and_says_which(tmp_path) -> None:
    child = resident(1, date(2015, 1, 1), collected_on=date(2022, 5, 5))
    folder = write_register(
        tmp_path / "register", [child], [spell(1, date(2016, 1, 1))], last_day=date(2022, 12, 31)
    )
    with pytest.raises(ImpossibleCounts, match=r"collected_30.*06-13, permanent_present, 2022-05"):
        make_extract(folder, tmp_path / "incoming" / "a", secret=SECRET)
    assert not (tmp_path / "incoming").exists()


def test_the_extract_carries_what_the_attacks_on_it_found_and_no_setting_of_the_noise(extract) -> None:
    audit = read_extract(extract).tables["audit"]
    assert audit["passed"].all()
    assert {"broken_promises", "another_run", "one_look", "sixty_pairs"} <= set(audit["check"])
    assert set(audit.filter(pl.col("check") == "spread")["figure"]) <= {1.0}


def test_noise_that_an_attack_gets_past_stops_the_extract_and_nothing_is_written(register, tmp_path) -> None:
    weak = Protection(bound=1, variance=0.001, gap=0)
    with pytest.raises(ProtectionFailed, match=r"one_look \(to_2025_06:id_card, <= 0.3\)"):
        make_extract(register, tmp_path / "incoming" / "weak", secret=SECRET, settings=weak)
    assert not (tmp_path / "incoming").exists()


def test_service_offers_of_months_without_counts_stay_behind(tmp_path) -> None:
    folder = write_register(tmp_path / "register", [resident(1)], [spell(1)], last_day=date(2021, 3, 31))
    text = "period,provision,services\n2020-12,partial,1\n2021-03,partial,2\n2021-04,partial,3\n"
    (folder / "service_offers.csv").write_text(text, encoding="utf-8")
    extract = make_extract(folder, tmp_path / "incoming" / "a", secret=SECRET)
    assert read_extract(extract).tables["service_offers"].rows() == [("2021-03", "partial", 2)]
