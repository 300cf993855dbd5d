"""The sample as files: what docs/DATA.md says of a register, read back without the sample's own code."""

from __future__ import annotations

import json
import re
from itertools import pairwise
from pathlib import Path

import polars as pl
import pytest

from pipeline.contract import TABLES, crosswalk
from pipeline.counting import count_register
from pipeline.protect.structural import require_structural_zeros
from pipeline.register import read_register
from pipeline.sample import make_sample
from pipeline.sample.make import NotASample
from pipeline.services import service_table


def table(folder: Path, name: str) -> pl.DataFrame:
    """All files of a table but the flawed rows; CSV dates are read as dd/mm/yyyy and as nothing else."""
    dates = [column for column in TABLES[name] if column.endswith("_on")]
    texts = [column for column in TABLES[name] if column.endswith("_code")]
    frames = [pl.read_parquet(path) for path in sorted(folder.glob(f"{name}-*.parquet"))]
    for path in sorted(set(folder.glob(f"{name}-*.csv")) - set(folder.glob(f"{name}-flawed.csv"))):
        frame = pl.read_csv(path, schema_overrides=dict.fromkeys([*dates, *texts], pl.String))
        frames.append(frame.with_columns(pl.col(dates).str.to_date("%d/%m/%Y")))
    text = [column for column, kind in TABLES[name].items() if kind not in ("id", "date")]
    return pl.concat([frame.with_columns(pl.col(text).cast(pl.String)) for frame in frames])


def test_the_same_seed_gives_the_same_bytes_and_another_seed_another_sample(
    small_sample: Path, tmp_path: Path
) -> None:
    make_sample(tmp_path / "again", people=20_000, seed=6)
    make_sample(tmp_path / "other", people=20_000, seed=7)
    files = sorted(path.name for path in small_sample.iterdir())
    assert len(files) == 29
    for name in files:
        bytes_of = [(folder / name).read_bytes() for folder in (small_sample, tmp_path / "again")]
        assert bytes_of[0] == bytes_of[1], name
    for name in ("residents-01.parquet", "spells-08.csv", "dossiers-2023.parquet"):
        assert (tmp_path / "other" / name).read_bytes() != (small_sample / name).read_bytes()


def test_the_owner_reads_every_row_of_it_and_nobody_is_in_a_state_the_law_excludes(
    small_sample: Path, tmp_path: Path
) -> None:
    report = tmp_path / "refused.csv"
    with read_register(small_sample, work=tmp_path, report=report, allow_refused=None) as register:
        persons, dossiers = count_register(register)
    assert set(register.refused["file"]) == {f"{name}-flawed.csv" for name in TABLES}
    assert min(rows.rows_in for rows in register.rows.values()) > 20_000
    for cube in persons:
        assert cube.residents.any((1, 2)).all()
        for fact in ("id_card", "e_identity"):
            require_structural_zeros(fact, getattr(cube, fact), cube.periods)
    assert [len(cube.periods) for cube in dossiers] == [54, 16]


def test_each_table_comes_as_parquet_and_as_csv_that_excel_opens(small_sample: Path) -> None:
    for name in TABLES:
        assert list(small_sample.glob(f"{name}-*.parquet"))
        (csv,) = set(small_sample.glob(f"{name}-*.csv")) - {small_sample / f"{name}-flawed.csv"}
        text = csv.read_bytes()
        assert text.startswith(b"\xef\xbb\xbf")
        assert re.search(rb",\d\d/\d\d/\d{4},", text)
        assert not re.search(rb"\d{4}-\d\d-\d\d", text)


