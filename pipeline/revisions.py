"""What changes between two releases: told from the files alone, without ever naming a figure that is withheld."""

from __future__ import annotations

from pathlib import Path

import duckdb
import polars as pl

from board import queries
from board.dimensions import PRESENT
from board.disclosure import disclose_counts, disclose_rates
from board.indicators import catalogue
from board.revision import TABLES, Changes, IndicatorChange, LargestChange
from pipeline.release import DEFINITION

_KEYS = ["indicator_id", "area_vintage", "period"]


def changes_between(before: Path | None, after: Path) -> Changes:
    """The changes from one release file to a later one; before None, or of another version of the schema: all is new.

    A month counts as corrected when any stored figure differs, also one that is withheld. The largest change is that of
    the figures shown of the whole province, people present. Under 2 s at full size.
    """
    later = _contents(after)
    if before is None or _schema_version(before) != _schema_version(after):
        nothing = {name: table.clear() for name, table in later.items()}
        return Changes(_indicator_changes(nothing, later))
    earlier = _contents(before)
    return Changes(
        _indicator_changes(earlier, later),
        _definition_changes(earlier["info"], later["info"]),
        _table_changes(earlier["tables"], later["tables"]),
    )


def _schema_version(path: Path) -> str:
    with duckdb.connect(str(path), read_only=True) as con:
        return dict(queries.run(con, "views/release_info").rows())["schema_version"]


def _contents(path: Path) -> dict[str, pl.DataFrame]:
    with duckdb.connect(str(path), read_only=True) as con:
        con.execute("SET enable_progress_bar = false")
        return {
            "prints": queries.run(con, "checks/prints_of_areas"),
            "totals": _shown(queries.run(con, "checks/province_totals", residences=list(PRESENT))),
            "tables": queries.run(con, "checks/prints_of_tables"),
            "info": queries.run(con, "views/release_info"),
        }


def _shown(totals: pl.DataFrame) -> pl.DataFrame:
    """Keys and value of what may be shown; the rest is left out."""
    rates = totals.lazy().filter(pl.col("denominator").is_not_null())
    counts = totals.lazy().filter(pl.col("denominator").is_null())
    both = pl.concat([disclose_rates(rates, whole_areas=True), disclose_counts(counts)])
    return both.filter(pl.col("sign") == "").select(*_KEYS, "value").collect()


def _indicator_changes(earlier: dict, later: dict) -> tuple[IndicatorChange, ...]:
    months = _months(earlier["prints"], later["prints"])
    largest = _largest(earlier["totals"], later["totals"], months.filter(pl.col("kind") == "corrected"))
    found = []
    for (indicator_id, vintage), rows in months.group_by("indicator_id", "area_vintage", maintain_order=True):
        by_kind = {kind: rows.filter(pl.col("kind") == kind) for kind in ("added", "removed", "corrected")}
        areas = by_kind["corrected"]["areas"].explode().drop_nulls().unique().sort()
        found.append(
            IndicatorChange(
                indicator_id,
                vintage,
                **{kind: tuple(some["period"]) for kind, some in by_kind.items()},
                areas=tuple(areas),
                largest=largest.get((indicator_id, vintage)),
            )
        )
    order = {indicator_id: place for place, indicator_id in enumerate(catalogue())}
    return tuple(sorted(found, key=lambda one: (order.get(one.indicator_id, len(order)), one.indicator_id)))


def _months(earlier: pl.DataFrame, later: pl.DataFrame) -> pl.DataFrame:
    """Keys of every month that differs, its kind (added, removed, corrected) and its areas, in the order of time."""
    both = earlier.join(later, on=[*_KEYS, "area_code"], how="full", coalesce=True, nulls_equal=True)
    differs = pl.col("print").ne_missing(pl.col("print_right"))
    return (
        both.group_by(_KEYS)
        .agg(
            only_later=pl.col("print").is_null().all(),
            only_earlier=pl.col("print_right").is_null().all(),
            areas=pl.col("area_code").filter(differs),
            differs=differs.any(),
        )
        .filter("differs")
        .with_columns(
            kind=pl.when("only_later")
            .then(pl.lit("added"))
            .when("only_earlier")
            .then(pl.lit("removed"))
            .otherwise(pl.lit("corrected"))
        )
        .sort("area_vintage", "period", descending=[True, False])  # the older boundaries first
    )


def _largest(
    earlier: pl.DataFrame, later: pl.DataFrame, corrected: pl.DataFrame
) -> dict[tuple[str, str], LargestChange]:
    both = earlier.join(later, on=_KEYS).join(corrected.select(_KEYS), on=_KEYS)
    moved = both.with_columns(size=(pl.col("value_right") - pl.col("value")).abs()).filter(pl.col("size") > 0)
    rows = moved.sort("size", "period", descending=True).unique(_KEYS[:2], keep="first", maintain_order=True)
    return {
        (row["indicator_id"], row["area_vintage"]): LargestChange(
            row["period"], row["value"], row["value_right"]
        )
        for row in rows.to_dicts()
    }


def _definition_changes(earlier: pl.DataFrame, later: pl.DataFrame) -> tuple[str, ...]:
    """Ids whose definition differs; one that only one of the releases has is seen by its months."""
    before, after = dict(earlier.rows()), dict(later.rows())
    both = [key for key in after if key.startswith(DEFINITION) and key in before]
    return tuple(key.removeprefix(DEFINITION) for key in both if before[key] != after[key])


def _table_changes(earlier: pl.DataFrame, later: pl.DataFrame) -> tuple[str, ...]:
    before, after = dict(earlier.rows()), dict(later.rows())
    return tuple(name for name in TABLES if before.get(name) != after.get(name))
