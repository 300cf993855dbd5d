"""An extract comes back as it was written, or not at all."""

from __future__ import annotations

import hashlib
import json
import shutil
from pathlib import Path

import numpy as np
import polars as pl
import pytest

from board.dimensions import PERSON_FACTS
from board.errors import DefinitionError
from geo.areas import OLD_VINTAGE
from pipeline.cube import Counts
from pipeline.cube_tables import population_table
from pipeline.extract_files import ExtractRefused, read_extract, write_extract
from pipeline.extract_shapes import SHAPES
from pipeline.services import service_table
from tests.pipeline.tiny_extract import ABOUT, LABEL, ROWS, tiny_offers, write_tiny_extract


@pytest.fixture(scope="module")
def written(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return write_tiny_extract(tmp_path_factory.mktemp("incoming") / "tiny")


@pytest.fixture
def extract(written: Path, tmp_path: Path) -> Path:
    """A copy that a test may spoil."""
    return shutil.copytree(written, tmp_path / "tiny")


def test_an_extract_is_its_tables_and_a_manifest_and_says_what_is_in_them(written):
    manifest = json.loads((written / "manifest.json").read_text(encoding="utf-8"))
    names = {f"{name}.parquet" for name in SHAPES}
    assert {path.name for path in written.iterdir()} == names | {"manifest.json"}
    assert manifest["schema_version"] == 2
    assert manifest["label"] == LABEL
    assert manifest["vintages"] == ["to_2025_06", "from_2025_07"]
    assert manifest["periods"] == {
        "to_2025_06": ["2025-05", "2025-06"],
        "from_2025_07": ["2025-07", "2025-07"],
    }
    assert manifest["files"].keys() == names
    assert manifest["files"]["population.parquet"]["rows"] == (2 * 91 + 107) * 48
    assert manifest["files"]["services.parquet"]["rows"] == service_table().height


def test_what_was_written_is_read(written):
    tables = read_extract(written).tables
    assert {name: table.schema for name, table in tables.items()} == SHAPES
    assert tables["service_offers"].equals(tiny_offers())
    assert set(tables["population"]["residents"]) == {10}


def test_every_cell_of_the_array_stands_in_its_own_row():
    counts = np.arange(1 * 2 * ROWS).reshape(1, 2, ROWS)
    facts = {
        fact: (counts[..., None] * 100 + np.arange(len(levels))).astype(np.int32)
        for fact, levels in PERSON_FACTS.items()
    }
    table = population_table(Counts(OLD_VINTAGE, ["2023-09"], ["25741", "25744"], counts, **facts))
    row = table.row(48 + 3 * 6 + 3 + 2, named=True)  # second commune, fourth band, female, third residence
    assert [row[key] for key in ("base_code", "age_band", "sex", "residence")] == [
        "25744",
        "18-24",
        "female",
        "temporary",
    ]
    assert row["residents"] == 71
    assert row["id_card_no_number"] == 7100
    assert row["id_card_renewal_printed_over"] == 7117
    assert row["e_identity_level_2"] == 7104


def test_the_same_counts_give_the_same_bytes(written, tmp_path):
    again = write_tiny_extract(tmp_path / "again")
    files = sorted(path.name for path in written.glob("*.parquet"))
    assert [(again / name).read_bytes() for name in files] == [
        (written / name).read_bytes() for name in files
    ]


def test_a_changed_byte_is_seen(extract):
    path = extract / "population.parquet"
    content = bytearray(path.read_bytes())
    content[len(content) // 2] ^= 1
    path.write_bytes(content)
    with pytest.raises(ExtractRefused, match=r"population\.parquet không khớp mã kiểm tra"):
        read_extract(extract)


def test_a_missing_file_is_named(extract):
    (extract / "services.parquet").unlink()
    with pytest.raises(ExtractRefused) as refused:
        read_extract(extract)
    assert "services.parquet is missing from the extract" in refused.value.en


@pytest.mark.parametrize(
    ("content", "complaint"),
    [
        (None, "manifest.json is missing or cannot be read"),
        ("{", "manifest.json is missing or cannot be read"),
        ("[]", "manifest.json is missing or cannot be read"),
        ('{"schema_version": 1}', "is of version 1; this program reads version 2"),
        ('{"schema_version": 2}', "manifest.json lacks a required entry"),
    ],
)
def test_a_manifest_that_cannot_be_used_is_refused(extract, content, complaint):
    (extract / "manifest.json").unlink()
    if content is not None:
        (extract / "manifest.json").write_text(content, encoding="utf-8")
    with pytest.raises(ExtractRefused) as refused:
        read_extract(extract)
    assert complaint in refused.value.en


def respell(extract: Path, name: str, change) -> None:
    """Change a table and make the manifest agree, as somebody would who writes an extract by other means."""
    path = extract / f"{name}.parquet"
    table = change(pl.read_parquet(path))
    table.write_parquet(path)
    manifest = json.loads((extract / "manifest.json").read_text(encoding="utf-8"))
    stated = {"rows": table.height, "sha256": hashlib.sha256(path.read_bytes()).hexdigest()}
    manifest["files"][path.name] = stated
    (extract / "manifest.json").write_text(json.dumps(manifest), encoding="utf-8")


def put(column: str, value: object):
    """Put a value into the first row of a column."""
    return lambda table: table.with_columns(
        pl.when(pl.int_range(pl.len()) == 0)
        .then(pl.lit(value, table.schema[column]))
        .otherwise(pl.col(column))
        .alias(column)
    )


@pytest.mark.parametrize(
    ("name", "change", "complaint"),
    [
        ("population", put("residence", "Nguyễn Văn An"), "population.residence has a value outside its closed list"),
        ("population", put("base_code", "25741-25747"), "population.base_code has a value outside its closed list"),
        ("population", put("period", "2025-13"), "population.period is not a month YYYY-MM"),
        ("population", put("period", "2025-08"), "population.period is not in its vintage"),
        ("population", lambda table: table[1:], "population has cells missing or twice"),
        ("population", lambda table: pl.concat([table[1:2], table[1:]]), "population has cells missing or twice"),
        ("population", lambda table: table.filter(pl.col("period") != "2025-05").with_columns(
            period=pl.col("period").replace("2025-06", "2025-04")).vstack(
            table.filter(pl.col("period") == "2025-06")), "population.period leaves a month out"),
        ("population", lambda table: table[:0], "population has no row"),
        ("population", put("id_card_expired", -1), "population.id_card_expired has a negative or too large count"),
        ("population", put("residents", 2_000_000_000), "population.residents has a negative or too large count"),
        ("population", put("residents", None), "population.residents has an empty cell"),
        ("dossiers", put("service_code", "DV99"), "dossiers.service_code has a value outside its closed list"),
        ("services", put("name_vi", "Trần Thị B"), "services differs from the program's list of services"),
        ("service_offers", put("provision", "all"), "service_offers.provision has a value outside its closed list"),
        ("service_offers", put("period", "2025-04"), "service_offers.period has a month without residents"),
        ("service_offers", lambda table: table.rename({"services": "note"}), "service_offers.parquet has other rows or columns"),
    ],
)  # fmt: skip
def test_an_extract_that_breaks_the_contract_is_refused_without_a_value_of_it(
    extract, name, change, complaint
):
    respell(extract, name, change)
    with pytest.raises(ExtractRefused) as refused:
        read_extract(extract)
    assert complaint in refused.value.en
    assert not any(value in refused.value.vi + refused.value.en for value in ("Nguyễn", "Trần", "DV99"))


TARGET = {
    "indicator_id": "card_delivered", "area_vintage": "to_2025_06", "area_code": "74", "from_on": "2025-01-01",
    "due_on": "2025-12-31", "value": 0.95, "unit": "rate", "programme": LABEL, "legal_basis": LABEL, "label": LABEL,
    "source": LABEL,
}  # fmt: skip


@pytest.mark.parametrize(
    ("change", "complaint"),
    [
        ({}, None),
        ({"indicator_id": "card"}, "targets.indicator_id has a value outside its closed list"),
        ({"area_code": "25747", "area_vintage": "from_2025_07"}, None),
        (
            {"area_code": "718", "area_vintage": "from_2025_07"},
            "targets.area_code has a value outside its closed list",
        ),
        ({"unit": "%"}, "targets.unit has a value outside its closed list"),
        ({"source": "x" * 301}, "targets.source is too long"),
        ({"value": 1.2}, "targets has a target that cannot be"),
        ({"value": float("nan")}, "targets has a target that cannot be"),
        ({"value": 0.0, "unit": "assigned"}, "targets has a target that cannot be"),
        ({"value": 500.0, "unit": "count"}, "targets has a target that cannot be"),
        ({"due_on": "2024-12-31"}, "targets has a target that cannot be"),
        ({"value": 1_200_000.0, "unit": "assigned"}, None),
    ],
)
def test_targets_name_an_indicator_an_area_of_their_vintage_and_a_unit(extract, change, complaint):
    row = pl.DataFrame([TARGET | change]).with_columns(pl.col("from_on", "due_on").str.to_date())
    respell(extract, "targets", lambda _: row.select(SHAPES["targets"].names()))
    if complaint is None:
        assert read_extract(extract).tables["targets"].height == 1
    else:
        with pytest.raises(ExtractRefused) as refused:
            read_extract(extract)
        assert complaint in refused.value.en


def test_a_table_of_another_shape_is_not_written(tmp_path):
    with pytest.raises(DefinitionError, match="service_offers: the columns are"):
        write_tiny_extract(tmp_path / "tiny", offers=tiny_offers().rename({"services": "count"}))
    assert not (tmp_path / "tiny").exists()


def test_a_folder_that_is_no_extract_is_not_written_over(tmp_path):
    (tmp_path / "letters").mkdir()
    (tmp_path / "letters" / "a.txt").write_text("keep me", encoding="utf-8")
    with pytest.raises(ExtractRefused, match="không phải là một bản trích"):
        write_extract(tmp_path / "letters", [], [], {}, ABOUT)
    assert (tmp_path / "letters" / "a.txt").read_text(encoding="utf-8") == "keep me"


def test_an_extract_is_replaced_as_a_whole(extract):
    (extract / "stray.txt").write_text("old", encoding="utf-8")
    write_tiny_extract(extract, people=20)
    assert not (extract / "stray.txt").exists()
    assert set(read_extract(extract).tables["population"]["residents"]) == {20}
    assert [path.name for path in extract.parent.iterdir()] == ["tiny"]
