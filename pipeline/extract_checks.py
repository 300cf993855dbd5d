"""The contract of what an extract may say: closed domains, whole months, every cell there once, no count negative.

A text that is in no closed list could be anything, a name for instance; so there is none, but for the words of
targets, which are bounded.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import polars as pl

from board.dimensions import BANDS, PROVISIONS, RESIDENCES, SEXES
from board.indicators import catalogue
from geo.areas import NEW_VINTAGE, VINTAGES, areas, base_areas
from pipeline.complaint import OUTSIDE, Complaint, not_months, outside, too_long
from pipeline.provenance_checks import LONGEST_WORDS, provenance_complaints
from pipeline.services import service_table
from pipeline.targets import UNITS, can_be

LARGEST_COUNT = 20_000_000  # no province is larger; a longer number could be an identifier
_FIRST_NEW_MONTH = "2025-07"


def complaints(tables: dict[str, pl.DataFrame]) -> list[Complaint]:
    """What breaks the contract, empty when nothing does. Names tables and columns, never a value."""
    services = service_table()
    persons = {"age_band": BANDS, "sex": SEXES, "residence": RESIDENCES}
    return [
        *_cube("population", tables["population"], persons),
        *_cube("dossiers", tables["dossiers"], {"service_code": services["service_code"].to_list()}),
        *_services(tables["services"], services),
        *not_months("service_offers", tables["service_offers"]),
        *_within_the_cube(tables),
        *outside("service_offers", tables["service_offers"], {"provision": PROVISIONS}),
        *_targets(tables["targets"]),
        *provenance_complaints(tables),
        *(complaint for name, table in tables.items() for complaint in _counts(name, table)),
    ]


def _cube(name: str, table: pl.DataFrame, lists: dict[str, Sequence[str]]) -> Iterator[Complaint]:
    """Keys of closed lists; in every month of a vintage every combination exactly once, no month left out."""
    yield from not_months(name, table)
    yield from outside(name, table, {"area_vintage": VINTAGES, **lists})
    if table.is_empty():
        yield name, "không có dòng nào", "has no row"
    for vintage in VINTAGES:
        mine = table.filter(pl.col("area_vintage") == vintage)
        bases = [base.base_code for base in base_areas(vintage)]
        yield from outside(name, mine, {"base_code": bases})
        wrong_side = (pl.col("period") < _FIRST_NEW_MONTH) == (vintage == NEW_VINTAGE)
        if mine.filter(wrong_side).height:
            yield f"{name}.period", "không thuộc thời kỳ địa giới", "is not in its vintage"
        rows = len(bases)
        for values in lists.values():
            rows *= len(values)
        months = mine["period"].unique().sort().to_list()
        keys = ["period", "base_code", *lists]
        if mine.height != rows * len(months) or mine.select(keys).is_duplicated().any():
            yield name, "thiếu hoặc trùng ô số liệu", "has cells missing or twice"
        if months and len(months) != _months_between(months[0], months[-1]):
            yield f"{name}.period", "thiếu tháng", "leaves a month out"


def _months_between(first: str, last: str) -> int:
    """Both included."""
    return (int(last[:4]) - int(first[:4])) * 12 + int(last[5:]) - int(first[5:]) + 1


def _within_the_cube(tables: dict[str, pl.DataFrame]) -> Iterator[Complaint]:
    """A month without residents has no vintage and would be lost."""
    months = tables["population"]["period"].unique().to_list()
    for name in ("dossiers", "service_offers"):
        if not tables[name]["period"].is_in(months).all():
            yield f"{name}.period", "có tháng không có nhân khẩu", "has a month without residents"


def _services(table: pl.DataFrame, known: pl.DataFrame) -> Iterator[Complaint]:
    """The program's own list, word for word: names in it are free text otherwise."""
    if not table.equals(known):
        yield (
            "services",
            "khác danh mục dịch vụ của chương trình",
            "differs from the program's list of services",
        )


def _targets(table: pl.DataFrame) -> Iterator[Complaint]:
    places = [f"{item.area_vintage}|{item.area_code}" for vintage in VINTAGES for item in areas(vintage)]
    lists = {"indicator_id": list(catalogue()), "area_vintage": VINTAGES, "unit": UNITS}
    yield from outside("targets", table, lists)
    if (
        not table.select(pl.concat_str("area_vintage", "area_code", separator="|").is_in(places))
        .to_series()
        .all()
    ):
        yield "targets.area_code", *OUTSIDE
    yield from too_long("targets", table, ("programme", "legal_basis", "label", "source"), LONGEST_WORDS)
    judged_by = ("indicator_id", "unit", "value", "from_on", "due_on")
    if table.null_count().sum_horizontal().item() == 0 and not all(
        can_be(*row) for row in table.select(judged_by).rows()
    ):
        yield "targets", "có chỉ tiêu không thể có", "has a target that cannot be"


def _counts(name: str, table: pl.DataFrame) -> Iterator[Complaint]:
    """Every number is there and no identifier; essential_no alone may be empty."""
    for column, kind in table.schema.items():
        values = table[column]
        if values.null_count() and column != "essential_no":
            yield f"{name}.{column}", "có ô trống", "has an empty cell"
        if kind == pl.Int32 and not values.drop_nulls().is_between(0, LARGEST_COUNT).all():
            yield f"{name}.{column}", "có số âm hoặc quá lớn", "has a negative or too large count"
