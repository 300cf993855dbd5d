"""The tables that speak about an extract hold closed lists, rounded counts and short words, or the extract is refused."""

from __future__ import annotations

import polars as pl
import pytest

from pipeline.extract_shapes import SHAPES
from pipeline.provenance_checks import provenance_complaints
from tests.small_quality import small_quality, small_sources

AUDIT = pl.DataFrame(
    [("informed_guess", "to_2025_06:id_card", 0.41, "<= 0.5", True)], SHAPES["audit"], orient="row"
)
GOOD = {"sources": small_sources(), "quality": small_quality(), "audit": AUDIT}


def complaints(**changed: pl.DataFrame) -> list[str]:
    return [f"{place} {en}" for place, _, en in provenance_complaints({**GOOD, **changed})]


def put(name: str, **values: object) -> dict[str, pl.DataFrame]:
    """The table with values put into its first row."""
    table = GOOD[name]
    first = pl.int_range(pl.len()) == 0
    return {name: table.with_columns(
        pl.when(first).then(pl.lit(value, table.schema[column])).otherwise(column).alias(column)
        for column, value in values.items()
    )}  # fmt: skip


def test_whole_tables_and_empty_ones_are_accepted() -> None:
    assert complaints() == []
    assert complaints(**{name: pl.DataFrame(schema=SHAPES[name]) for name in GOOD}) == []


@pytest.mark.parametrize(
    ("changed", "complaint"),
    [
        (put("sources", source="police"), "sources.source has a value outside its closed list"),
        (put("sources", source="dossiers"), "sources has a source twice"),
        (put("sources", rhythm="week"), "sources.rhythm has a value outside its closed list"),
        (put("sources", last_period="2026-13"), "sources.last_period is not a month YYYY-MM"),
        (put("sources", last_period="2024-03"), "sources.last_period is before the first period"),
        (put("sources", rows=-1), "sources.rows has a negative or too large count"),
        (put("sources", agency="x" * 301), "sources.agency is too long"),
        (put("sources", basis="public: "), "sources.basis has a value outside its closed list"),
        (put("sources", basis="public"), "sources.basis has a value outside its closed list"),
        (put("quality", source="population"), "quality.source has a value outside its closed list"),
        (put("quality", criterion="nice"), "quality.criterion has a value outside its closed list"),
        (put("quality", area_code="718"), "quality.area_code has a value outside its closed list"),
        (put("quality", failed=3), "quality has a count not rounded to 10"),
        (put("quality", rows=11_999), "quality has a count not rounded to 10"),
        (put("quality", failed=12_010), "quality.failed is more than the rows checked"),
        ({"quality": GOOD["quality"][1:]}, "quality has rows missing or twice"),
        ({"quality": pl.concat([GOOD["quality"][1:], GOOD["quality"][1:2]])}, "quality has rows missing or twice"),
        (put("audit", subject="Nguyễn Văn An"), "audit.subject has a value outside its closed list"),
        (put("audit", bar="Nguyễn"), "audit.bar has a value outside its closed list"),
        (put("audit", check="no_attack"), "audit.check has a value outside its closed list"),
        (put("audit", check="SELECT *"), "audit.check has a value outside its closed list"),
        (put("audit", figure=float("nan")), "audit.figure is not a number"),
    ],
)  # fmt: skip
def test_what_breaks_the_contract_is_named_without_a_value(changed, complaint) -> None:
    found = complaints(**changed)
    assert complaint in found
    assert not any("Nguyễn" in text for text in found)