def test_the_stays_of_a_person_never_overlap_and_lie_within_life(small_sample: Path) -> None:
    spells, residents = table(small_sample, "spells"), table(small_sample, "residents")
    assert set(spells["person_id"]) == set(residents["person_id"])
    last = pl.date(9999, 1, 1)
    by_person = spells.sort("person_id", "from_on").with_columns(pl.col("to_on").fill_null(last))
    for before, after in pairwise(by_person.select("person_id", "from_on", "to_on").iter_rows()):
        assert before[1] <= before[2]
        assert before[0] != after[0] or before[2] < after[1]
    lived = by_person.join(residents, on="person_id")
    assert lived.filter(pl.col("from_on") < pl.col("born_on")).is_empty()
    assert lived.filter(pl.col("to_on") > pl.col("died_on")).is_empty()


def test_both_addresses_of_a_row_belong_together_and_every_part_has_people(small_sample: Path) -> None:
    for name in ("spells", "dossiers"):
        pairs = set(table(small_sample, name).select("commune_code", "unit_code").unique().iter_rows())
        assert pairs == set(crosswalk())


@pytest.mark.parametrize(
    "steps",
    [
        ("born_on", "id_number_on", "collected_on", "printed_on", "delivered_on", "renewal_collected_on",
         "renewal_printed_on", "renewal_delivered_on"),
        ("born_on", "e_registered_on", "e_approved_on", "e_level2_on"),
        ("e_approved_on", "e_level1_on", "e_level2_on"),
        ("printed_on", "expires_on"),
        ("expires_on", "renewal_expires_on"),
    ],
)  # fmt: skip
def test_papers_follow_their_steps(small_sample: Path, steps: tuple[str, ...]) -> None:
    residents = table(small_sample, "residents")
    for before, after in pairwise(steps):
        assert residents[after].is_not_null().any(), after
        assert residents.filter(pl.col(after) < pl.col(before)).is_empty(), (before, after)


def test_nothing_happens_after_death_and_only_expiries_lie_after_the_last_day(small_sample: Path) -> None:
    residents = table(small_sample, "residents")
    events = [name for name in residents.columns if name.endswith("_on") and "expires" not in name]
    last_day = pl.lit(
        json.loads((small_sample / "register.json").read_text("utf-8"))["last_day"]
    ).str.to_date()
    assert residents["died_on"].is_not_null().any()
    for name in events:
        assert residents.filter(pl.col(name) > pl.min_horizontal("died_on", last_day)).is_empty(), name


def test_everything_says_that_it_is_simulated(small_sample: Path) -> None:
    about = json.loads((small_sample / "register.json").read_text(encoding="utf-8"))
    targets = pl.read_csv(small_sample / "targets.csv")
    assert about["label"] == "Dữ liệu mô phỏng"
    assert set(targets["label"]) == set(targets["legal_basis"]) == {"Dữ liệu mô phỏng"}


def test_a_folder_that_holds_anything_else_is_left_alone(tmp_path: Path) -> None:
    real = tmp_path / "register"
    real.mkdir()
    (real / "register.json").write_text(
        '{"last_day": "2026-10-31", "label": "", "source": "x"}', encoding="utf-8"
    )
    with pytest.raises(NotASample):
        make_sample(real, people=1_000)
    assert [path.name for path in tmp_path.rglob("*")] == ["register", "register.json"]


def test_an_earlier_sample_is_replaced_whole(tmp_path: Path) -> None:
    folder = tmp_path / "register"
    make_sample(folder, people=1_000)
    (folder / "residents-99.csv").write_text("of an older sample", encoding="utf-8")
    make_sample(folder, people=1_000)
    assert not (folder / "residents-99.csv").exists()
    assert [path.name for path in tmp_path.iterdir()] == ["register"]


def test_the_closed_list_of_services_holds_the_25_essential_ones_first() -> None:
    services = service_table()
    assert services["service_code"].to_list() == [f"DV{n:02d}" for n in range(1, 26)] + [
        f"N{n:02d}" for n in range(1, 7)
    ]
    assert services["essential_no"].to_list() == [*range(1, 26), *[None] * 6]
    assert services.null_count().row(0)[:4] == (0, 0, 0, 0)
