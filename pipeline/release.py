"""One extract becomes one DuckDB file: the allowed tables, filled once and never changed again.

The process that builds a release must never have attached person-level data: DuckDB keeps dropped rows in its file.
"""

from __future__ import annotations

import hashlib
from datetime import date, datetime
from pathlib import Path

import duckdb
import polars as pl

from board import queries
from board.indicators import catalogue
from geo.areas import VINTAGES, area_parts, areas
from pipeline.extract_files import Extract, read_extract
from pipeline.extract_shapes import SHAPES
from pipeline.unused_blocks import blank_unused

SCHEMA_VERSION = 2  # of a release; the board opens only releases of the version it knows
PUBLISHED_TARGETS = queries.QUERIES / "targets.csv"
DEFINITION = (
    "definition:"  # of keys in release_info: how an indicator was counted and worded when it was built
)


def build_release(extract_folder: Path, target_file: Path) -> None:
    """Write a new release file. Raises ExtractRefused for an unsound extract, FileExistsError where a file stands."""
    fill_release(read_extract(extract_folder), target_file)


def fill_release(extract: Extract, target_file: Path) -> None:
    """The same from an extract that is read already."""
    if target_file.exists():
        raise FileExistsError(target_file.name)
    with duckdb.connect(str(target_file)) as con:
        con.execute("SET enable_progress_bar = false")  # it would be printed into the command's own words
        con.execute((queries.QUERIES / "build" / "schema.sql").read_text(encoding="utf-8"))
        con.begin()  # one transaction: a third faster than one a statement
        for name, table in release_tables(extract).items():
            _insert(con, name, table)
        for indicator_id in catalogue():
            _measure(con, indicator_id)
        queries.execute(con, "build/rollup")
        con.commit()
        con.execute("CHECKPOINT")
    blank_unused(target_file)


def fingerprint(extract: Extract) -> str:
    """sha256 of all that decides a release's content: the extract's files and words, our queries and targets."""
    digest = hashlib.sha256(f"{SCHEMA_VERSION}".encode())
    about = extract.about
    for text in (about["label"], about["source"], about["method"]):
        digest.update(f"|{text}".encode())
    for name, stated in sorted(about["files"].items()):
        digest.update(f"|{name}|{stated['sha256']}".encode())
    for path in (PUBLISHED_TARGETS, *sorted(queries.QUERIES.glob("build/*.sql")), *_indicator_files()):
        digest.update(b"|" + path.name.encode() + b"|" + _content(path))
    return digest.hexdigest()


def release_id_of(extract: Extract) -> str:
    """'board-2026-10-1a2b3c4d': the last period and the beginning of the fingerprint."""
    return f"board-{last_period(extract):%Y-%m}-{fingerprint(extract)[:8]}"


def last_period(extract: Extract) -> date:
    return _with_last_days(extract.tables["population"].select(pl.col("period").max())).item()


def release_tables(extract: Extract) -> dict[str, pl.DataFrame]:
    """Every table that is filled from the extract, the areas and the published targets; periods as last days."""
    tables = {
        name: _with_last_days(table) if "period" in table.columns else table
        for name, table in extract.tables.items()
    }
    return {
        "release_info": _release_info(extract),
        "area": _area_table(),
        "area_part": pl.DataFrame(
            [(vintage, *part) for vintage in VINTAGES for part in area_parts(vintage)],
            schema=["area_vintage", "base_code", "level", "area_code"],
            orient="row",
        ),
        **tables,
        "targets": pl.concat([tables["targets"], published_targets()]),
    }


def published_targets() -> pl.DataFrame:
    """Targets that a published document states, each with its source; they are in every release."""
    table = pl.read_csv(PUBLISHED_TARGETS, schema=SHAPES["targets"], try_parse_dates=True)
    return table.with_columns(pl.col("label").fill_null(""))


def _release_info(extract: Extract) -> pl.DataFrame:
    info = {
        "schema_version": str(SCHEMA_VERSION),
        "release_id": release_id_of(extract),
        "fingerprint": fingerprint(extract),
        "made_on": datetime.now().astimezone().isoformat(timespec="milliseconds"),
        "last_period": last_period(extract).isoformat(),
        **{key: extract.about[key] for key in ("label", "source", "method")},
        **definition_prints(),
    }
    return pl.DataFrame({"key": list(info), "value": list(info.values())})


def _area_table() -> pl.DataFrame:
    items = [item for vintage in VINTAGES for item in areas(vintage)]
    columns = ("area_vintage", "area_code", "level", "parent_code", "kind", "name_vi", "full_name_vi", "name_en",
               "valid_from", "valid_to", "area_km2")  # fmt: skip
    table = pl.DataFrame({name: [getattr(item, name) for item in items] for name in columns})
    return table.with_columns(sort_order=pl.int_range(pl.len()).over("area_vintage"))


def _with_last_days(table: pl.DataFrame) -> pl.DataFrame:
    """Periods 'YYYY-MM' as the last day of the month."""
    return table.with_columns(pl.col("period").str.to_date("%Y-%m").dt.month_end())


def definition_prints() -> dict[str, str]:
    """'definition:<indicator_id>' -> 8 hex digits of its SQL and TOML: too few to be taken for a number of a person."""
    prints = {}
    for indicator_id in catalogue():
        files = [queries.QUERIES / "indicators" / f"{indicator_id}{suffix}" for suffix in (".sql", ".toml")]
        prints[DEFINITION + indicator_id] = hashlib.sha256(b"|".join(map(_content, files))).hexdigest()[:8]
    return prints


def _indicator_files() -> list[Path]:
    return sorted(
        path for path in (queries.QUERIES / "indicators").iterdir() if path.suffix in (".sql", ".toml")
    )


def _content(path: Path) -> bytes:
    """The same on every system, whatever ends its lines."""
    return path.read_bytes().replace(b"\r\n", b"\n")


def _measure(con: duckdb.DuckDBPyConnection, indicator_id: str) -> None:
    """Run the indicator's own query and keep its rows. Dense, zeros included, as the cube is."""
    rows = con.sql(queries.query(f"indicators/{indicator_id}").sql).to_arrow_table()
    con.register("indicator_rows", rows)
    queries.execute(con, "build/measure", indicator_id=indicator_id)
    con.unregister("indicator_rows")


def _insert(con: duckdb.DuckDBPyConnection, name: str, table: pl.DataFrame) -> None:
    """Rows into an empty table of the schema; a column that the schema lacks is an error."""
    con.register("incoming", table.to_arrow())
    con.table("incoming").select(*con.table(name).columns).insert_into(name)
    con.unregister("incoming")
