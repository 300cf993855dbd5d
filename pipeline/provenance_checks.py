"""The contract of the tables that speak about an extract itself: its sources, the quality of its rows, its audit."""

from __future__ import annotations

from collections.abc import Iterator

import polars as pl

from board.audit_report import BAR, SUBJECTS
from board.audit_words import CHECKS
from board.dimensions import CHECKED_TABLES, CRITERIA, PROTECTED, PUBLIC, RHYTHMS, ROUND_TO, SOURCES
from geo.areas import PROVINCE_CODE, VINTAGES, areas
from pipeline.complaint import OUTSIDE, Complaint, not_months, outside, too_long

LONGEST_WORDS = 300  # characters of an agency's name or of who said that something is public
_KEYS = ["source", "area_vintage", "area_code", "criterion"]


def provenance_complaints(tables: dict[str, pl.DataFrame]) -> Iterator[Complaint]:
    """What breaks the contract of `sources`, `quality` and `audit`; each of them may be empty."""
    yield from _sources(tables["sources"])
    yield from _quality(tables["quality"])
    yield from _audit(tables["audit"])


def _sources(table: pl.DataFrame) -> Iterator[Complaint]:
    yield from outside("sources", table, {"source": SOURCES, "rhythm": RHYTHMS})
    yield from not_months("sources", table, ("first_period", "last_period"))
    yield from too_long("sources", table, ("agency", "basis"), LONGEST_WORDS)
    if table["source"].is_duplicated().any():
        yield "sources", "có nguồn ghi hai lần", "has a source twice"
    if not (table["first_period"] <= table["last_period"]).all():
        yield "sources.last_period", "trước kỳ đầu", "is before the first period"
    if not table["rows"].is_between(0, 10**9).all():
        yield "sources.rows", "có số âm hoặc quá lớn", "has a negative or too large count"
    said = pl.col("basis")
    if not table.select((said == PROTECTED) | said.str.contains(f"^{PUBLIC}.+")).to_series().all():
        yield "sources.basis", *OUTSIDE


def _quality(table: pl.DataFrame) -> Iterator[Complaint]:
    """Every area and criterion of a checked table exactly once: a missing row would say that nothing failed."""
    yield from outside("quality", table, {"source": tuple(CHECKED_TABLES), "criterion": CRITERIA})
    expected = {
        (vintage, code)
        for vintage in VINTAGES
        for code in (PROVINCE_CODE, *(item.area_code for item in areas(vintage, "commune")))
    }
    found = set(table.select("area_vintage", "area_code").rows())
    if found - expected:
        yield "quality.area_code", *OUTSIDE
    rows = table["source"].n_unique() * len(expected) * len(CRITERIA)
    if table.height != rows or table.select(_KEYS).is_duplicated().any():
        yield "quality", "thiếu hoặc trùng dòng", "has rows missing or twice"
    if not table.select(pl.all_horizontal(pl.col("rows", "failed") % ROUND_TO == 0)).to_series().all():
        yield "quality", f"có số chưa làm tròn đến {ROUND_TO}", f"has a count not rounded to {ROUND_TO}"
    if not (table["failed"] <= table["rows"]).all():
        yield "quality.failed", "nhiều hơn số dòng đã kiểm tra", "is more than the rows checked"


def _audit(table: pl.DataFrame) -> Iterator[Complaint]:
    yield from outside("audit", table, {"check": list(CHECKS), "subject": SUBJECTS})
    if not table["bar"].str.contains(f"^({BAR.pattern})$").all():
        yield "audit.bar", *OUTSIDE
    if not table["figure"].is_finite().all():
        yield "audit.figure", "không phải là số", "is not a number"
