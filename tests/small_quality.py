"""Invented sources and quality of rows for the small release: one commune clearly bad, one source with a criterion near."""

from __future__ import annotations

from datetime import date

import polars as pl

from board.dimensions import CHECKED_TABLES, CRITERIA
from geo.areas import PROVINCE_CODE, VINTAGES, areas
from pipeline.extract_shapes import SHAPES

LABEL = "Dữ liệu mô phỏng"
BAD = {
    "25741": ("dossiers", "code_list", 250),
    "25948": ("residents", "unique", 90),
}  # rows that fail, more than usual
ROWS = {"residents": 12_000, "spells": 15_000, "dossiers": 15_000}  # of every commune
OF_UNITS = 91 / 36  # an area of the new vintage holds as many more rows


def small_quality() -> pl.DataFrame:
    """The table `quality`: ten rows fail in every area, none by code list; BAD has more."""
    rows = []
    for table in CHECKED_TABLES:
        for vintage in VINTAGES:
            communes = [item.area_code for item in areas(vintage, "commune")]
            failed = {(code, one): _failed(table, code, one) for code in communes for one in CRITERIA}
            checked = ROWS[table] if len(communes) == 91 else round(ROWS[table] * OF_UNITS / 10) * 10
            for one in CRITERIA:
                rows += [(table, vintage, code, one, checked, failed[code, one]) for code in communes]
                whole = sum(failed[code, one] for code in communes)
                rows.append((table, vintage, PROVINCE_CODE, one, checked * len(communes), whole))
    return pl.DataFrame(rows, SHAPES["quality"], orient="row")


def _failed(table: str, code: str, criterion: str) -> int:
    usual = 0 if criterion == "code_list" else 10
    return BAD[code][2] if BAD.get(code, ())[:2] == (table, criterion) else usual


def small_sources() -> pl.DataFrame:
    """All four sources, up to date in November 2026."""
    received = date(2026, 11, 5)
    public = f"public: {LABEL}"
    return pl.DataFrame(
        [
            (
                "population",
                f"Cơ quan Công an ({LABEL})",
                "month",
                "2024-04",
                "2026-10",
                received,
                400_000,
                "protected",
            ),
            (
                "dossiers",
                f"Hệ thống một cửa ({LABEL})",
                "month",
                "2024-04",
                "2026-10",
                received,
                496_000,
                "protected",
            ),
            (
                "service_offers",
                f"Danh mục thủ tục ({LABEL})",
                "month",
                "2024-04",
                "2026-10",
                received,
                93,
                public,
            ),
            ("targets", f"Đề án 06 ({LABEL})", "once", "2024-01", "2026-12", received, 165, public),
        ],
        SHAPES["sources"],
        orient="row",
    )
