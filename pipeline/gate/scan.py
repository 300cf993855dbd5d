"""Searches what the contract let through for anything that points to one person: sheet, column, kind, count; no value.

The second look after the contract (PRIVACY, "The gate"). Cells that are plain numbers of up to eight digits are set
aside by one pattern; every distinct other cell is put into plain_form() and asked kind by kind.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from functools import lru_cache

import polars as pl

from pipeline.gate.addresses import ADDRESS
from pipeline.gate.column_rules import NINE, TEN, day_numbers, long_runs
from pipeline.gate.headings import names_personal_data
from pipeline.gate.identifiers import CELL_RULES, KINDS
from pipeline.gate.names import named
from pipeline.gate.text_forms import plain_form

__all__ = ["KINDS", "Hit", "scan_table", "scan_texts"]

UNNAMED = "•••"  # instead of a heading or a sheet's name that is itself an identifier
_LINE = "_line"  # the gate's own column of line numbers
_PLAIN_NUMBER = r"^-?(?:(?:0|[1-9][0-9]{0,6})(?:[.,][0-9]+(?:[eE]-[0-9]{1,3})?)?|[1-9][0-9]{7})$"

# One look that leaves aside nearly all cells of a sound file.
_ANY_RULE = "|".join(
    f"(?:{pattern})" for pattern in (NINE, TEN, *(rule for _, rules in CELL_RULES for _, rule in rules))
)
_LARGE = 100_000_000
_BEYOND_COUNTING = "9" * 40


@dataclass(frozen=True)
class Hit:
    """`count` cells of one kind (a key of KINDS) in a column. A cell counts once. Never holds a value."""

    sheet: str
    column: str
    kind: str
    count: int


def scan_table(
    table: pl.DataFrame, sheet: str, closed: Collection[str] = (), dated: Collection[str] = ()
) -> list[Hit]:
    """What is found in a table, headings included; empty when nothing points to a person.

    closed: columns proven to hold only values of a closed list; their cells are skipped. dated: columns whose words may
    name full dates (a legal basis). A heading or sheet name that is itself an identifier is shown as a column number.
    """
    columns = [name for name in table.columns if not (name == _LINE and table.schema[name] == pl.UInt32)]
    sheet, *labels = _shown(sheet, columns)
    searched = [name for name in columns if name not in closed]

    def search(name: str) -> dict[str, int]:
        return _in_column(table[name], name in dated)

    # A column a core, the longest first: polars works outside the interpreter's lock.
    searched.sort(key=lambda name: -table[name].estimated_size())
    with ThreadPoolExecutor(pl.thread_pool_size()) as pool:
        found = dict(zip(searched, pool.map(search, searched), strict=True))
    hits = []
    for name, label in zip(columns, labels, strict=True):
        if label != name:
            hits += scan_texts([name], sheet, label)
        elif names_personal_data(name):
            hits.append(Hit(sheet, label, "heading", 1))
        hits += [Hit(sheet, label, kind, count) for kind, count in found.get(name, {}).items()]
    return hits


def scan_texts(texts: Iterable[str], sheet: str, column: str, dates: bool = True) -> list[Hit]:
    """The same for texts that are no cells: comments, properties, sheet names. dates: whether full dates count as hits."""
    loose = pl.Series("text", list(texts), dtype=pl.String)
    found = _in_texts(loose, ("pseudonym",) if dates else ("pseudonym", "date"), apart=True)
    sheet = UNNAMED if _gives_away(sheet) else sheet
    return [Hit(sheet, column, kind, count) for kind, count in found.items()]


def _shown(sheet: str, columns: Sequence[str]) -> list[str]:
    """The sheet's name and the headings, each replaced where it would give away an identifier."""
    sheet = UNNAMED if _gives_away(sheet) else sheet
    return [sheet, *(f"#{at}" if _gives_away(name) else name for at, name in enumerate(columns, 1))]


@lru_cache
def _gives_away(name: str) -> bool:
    return bool(_in_texts(pl.Series("text", [name]), ("pseudonym",)))


