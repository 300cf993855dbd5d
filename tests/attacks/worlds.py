"""Other releases made from the small one's own tables: of the true counts, and a twin that differs only where nothing is shown."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path

import duckdb
import polars as pl

from board.dimensions import PERSON_FACTS
from board.release_record import read_record, record_as_json, sha256_of
from pipeline.cube import Counts
from pipeline.cube_tables import dossiers_table, population_table
from pipeline.extract_files import Extract
from pipeline.extract_shapes import SHAPES
from pipeline.release import fill_release
from tests.attacks.twin import Tables, last_months, twin_of, with_hamlets
from tests.pipeline.protect.cubes import months_from
from tests.small_counts import small_dossiers, small_population
from tests.small_release import ABOUT, LABEL


def tables_of(release: Path) -> dict[str, pl.DataFrame]:
    """The tables of the extract that a release was made from."""
    with duckdb.connect(str(release), read_only=True) as con:
        tables = {name: con.table(name).pl().select(shape.names()) for name, shape in SHAPES.items()}
    tables["targets"] = tables["targets"].filter(label=LABEL)  # the published ones come with every release
    return {
        name: table.with_columns(pl.col("period").dt.strftime("%Y-%m"))
        if "period" in table.columns
        else table
        for name, table in tables.items()
    }


def true_tables(others: Tables) -> dict[str, pl.DataFrame]:
    """The small release's last twelve months before the new boundaries as they would be if nobody were protected."""
    months = months_from("2024-07", 12)
    old, filed = small_population()[0], small_dossiers()[0]
    return {
        **others,
        "population": population_table(old).filter(pl.col("period").is_in(months)),
        "dossiers": dossiers_table(filed).filter(pl.col("period").is_in(months[-1:])),
    }


def release_of(tables: Tables, like: Path, folder: Path) -> Path:
    """A release of these tables under another one's name and fingerprint, alone in its folder."""
    folder.mkdir(parents=True)
    made = folder / like.name
    files = {f"{name}.parquet": {"sha256": ""} for name in tables}
    fill_release(Extract(folder, {**ABOUT, "files": files}, dict(tables)), made)
    with duckdb.connect(str(made)) as con:
        con.execute(f"ATTACH '{like}' AS other (READ_ONLY)")
        con.execute("DELETE FROM release_info")
        con.execute("INSERT INTO release_info FROM other.release_info")
    record = replace(read_record(like), size_bytes=made.stat().st_size, sha256=sha256_of(made))
    made.with_suffix(".json").write_text(json.dumps(record_as_json(record), default=str), encoding="utf-8")
    (folder / "CURRENT").write_text(f"{like.name}\n", encoding="utf-8")
    return made


def counts_of(population: pl.DataFrame, like: Counts) -> Counts:
    """A release's persons in the shape of a cube, for the same months and areas."""
    here = population.filter(
        pl.col("area_vintage") == like.area_vintage, pl.col("period").is_in(like.periods)
    )
    arrays = {"residents": here["residents"].to_numpy().reshape(like.residents.shape)}
    for fact, levels in PERSON_FACTS.items():
        cells = here.select(f"{fact}_{level}" for level in levels).to_numpy()
        arrays[fact] = cells.reshape(*like.residents.shape, len(levels))
    return replace(like, **arrays)


def two_worlds(like: Path, folder: Path) -> tuple[Path, Path]:
    """A release made of another's last months, and its twin."""
    one = with_hamlets(last_months(tables_of(like)))
    return release_of(one, like, folder / "one"), release_of(twin_of(one), like, folder / "other")