def _in_column(column: pl.Series, dated: bool) -> dict[str, int]:
    """{kind: rows} of one column of any type."""
    filled, kind = column.drop_nulls(), column.dtype
    if filled.is_empty() or kind in (pl.Boolean, pl.Time, pl.Duration):
        return {}
    without = ("date",) if dated else ()
    if kind in (pl.Date, pl.Datetime):
        return {} if dated else {"date": len(filled)}
    if kind.is_numeric():
        return _in_numbers(filled, without)
    if kind.is_nested():
        return _in_column(_inside(filled), dated)
    if kind in (pl.Object, pl.Binary):
        filled = pl.Series(map(_written, filled), dtype=pl.String)
    return _in_texts(filled.cast(pl.String), without)


def _inside(column: pl.Series) -> pl.Series:
    """The values of lists and structs, one below the other, as texts."""
    if isinstance(column.dtype, pl.Struct):
        return pl.concat([_inside(part) for part in column.struct.unnest().get_columns()])
    return _inside(column.explode()) if column.dtype.is_nested() else column.cast(pl.String, strict=False)


def _written(value: object) -> str:
    return value.decode("utf-8", "replace") if isinstance(value, bytes) else str(value)


def _in_numbers(column: pl.Series, without: Collection[str]) -> dict[str, int]:
    """Numbers of nine digits and more are read as if they were written; smaller ones may be days."""
    values = column.cast(pl.Float64, strict=False).drop_nulls()
    values = values.filter(values.is_finite())
    is_large = values.abs() >= _LARGE
    whole = values.filter(is_large).abs().floor().cast(pl.Int128, strict=False)
    written = whole.cast(pl.String).fill_null(_BEYOND_COUNTING)
    return _judged(values.filter(~is_large), _counted(written), len(values), without)


def _in_texts(texts: pl.Series, without: Collection[str], apart: bool = False) -> dict[str, int]:
    """{kind: rows} of one column of texts; kinds in `without` are let pass. apart: the texts are no column."""
    filled = texts.drop_nulls()
    filled = filled.filter(filled != "")
    plain = filled.str.contains(_PLAIN_NUMBER)
    numbers = filled.filter(plain).str.replace(",", ".", literal=True).cast(pl.Float64, strict=False)
    return _judged(numbers, _counted(filled.filter(~plain)), len(filled), without, apart)


def _counted(texts: pl.Series) -> pl.DataFrame:
    """rows, text (in plain form), raw (as it came): each text once where many repeat."""
    table = texts.alias("text").to_frame()
    if len(texts) > 1 and 4 * texts.approx_n_unique() > len(texts):
        cells = table.with_columns(rows=pl.lit(1, pl.Int64))
    else:
        cells = table.group_by("text").agg(rows=pl.len().cast(pl.Int64))
    return cells.select("rows", plain_form(cells["text"]).alias("text"), raw="text")


def _judged(
    numbers: pl.Series, cells: pl.DataFrame, filled: int, without: Collection[str], apart: bool = False
) -> dict[str, int]:
    """numbers: of up to eight digits. cells: all others. filled: rows that are not empty. Each cell counts once."""
    is_like = cells["text"].str.contains(_ANY_RULE)
    alike, others = cells.filter(is_like), cells.filter(~is_like)
    found, runs = {}, {}
    if alike.height:
        found, alike = _by_cell(alike, without)
        runs, alike = long_runs(alike, filled)
    cells = pl.concat([others, alike])
    days = 0 if "date" in without else day_numbers(numbers, cells["text"], filled)
    is_address = cells["text"].str.contains(ADDRESS)
    addresses = int(cells["rows"].filter(is_address).sum())
    by_column = [("date", days), ("address", addresses), ("name", named(cells.filter(~is_address), apart))]
    for kind, count in (*runs.items(), *by_column):
        found[kind] = found.get(kind, 0) + count
    return {kind: count for kind, count in found.items() if count}


def _by_cell(cells: pl.DataFrame, without: Collection[str]) -> tuple[dict[str, int], pl.DataFrame]:
    """({kind: rows}, the cells that no rule of a single cell fits)."""
    found: dict[str, int] = {}
    for harmless, rules in CELL_RULES:
        for pattern in harmless:
            cells = cells.with_columns(pl.col("text").str.replace_all(pattern, " ~ "))
        for kind, pattern in rules:
            is_hit = cells["text"].str.contains(pattern)
            if kind not in without and is_hit.any():
                found[kind] = found.get(kind, 0) + int(cells["rows"].filter(is_hit).sum())
                cells = cells.filter(~is_hit)
    return found, cells
